import { CalendarDays, ScanLine, Settings } from 'lucide-react';
import type { ReactNode } from 'react';

import { useT } from '@/i18n/t';
import { paths } from '@/lib/paths';

import { Switcher } from './organization-switcher';
import { RailLayout, type Place } from './rail-layout';

const places: readonly Place[] = [
  {
    to: paths.organizer(),
    label: 'layout.yourEvents',
    icon: <CalendarDays aria-hidden size={20} />,
    isHere: (path) => path === '/organizer' || path.startsWith('/organizer/events'),
  },
  {
    to: paths.scanner(),
    label: 'layout.scanner',
    icon: <ScanLine aria-hidden size={20} />,
    own: true,
    isHere: () => false,
  },
  {
    to: paths.organization(),
    label: 'layout.organization',
    icon: <Settings aria-hidden size={20} />,
    isHere: (path) => path.startsWith(paths.organization()) || path === paths.organizationAudit(),
  },
];

/** The organizer's pages. */
export const OrganizerLayout = ({ children }: { children: ReactNode }) => {
  const t = useT();
  return (
    <RailLayout places={places} label={t('layout.organizerNav')} above={<Switcher />} aboveSmall={<Switcher compact />}>
      {children}
    </RailLayout>
  );
};
