import { useQuery } from '@tanstack/react-query';

import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Organization } from '@/lib/api/types';
import { membersOf } from '@/lib/queries/organization';
import { useSession } from '@/lib/queries/session';

import { may, OrganizationFrame } from '../components/frame';
import { Invitations } from '../components/invitations';
import { Invite } from '../components/invite';
import { MemberRow } from '../components/member-row';

const Members = ({ organization }: { organization: Organization }) => {
  const session = useSession();
  const query = useQuery(membersOf(organization.id));
  const manages = may(organization, 'people');
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid content-start gap-10">
        <section className="grid content-start gap-4">
          <h2 className="title text-22">
            <T id="organization.members" />
          </h2>
          {query.isPending && <SkeletonText lines={4} />}
          {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
          <ul>
            {query.data?.items.map((member) => (
              <MemberRow
                key={member.user_id}
                organization={organization}
                member={member}
                self={member.user_id === session?.id}
              />
            ))}
          </ul>
        </section>
        {manages && <Invitations organization={organization} />}
      </div>
      {manages && <Invite organization={organization} />}
    </div>
  );
};

/** Who works for the organization, and what each may do. */
export const MembersPage = () => (
  <OrganizationFrame title="organization.members">
    {(organization) => <Members organization={organization} />}
  </OrganizationFrame>
);
