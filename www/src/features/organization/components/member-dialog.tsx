import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { FormDialog } from '@/components/organizer/form-dialog';
import { Fault } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Member, Organization } from '@/lib/api/types';
import { membersOf, membershipsChanged } from '@/lib/queries/organization';
import { toast } from '@/lib/toast';

import { chosenOf, RightsFields, type Rights } from './rights';

type Props = { organization: Organization; member: Member; onClose: () => void };

/** Changes what somebody is and may do. */
export const MemberDialog = ({ organization, member, onClose }: Props) => {
  const t = useT();
  const [rights, setRights] = useState<Rights>({ role: member.role, permissions: member.permissions });
  const save = useMutation({
    mutationFn: () =>
      ok(
        api.PUT('/organizations/{id}/members/{user_id}', {
          params: { path: { id: organization.id, user_id: member.user_id } },
          body: { role: rights.role, permissions: chosenOf(rights) },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: membersOf(organization.id).queryKey });
      await membershipsChanged();
      toast(t('members.changed', { name: member.name }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={<T id="members.changeTitle" values={{ name: <bdi>{member.name}</bdi> }} />}
      description={<T id="members.changeLead" />}
      back={<T id="members.cancel" />}
      submit={<T id="action.save" />}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <RightsFields organization={organization} rights={rights} had={member.permissions} onChange={setRights} />
      {save.isError && <Fault error={save.error} />}
    </FormDialog>
  );
};
