import { useMutation, useQuery, type UseMutationResult } from '@tanstack/react-query';
import { MailX, Send } from 'lucide-react';
import type { ReactNode } from 'react';

import { EmailText } from '@/components/email-text';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Fault, useFaultText } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Invitation, Organization } from '@/lib/api/types';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { invitationsOf } from '@/lib/queries/organization';
import { toast } from '@/lib/toast';

const tones: Record<Invitation['status'], Tone> = {
  open: 'info',
  accepted: 'success',
  revoked: 'neutral',
  expired: 'warning',
};

const When = ({ invitation }: { invitation: Invitation }) => {
  const at = (time: string) => formatDayTime(time, viewerZone(), formatLocale);
  if (invitation.status === 'open') {
    return invitation.mailed_at ? (
      <T id="members.openUntil" values={{ until: at(invitation.expires_at) }} />
    ) : (
      <T id="members.onItsWay" />
    );
  }
  return <>{at(invitation.closed_at ?? invitation.expires_at)}</>;
};

type ActProps = {
  icon: ReactNode;
  label: string;
  words: MessageId;
  act: UseMutationResult<unknown, unknown, void>;
};

/** On a phone its icon has to do. */
const Act = ({ icon, label, words, act }: ActProps) => (
  <Button
    look="quiet"
    size="small"
    className="min-w-11"
    icon={icon}
    aria-label={label}
    title={label}
    busy={act.isPending}
    onClick={() => act.mutate()}
  >
    <span className="max-lg:hidden">
      <T id={words} />
    </span>
  </Button>
);

const Row = ({ organization, invitation }: { organization: Organization; invitation: Invitation }) => {
  const t = useT();
  const faultText = useFaultText();
  const params = { path: { id: organization.id, invitation_id: invitation.id } };
  const again = () => queryClient.invalidateQueries({ queryKey: invitationsOf(organization.id).queryKey });
  const onError = (error: unknown) => toast(faultText(error), { tone: 'danger' });
  const resend = useMutation({
    mutationFn: () => ok(api.POST('/organizations/{id}/invitations/{invitation_id}/resend', { params })),
    onSuccess: async () => {
      await again();
      toast(t('members.invited', { email: invitation.email }));
    },
    onError,
  });
  const revoke = useMutation({
    mutationFn: () => ok(api.DELETE('/organizations/{id}/invitations/{invitation_id}', { params })),
    onSuccess: async () => {
      await again();
      toast(t('members.revoked', { email: invitation.email }));
    },
    onError,
  });
  return (
    <ListRow
      title={<EmailText address={invitation.email} />}
      trailing={
        invitation.status !== 'accepted' && (
          <span className="flex">
            <Act
              icon={<Send aria-hidden size={18} />}
              label={t('members.resend', { email: invitation.email })}
              words="members.resendShort"
              act={resend}
            />
            {invitation.status === 'open' && (
              <Act
                icon={<MailX aria-hidden size={18} />}
                label={t('members.revoke', { email: invitation.email })}
                words="members.revokeShort"
                act={revoke}
              />
            )}
          </span>
        )
      }
    >
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tones[invitation.status]}>
          <T id={`members.status.${invitation.status}`} />
        </Badge>
        <span className="text-14">
          <T id={`members.role.${invitation.role}`} /> · <When invitation={invitation} />
        </span>
      </span>
    </ListRow>
  );
};

/** Who was asked in, and what became of it. */
export const Invitations = ({ organization }: { organization: Organization }) => {
  const query = useQuery({ ...invitationsOf(organization.id), refetchInterval: 15_000 });
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <section className="grid content-start gap-4">
      <h2 className="title text-22">
        <T id="members.invitations" />
      </h2>
      <ul>
        {query.data.items.map((invitation) => (
          <Row key={invitation.id} organization={organization} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
};
