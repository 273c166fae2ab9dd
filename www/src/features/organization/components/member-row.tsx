import { useMutation } from '@tanstack/react-query';
import { Crown, EllipsisVertical, LogOut, Settings2, UserMinus } from 'lucide-react';
import { useState } from 'react';

import { EmailText } from '@/components/email-text';
import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { Menu, MenuItem } from '@/components/ui/menu';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Member, Organization } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { membersOf, membershipsChanged, organizationOf } from '@/lib/queries/organization';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { may } from './frame';
import { MemberDialog } from './member-dialog';
import { rolesToGive } from './rights';

type Props = { organization: Organization; member: Member; self: boolean };
type Asked = 'change' | 'remove' | 'handOver';

const path = ({ organization, member }: Props) => ({ path: { id: organization.id, user_id: member.user_id } });

const useRemoval = (props: Props) => {
  const t = useT();
  const go = useGo();
  return useMutation({
    mutationFn: () => ok(api.DELETE('/organizations/{id}/members/{user_id}', { params: path(props) })),
    onSuccess: async () => {
      const { organization, member, self } = props;
      if (self) go(paths.organizer());
      await membershipsChanged();
      if (!self) {
        await queryClient.invalidateQueries({ queryKey: membersOf(organization.id).queryKey });
        await queryClient.invalidateQueries({ queryKey: organizationOf(organization.id).queryKey });
      }
      toast(self ? t('members.left', { name: organization.name }) : t('members.removed', { name: member.name }));
    },
  });
};

const useHandOver = ({ organization, member }: Props, done: () => void) => {
  const t = useT();
  return useMutation({
    mutationFn: () =>
      ok(
        api.POST('/organizations/{id}/owner', {
          params: { path: { id: organization.id } },
          body: { user_id: member.user_id },
        }),
      ),
    onSuccess: async () => {
      await membershipsChanged();
      await queryClient.invalidateQueries({ queryKey: membersOf(organization.id).queryKey });
      toast(t('members.handedOver', { name: member.name }));
      done();
    },
  });
};

/** A member with what they are; those who may change that find it behind the button. */
export const MemberRow = (props: Props) => {
  const { organization, member, self } = props;
  const t = useT();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const removal = useRemoval(props);
  const handOver = useHandOver(props, close);
  const manages = may(organization, 'people') && rolesToGive(organization).includes(member.role);
  const heir = organization.role === 'owner' && !organization.personal && !self && member.role !== 'owner';
  const leaves = self && !organization.personal;
  return (
    <ListRow
      title={
        <>
          <bdi>{member.name}</bdi>
          {self && (
            <span className="ml-2 text-14 font-normal text-ink-faint">
              <T id="members.you" />
            </span>
          )}
        </>
      }
      trailing={
        (manages || leaves) && (
          <Menu
            trigger={
              <IconButton label={t('members.more', { name: member.name })}>
                <EllipsisVertical aria-hidden size={18} />
              </IconButton>
            }
          >
            {manages && (
              <MenuItem icon={<Settings2 aria-hidden size={18} />} onSelect={() => setAsked('change')}>
                <T id="members.change" />
              </MenuItem>
            )}
            {heir && (
              <MenuItem icon={<Crown aria-hidden size={18} />} onSelect={() => setAsked('handOver')}>
                <T id="members.handOver" />
              </MenuItem>
            )}
            {self
              ? leaves && (
                  <MenuItem danger icon={<LogOut aria-hidden size={18} />} onSelect={() => setAsked('remove')}>
                    <T id="members.leave" />
                  </MenuItem>
                )
              : manages && (
                  <MenuItem danger icon={<UserMinus aria-hidden size={18} />} onSelect={() => setAsked('remove')}>
                    <T id="members.remove" />
                  </MenuItem>
                )}
          </Menu>
        )
      }
    >
      <span className="block">
        <EmailText address={member.email} />
      </span>
      <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={member.role === 'member' ? 'neutral' : 'accent'}>
          <T id={`members.role.${member.role}`} />
        </Badge>
        {member.customized && (
          <span className="text-14">
            {member.permissions.length === 0
              ? t('members.mayNothing')
              : member.permissions.map((each) => t(`members.permission.${each}`)).join(', ')}
          </span>
        )}
      </span>
      {asked === 'change' && <MemberDialog organization={organization} member={member} onClose={close} />}
      {asked === 'remove' && (
        <DeleteDialog
          title={
            <T
              id={self ? 'members.leaveTitle' : 'members.removeTitle'}
              values={{ name: <bdi>{self ? organization.name : member.name}</bdi> }}
            />
          }
          description={<T id={self ? 'members.leaveLead' : 'members.removeLead'} />}
          keep={<T id="members.cancel" />}
          remove={<T id={self ? 'members.leave' : 'members.remove'} />}
          removal={removal}
          onClose={close}
        />
      )}
      {asked === 'handOver' && (
        <DeleteDialog
          title={<T id="members.handOverTitle" values={{ name: <bdi>{member.name}</bdi> }} />}
          description={<T id="members.handOverLead" />}
          keep={<T id="members.cancel" />}
          remove={<T id="members.handOver" />}
          removal={handOver}
          onClose={close}
        />
      )}
    </ListRow>
  );
};
