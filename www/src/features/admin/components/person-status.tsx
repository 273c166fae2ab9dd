import { Ban } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { T } from '@/i18n/t';

import type { Person } from '../api';

/** What is special about somebody: an ordinary account in good standing says nothing. */
export const PersonStatus = ({ person: { status, roles } }: { person: Pick<Person, 'status' | 'roles'> }) => {
  if (status !== 'suspended' && roles.every((role) => role === 'attendee')) return null;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {status === 'suspended' && (
        <Badge tone="danger" icon={<Ban aria-hidden size={14} />}>
          <T id="admin.status.suspended" />
        </Badge>
      )}
      {roles.includes('admin') && (
        <Badge tone="accent">
          <T id="admin.role.admin" />
        </Badge>
      )}
      {roles.includes('organizer') && (
        <Badge tone="info">
          <T id="admin.role.organizer" />
        </Badge>
      )}
    </span>
  );
};
