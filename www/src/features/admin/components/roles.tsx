import { useMutation } from '@tanstack/react-query';

import { Checkbox } from '@/components/ui/choice';
import { Fault } from '@/components/ui/fault';
import { T } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';

import { personChanged, personQuery, type Account } from '../api';

type Role = Account['roles'][number];

/** The platform roles of somebody; a change works in their open sessions at once. */
export const Roles = ({ person, own }: { person: Account; own: boolean }) => {
  const change = useMutation({
    mutationFn: (roles: Role[]) =>
      ok(api.PUT('/admin/users/{id}/role', { params: { path: { id: person.id } }, body: { roles } })),
    onSuccess: ({ roles }) => {
      const known = queryClient.getQueryData(personQuery(person.id).queryKey);
      if (known) personChanged({ ...known, roles });
    },
  });
  const toggle = (role: Role) =>
    change.mutate(person.roles.includes(role) ? person.roles.filter((each) => each !== role) : [...person.roles, role]);
  return (
    <section className="grid content-start gap-2">
      <h2 className="title text-22">
        <T id="admin.roles" />
      </h2>
      <p className="text-ink-soft">
        <T id="admin.rolesLead" />
      </p>
      <Checkbox
        label={<T id="admin.role.admin" />}
        hint={<T id={own ? 'admin.ownRole' : 'admin.adminHint'} />}
        checked={person.roles.includes('admin')}
        disabled={change.isPending || own}
        onChange={() => toggle('admin')}
      />
      <Checkbox
        label={<T id="admin.role.organizer" />}
        hint={<T id="admin.organizerHint" />}
        checked={person.roles.includes('organizer')}
        disabled={change.isPending}
        onChange={() => toggle('organizer')}
      />
      {change.isError && <Fault error={change.error} />}
    </section>
  );
};
