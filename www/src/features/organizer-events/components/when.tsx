import { useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';

import { ZoneSelect } from '@/components/organizer/zone-select';
import { Banner } from '@/components/ui/banner';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import { formatDayTime, sameClock, viewerZone } from '@/lib/format/dates';
import { isSkipped, momentOf, offsetText } from '@/lib/wall-time';

import type { Values } from '../values';
import { Section } from './section';

const hours = (milliseconds: number) => Math.round(milliseconds / 360_000) / 10;

/** What the entered times mean: offset, length, the organizer's own clock, and what the change of clocks does to them. */
const TimeNotes = () => {
  const [startsText, endsText, zone] = useWatch<Values, ['starts', 'ends', 'zone']>({
    name: ['starts', 'ends', 'zone'],
  });
  const starts = useMemo(() => momentOf(startsText, zone), [startsText, zone]);
  const ends = useMemo(() => momentOf(endsText, zone), [endsText, zone]);
  if (!starts || isSkipped(starts)) return null;
  const mine = viewerZone();
  const known = ends && !isSkipped(ends) && ends.at > starts.at ? ends : undefined;
  const lasts = known && Date.parse(known.at) - Date.parse(starts.at);
  return (
    <div className="grid gap-3">
      <p className="text-14 text-ink-soft">
        <span className="tabular font-medium text-ink">{offsetText(starts.offset)}</span>
        {lasts !== undefined && (
          <>
            {' · '}
            <T id="editor.lasts" values={{ hours: hours(lasts) }} />
          </>
        )}
        {!sameClock(starts.at, zone, mine) && (
          <>
            {' · '}
            <T id="editor.yourTime" values={{ at: formatDayTime(starts.at, mine, formatLocale) }} />
          </>
        )}
      </p>
      {known && known.offset !== starts.offset && (
        <Banner
          tone="info"
          title={
            <T id="editor.clocksChange" values={{ from: offsetText(starts.offset), to: offsetText(known.offset) }} />
          }
        >
          <T id="editor.clocksChangeLead" values={{ hours: hours(lasts ?? 0) }} />
        </Banner>
      )}
      {(starts.twice || known?.twice) && (
        <Banner tone="warning" title={<T id="editor.twice" />}>
          <T id="editor.twiceLead" />
        </Banner>
      )}
    </div>
  );
};

/** When it is, on the clocks of the place. */
export const When = () => {
  const {
    register,
    formState: { errors },
  } = useFormContext<Values>();
  const zone = useWatch<Values, 'zone'>({ name: 'zone' });
  return (
    <Section id="when" title="editor.when" lead="editor.whenLead">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={<T id="editor.starts" />} id="starts" error={errors.starts?.message}>
          {(control) => <Input {...control} {...register('starts')} type="datetime-local" />}
        </Field>
        <Field label={<T id="editor.ends" />} id="ends" error={errors.ends?.message}>
          {(control) => <Input {...control} {...register('ends')} type="datetime-local" />}
        </Field>
      </div>
      <Field label={<T id="editor.zone" />} id="zone" error={errors.zone?.message}>
        {(control) => <ZoneSelect {...control} {...register('zone')} current={zone} />}
      </Field>
      <TimeNotes />
    </Section>
  );
};
