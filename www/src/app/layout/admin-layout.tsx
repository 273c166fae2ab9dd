import { Activity, Building2, ScrollText, Users } from 'lucide-react';
import type { ReactNode } from 'react';

import { Missing } from '@/components/missing';
import { SignedIn } from '@/components/signed-in';
import { useT } from '@/i18n/t';
import { paths } from '@/lib/paths';

import { RailLayout, type Place } from './rail-layout';

const places: readonly Place[] = [
  {
    to: paths.admin(),
    label: 'layout.health',
    icon: <Activity aria-hidden size={20} />,
    isHere: (path) => path === paths.admin(),
  },
  {
    to: paths.adminUsers(),
    label: 'layout.people',
    icon: <Users aria-hidden size={20} />,
    isHere: (path) => path.startsWith(paths.adminUsers()),
  },
  {
    to: paths.adminOrganizations(),
    label: 'layout.allOrganizations',
    icon: <Building2 aria-hidden size={20} />,
    isHere: (path) => path === paths.adminOrganizations(),
  },
  {
    to: paths.audit(),
    label: 'layout.audit',
    icon: <ScrollText aria-hidden size={20} />,
    isHere: (path) => path === paths.audit(),
  },
];

/** The administrators' pages; to everybody else they are not there. */
export const AdminLayout = ({ children }: { children: ReactNode }) => {
  const t = useT();
  return (
    <RailLayout places={places} label={t('layout.adminNav')}>
      <SignedIn>{({ roles }) => (roles.includes('admin') ? children : <Missing />)}</SignedIn>
    </RailLayout>
  );
};
