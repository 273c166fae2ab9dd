import { CalendarDays, LogOut, ReceiptText, ShieldCheck, Ticket, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';

import { useFaultText } from '@/components/ui/fault';
import { Menu, MenuItem, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import { T } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Profile } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { sessionChanged } from '@/lib/queries/session';
import { Link, useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

type Props = { profile: Profile; trigger: ReactNode };

const AccountMenu = ({ profile, trigger }: Props) => {
  const go = useGo();
  const faultText = useFaultText();
  const signOut = async () => {
    try {
      await ok(api.POST('/auth/logout'));
      await sessionChanged();
      go(paths.home());
    } catch (error) {
      toast(faultText(error), { tone: 'danger' });
    }
  };
  return (
    <Menu trigger={trigger} defaultOpen>
      <MenuLabel>
        <span className="block font-semibold text-ink">{profile.name}</span>
        {profile.email}
      </MenuLabel>
      <MenuLine />
      <MenuLink>
        <Link to={paths.tickets()}>
          <Ticket aria-hidden size={18} />
          <T id="layout.myTickets" />
        </Link>
      </MenuLink>
      <MenuLink>
        <Link to={paths.orders()}>
          <ReceiptText aria-hidden size={18} />
          <T id="layout.myOrders" />
        </Link>
      </MenuLink>
      <MenuLink>
        <Link to={paths.organizer()}>
          <CalendarDays aria-hidden size={18} />
          <T id="layout.yourEvents" />
        </Link>
      </MenuLink>
      <MenuLink>
        <Link to={paths.profile()}>
          <UserRound aria-hidden size={18} />
          <T id="layout.profile" />
        </Link>
      </MenuLink>
      {profile.roles.includes('admin') && (
        <MenuLink>
          <Link to={paths.admin()}>
            <ShieldCheck aria-hidden size={18} />
            <T id="layout.administration" />
          </Link>
        </MenuLink>
      )}
      <MenuLine />
      <MenuItem icon={<LogOut aria-hidden size={18} />} onSelect={() => void signOut()}>
        <T id="action.signOut" />
      </MenuItem>
    </Menu>
  );
};

export default AccountMenu;
