import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { EmailText } from '@/components/email-text';
import { Missing } from '@/components/missing';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { useSession } from '@/lib/queries/session';
import { Link, useParam } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { auditQuery, personQuery, type Account } from '../api';
import { AuditList } from '../components/audit-list';
import { PersonActs } from '../components/person-acts';
import { PersonStatus } from '../components/person-status';
import { Roles } from '../components/roles';

const Fact = ({ label, children }: { label: MessageId; children: ReactNode }) => (
  <div className="grid gap-0.5 border-b border-line py-3 last:border-0">
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </div>
);

const Moment = ({ at }: { at: string }) => <time dateTime={at}>{formatDayTime(at, viewerZone(), formatLocale)}</time>;

const Facts = ({ person }: { person: Account }) => (
  <dl className="grid content-start">
    <Fact label="admin.email">
      <EmailText address={person.email} />{' '}
      <span className="text-14 text-ink-soft">
        <T id={person.email_verified ? 'admin.emailVerified' : 'admin.emailOpen'} />
      </span>
    </Fact>
    {person.phone && <Fact label="admin.phone">{person.phone}</Fact>}
    <Fact label="admin.since">
      <Moment at={person.created_at} />
    </Fact>
    <Fact label="admin.signIns">
      <T id="admin.signInCount" values={{ count: person.sign_ins }} />
      {person.last_sign_in && (
        <span className="block text-14 text-ink-soft">
          <T id="admin.lastSignIn" values={{ at: <Moment at={person.last_sign_in} /> }} />
        </span>
      )}
    </Fact>
    <Fact label="admin.id">
      <code className="font-mono text-14 break-all select-all">{person.id}</code>
    </Fact>
  </dl>
);

const PersonPage = ({ person }: { person: Account }) => {
  const own = useSession()?.id === person.id;
  const history = useInfiniteQuery(auditQuery({ subject: person.id }));
  return (
    <div className="page">
      <PageHeader
        above={
          <Breadcrumb
            links={[
              <Link key="people" to={paths.adminUsers()}>
                <T id="layout.people" />
              </Link>,
            ]}
            here={<bdi>{person.name}</bdi>}
          />
        }
        title={<bdi>{person.name}</bdi>}
        lead={<PersonStatus person={person} />}
        actions={!own && <PersonActs person={person} />}
      />
      <div className="grid grid-cols-1 gap-10">
        {person.status === 'suspended' && (
          <Banner tone="danger" title={<T id="admin.isSuspended" />}>
            <p dir="auto">{person.suspended_reason}</p>
          </Banner>
        )}
        <div className="grid gap-x-16 gap-y-8 lg:grid-cols-2">
          <Facts person={person} />
          <Roles person={person} own={own} />
        </div>
        <section className="grid grid-cols-1 gap-4">
          <div className="flex flex-wrap items-baseline justify-between gap-4">
            <h2 className="title text-22">
              <T id="admin.history" />
            </h2>
            <Link to={paths.audit({ actor: person.id })} className="underline underline-offset-2">
              <T id="admin.whatTheyDid" />
            </Link>
          </div>
          <AuditList query={history} to={paths.audit} />
        </section>
      </div>
    </div>
  );
};

/** One person: who they are, what they may, what was done. */
export const UserPage = () => {
  const t = useT();
  useTitle(t('layout.people'));
  const query = useQuery(personQuery(useParam('id')));
  if (query.data) return <PersonPage person={query.data} />;
  if (isStatus(query.error, 404)) return <Missing />;
  return (
    <div className="page pt-10">
      {query.isError ? <Fault error={query.error} onRetry={() => void query.refetch()} /> : <SkeletonText lines={8} />}
    </div>
  );
};
