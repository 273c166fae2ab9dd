import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { EmailText } from '@/components/email-text';
import { OrganizationLogo } from '@/components/organization-logo';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { Fault, useFaultText } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { isStatus } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import type { InvitationLetter, Profile } from '@/lib/api/types';
import { brandStyle } from '@/lib/brand-style';
import { chooseOrganization } from '@/lib/chosen-organization';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { invitationBehind, membershipsChanged } from '@/lib/queries/organization';
import { sessionChanged, sessionQuery } from '@/lib/queries/session';
import { Link, useGo, useHere, useSearchTexts } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useTitle } from '@/lib/use-title';

type Props = { token: string; letter: InvitationLetter; session: Profile };

const Accept = ({ token, letter, session }: Props) => {
  const t = useT();
  const go = useGo();
  const accept = useMutation({
    mutationFn: () => ok(api.POST('/invitations/{token}/accept', { params: { path: { token } } })),
    onSuccess: async ({ id, name }) => {
      await membershipsChanged();
      chooseOrganization(session.id, id);
      toast(t('invitation.welcome', { name }));
      go(paths.organizer());
    },
  });
  return (
    <>
      {accept.isError && <Fault error={accept.error} />}
      <Button size="large" wide busy={accept.isPending} onClick={() => accept.mutate()}>
        <T id="invitation.accept" values={{ name: <bdi>{letter.organization.name}</bdi> }} />
      </Button>
    </>
  );
};

const OtherAddress = ({ letter, session }: Omit<Props, 'token'>) => {
  const here = useHere();
  const go = useGo();
  const faultText = useFaultText();
  const change = async () => {
    try {
      await ok(api.POST('/auth/logout'));
      await sessionChanged();
      go(paths.signIn(here));
    } catch (error) {
      toast(faultText(error), { tone: 'danger' });
    }
  };
  return (
    <Banner
      tone="warning"
      title={<T id="invitation.otherAddress" />}
      action={
        <Button look="secondary" onClick={() => void change()}>
          <T id="invitation.change" />
        </Button>
      }
    >
      <T
        id="invitation.otherAddressLead"
        values={{ yours: <EmailText address={session.email} />, invited: <EmailText address={letter.email} /> }}
      />
    </Banner>
  );
};

const Unconfirmed = ({ session }: { session: Profile }) => {
  const t = useT();
  const faultText = useFaultText();
  const resend = useMutation({
    mutationFn: () => ok(api.POST('/auth/verify-email/resend')),
    onSuccess: () => toast(t('invitation.mailedAgain')),
    onError: (error) => toast(faultText(error), { tone: 'danger' }),
  });
  return (
    <Banner
      tone="warning"
      title={<T id="invitation.unconfirmed" />}
      action={
        <span className="flex flex-wrap gap-3">
          <Button onClick={() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })}>
            <T id="invitation.confirmed" />
          </Button>
          <Button look="secondary" busy={resend.isPending} onClick={() => resend.mutate()}>
            <T id="invitation.mailAgain" />
          </Button>
        </span>
      }
    >
      <T id="invitation.unconfirmedLead" values={{ email: <EmailText address={session.email} /> }} />
    </Banner>
  );
};

const Guest = ({ letter }: { letter: InvitationLetter }) => {
  const here = useHere();
  return (
    <>
      <p className="text-ink-soft">
        <T id="invitation.guest" values={{ email: <EmailText address={letter.email} /> }} />
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Link to={paths.signIn(here)} className={buttonClass('primary', 'large', true)}>
          <T id="action.signIn" />
        </Link>
        <Link to={paths.signUp(here)} className={buttonClass('secondary', 'large', true)}>
          <T id="invitation.signUp" />
        </Link>
      </div>
    </>
  );
};

const Next = ({ token, letter }: Omit<Props, 'session'>) => {
  const session = useQuery(sessionQuery);
  if (letter.status !== 'open') {
    return (
      <Banner title={<T id={`invitation.${letter.status}`} />}>
        <T id={`invitation.${letter.status}Lead`} />
      </Banner>
    );
  }
  if (session.isPending) return <SkeletonText lines={2} />;
  if (!session.data) return <Guest letter={letter} />;
  if (session.data.email.toLowerCase() !== letter.email.toLowerCase()) {
    return <OtherAddress letter={letter} session={session.data} />;
  }
  if (!session.data.email_verified) return <Unconfirmed session={session.data} />;
  return <Accept token={token} letter={letter} session={session.data} />;
};

const Shown = ({ token, letter }: Omit<Props, 'session'>) => (
  <div style={brandStyle(letter.organization.palette)} className="grid gap-6">
    <OrganizationLogo logo={letter.organization.logo} className="h-16 justify-self-start" />
    <header className="grid gap-2">
      <h1 tabIndex={-1} className="title text-28 md:text-36">
        <T id="invitation.title" values={{ name: <bdi>{letter.organization.name}</bdi> }} />
      </h1>
      <p className="text-ink-soft">
        <T
          id={`invitation.lead.${letter.role}`}
          values={{
            inviter: <bdi>{letter.invited_by}</bdi>,
            until: formatDayTime(letter.expires_at, viewerZone(), formatLocale),
          }}
        />
      </p>
    </header>
    <Next token={token} letter={letter} />
  </div>
);

const Column = ({ children }: { children: ReactNode }) => (
  <div className="page">
    <div className="mx-auto max-w-md py-10 md:py-16">{children}</div>
  </div>
);

/** Where an invitation's link leads: who invites to what, and the way in. */
export const InvitationPage = () => {
  const t = useT();
  useTitle(t('invitation.page'));
  const { token = '' } = useSearchTexts('token');
  const query = useQuery(invitationBehind(token));
  if (query.isPending) {
    return (
      <Column>
        <SkeletonText lines={5} />
      </Column>
    );
  }
  if (query.data) {
    return (
      <Column>
        <Shown token={token} letter={query.data} />
      </Column>
    );
  }
  return (
    <Column>
      <h1 tabIndex={-1} className="title mb-4 text-28">
        <T id="invitation.page" />
      </h1>
      {isStatus(query.error, 404) ? (
        <Banner tone="warning" title={<T id="invitation.incomplete" />}>
          <T id="invitation.incompleteLead" />
        </Banner>
      ) : (
        <Fault error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Column>
  );
};
