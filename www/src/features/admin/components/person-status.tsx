import { Ban } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { T } from '@/i18n/t';

import type { Person } from '../api';

/** What is special about somebody: an ordinary account in good standing says nothing. */
export const PersonStatus = ({ person }: { person: Pick<Person, 'status' | 'roles'> }) => (
  <span className="inline-flex flex-wrap gap-1.5">
    {person.status === 'suspended' && (
      <Badge tone="danger" icon={<Ban aria-hidden size={14} />}>
        <T id="admin.status.suspended" />
      </Badge>
    )}
    {person.roles.includes('admin') && (
      <Badge tone="accent">
        <T id="admin.role.admin" />
      </Badge>
    )}
    {person.roles.includes('organizer') && (
      <Badge tone="info">
        <T id="admin.role.organizer" />
      </Badge>
    )}
  </span>
);
