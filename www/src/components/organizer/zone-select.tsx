import { useMemo, type ComponentProps } from 'react';

import { Select } from '@/components/ui/input';
import { useT } from '@/i18n/t';
import { viewerZone } from '@/lib/format/dates';
import { offsetAt, offsetText, zoneNames } from '@/lib/wall-time';

type Props = ComponentProps<typeof Select> & {
  /** The chosen zone; it is offered even when the browser spells it differently. */
  current: string;
};

const place = (zone: string): string =>
  zone
    .slice(zone.indexOf('/') + 1)
    .replaceAll('_', ' ')
    .replaceAll('/', ', ');

/** Every time zone, by continent; one's own and the chosen one first. */
export const ZoneSelect = ({ current, ...rest }: Props) => {
  const t = useT();
  const groups = useMemo(() => {
    const byContinent = new Map<string, string[]>();
    for (const zone of zoneNames(current)) {
      const continent = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : t('organizer.zoneOther');
      byContinent.set(continent, [...(byContinent.get(continent) ?? []), zone]);
    }
    return [...byContinent];
  }, [current, t]);
  const now = useMemo(() => Date.now(), []);
  const nearest = [...new Set([current, viewerZone()])].filter(Boolean);
  const option = (zone: string, name: string) => {
    const offset = offsetText(offsetAt(now, zone));
    return (
      <option key={zone} value={zone}>
        {name === offset ? name : `${name} (${offset})`}
      </option>
    );
  };
  return (
    <Select {...rest}>
      <optgroup label={t('organizer.zoneNear')}>
        {nearest.map((zone) => option(zone, zone.replaceAll('_', ' ')))}
      </optgroup>
      {groups.map(([continent, zones]) => (
        <optgroup key={continent} label={continent}>
          {zones.filter((zone) => !nearest.includes(zone)).map((zone) => option(zone, place(zone)))}
        </optgroup>
      ))}
    </Select>
  );
};
