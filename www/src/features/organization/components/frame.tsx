import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';

import { OrganizationLogo } from '@/components/organization-logo';
import { SignedIn } from '@/components/signed-in';
import { buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT, type MessageId } from '@/i18n/t';
import type { Organization, Permission } from '@/lib/api/types';
import { useChosenOrganization } from '@/lib/chosen-organization';
import { paths } from '@/lib/paths';
import { organizationOf } from '@/lib/queries/organization';
import { Link } from '@/lib/router/navigation';
import { useCurrentInSight } from '@/lib/use-current-in-sight';
import { useTitle } from '@/lib/use-title';

const sections: readonly { label: MessageId; to: string }[] = [
  { label: 'organization.details', to: paths.organization() },
  { label: 'organization.look', to: paths.organizationLook() },
  { label: 'organization.members', to: paths.members() },
  { label: 'organization.payments', to: paths.payments() },
  { label: 'organization.plan', to: paths.plan() },
  { label: 'organization.documents', to: paths.organizationDocuments() },
  { label: 'layout.audit', to: paths.organizationAudit() },
];

const Sections = ({ here }: { here: MessageId }) => {
  const t = useT();
  return (
    <nav
      ref={useCurrentInSight(here)}
      aria-label={t('organization.sections')}
      data-print="no"
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 md:mx-0 md:px-0"
    >
      {sections.map(({ label, to }) => (
        <Link
          key={label}
          to={to}
          aria-current={label === here ? 'page' : undefined}
          className="-mb-px inline-flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-3 font-medium text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          <T id={label} />
        </Link>
      ))}
    </nav>
  );
};

const Head = ({ organization }: { organization: Organization }) => (
  <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pt-5 pb-4 md:pt-8">
    <div className="flex min-w-0 flex-1 basis-64 items-center gap-4 max-sm:flex-col max-sm:items-start">
      <OrganizationLogo logo={organization.logo} className="h-14" />
      <h1 tabIndex={-1} className="title min-w-0 text-28 md:text-36">
        <bdi>{organization.name}</bdi>
      </h1>
    </div>
    <a
      href={paths.organizerPage(organization.slug)}
      target="_blank"
      rel="noopener"
      className={buttonClass('secondary')}
    >
      <ExternalLink aria-hidden size={18} />
      <T id="organization.publicPage" />
    </a>
  </header>
);

type Props = { title: MessageId; children: (organization: Organization) => ReactNode };

const Framed = ({ title, children }: Props) => {
  const t = useT();
  const chosen = useChosenOrganization();
  const query = useQuery({ ...organizationOf(chosen?.id ?? ''), enabled: chosen !== undefined });
  useTitle(query.data && `${t(title)} · ${query.data.name}`);
  if (query.isError) {
    return (
      <div className="pt-8">
        <Fault error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (!query.data) return <SkeletonText lines={8} />;
  return (
    <>
      <Head organization={query.data} />
      <Sections here={title} />
      {/* Another organization's forms are other forms. */}
      <div key={query.data.id} className="pt-6 md:pt-8">
        {children(query.data)}
      </div>
    </>
  );
};

/** What stands above every page about the chosen organization. */
export const OrganizationFrame = (props: Props) => (
  <div className="page">
    <SignedIn>{() => <Framed {...props} />}</SignedIn>
  </div>
);

/** Whether one may do that for it. */
export const may = (organization: Organization, permission: Permission): boolean =>
  organization.permissions.includes(permission);
