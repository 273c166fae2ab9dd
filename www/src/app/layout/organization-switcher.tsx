import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import type { ComponentProps } from 'react';

import { OrganizationLogo } from '@/components/organization-logo';
import { Menu, MenuItem, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import { T, useT } from '@/i18n/t';
import type { Membership } from '@/lib/api/types';
import { chooseOrganization, useChosenOrganization } from '@/lib/chosen-organization';
import { cx } from '@/lib/cx';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';
import { Link, useGo } from '@/lib/router/navigation';

type TriggerProps = ComponentProps<'button'> & { chosen: Membership; compact: boolean };

const Trigger = ({ chosen, compact, ...rest }: TriggerProps) => {
  const t = useT();
  return (
    <button
      {...rest}
      type="button"
      aria-label={t('layout.switchOrganization', { name: chosen.name })}
      className={cx(
        'flex min-h-11 min-w-0 items-center gap-2 rounded-control px-3 text-left font-medium hover:bg-sunken',
        compact ? 'max-w-full' : 'mb-4 border border-line',
      )}
    >
      <bdi className={cx('min-w-0 flex-1', compact ? 'truncate' : 'line-clamp-2 text-14 leading-snug')}>
        {chosen.name}
      </bdi>
      <ChevronsUpDown aria-hidden size={16} className="shrink-0 text-ink-faint" />
    </button>
  );
};

/** Which organization the organizer's pages are about, and the way to another. */
export const Switcher = ({ compact = false }: { compact?: boolean }) => {
  const session = useSession();
  const chosen = useChosenOrganization();
  const go = useGo();
  if (!session || !chosen) return null;
  const choose = (id: string) => {
    chooseOrganization(session.id, id);
    // A page about one event or person belongs to the former organization.
    go(location.pathname.startsWith(paths.organization()) ? paths.organization() : paths.organizer());
  };
  return (
    <Menu align="start" trigger={<Trigger chosen={chosen} compact={compact} />}>
      <MenuLabel>
        <T id="layout.organizations" />
      </MenuLabel>
      {session.organizations.map((each) => (
        <MenuItem
          key={each.id}
          onSelect={() => choose(each.id)}
          icon={
            each.id === chosen.id ? <Check aria-hidden size={18} className="text-accent" /> : <span className="w-4.5" />
          }
        >
          <span className="max-w-56 min-w-0 flex-1 py-1.5">
            <bdi className="line-clamp-2 leading-snug">{each.name}</bdi>
            {each.role && (
              <span className="block text-14 text-ink-faint">
                <T id={each.personal ? 'layout.personal' : `layout.role.${each.role}`} />
              </span>
            )}
          </span>
          <OrganizationLogo logo={each.logo} className="h-8" />
        </MenuItem>
      ))}
      <MenuLine />
      <MenuLink>
        <Link to={paths.newOrganization()}>
          <Plus aria-hidden size={18} />
          <T id="layout.newOrganization" />
        </Link>
      </MenuLink>
    </Menu>
  );
};
