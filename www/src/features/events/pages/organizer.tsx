import { useQuery } from '@tanstack/react-query';
import { Globe, Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';

import { EmailText } from '@/components/email-text';
import { Missing } from '@/components/missing';
import { OrganizationLogo } from '@/components/organization-logo';
import { Fault } from '@/components/ui/fault';
import { Skeleton, SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import type { PublicOrganization } from '@/lib/api/types';
import { brandStyle } from '@/lib/brand-style';
import { publicOrganization } from '@/lib/queries/organization';
import { useParam } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { EventList } from '../components/event-list';

const Contact = ({ icon, href, children }: { icon: ReactNode; href: string; children: ReactNode }) => (
  <li>
    <a
      href={href}
      rel="nofollow noopener"
      className="inline-flex min-h-11 items-center gap-2 text-accent underline underline-offset-2"
    >
      {icon}
      {children}
    </a>
  </li>
);

const Contacts = ({ organizer }: { organizer: PublicOrganization }) => (
  <ul className="flex flex-wrap gap-x-6">
    {organizer.website && (
      <Contact icon={<Globe aria-hidden size={18} />} href={organizer.website}>
        <bdi className="wrap-anywhere">{organizer.website.replace(/^https?:\/\//, '').replace(/\/$/, '')}</bdi>
      </Contact>
    )}
    {organizer.contact_email && (
      <Contact icon={<Mail aria-hidden size={18} />} href={`mailto:${organizer.contact_email}`}>
        <EmailText address={organizer.contact_email} />
      </Contact>
    )}
    {organizer.contact_phone && (
      <Contact icon={<Phone aria-hidden size={18} />} href={`tel:${organizer.contact_phone.replaceAll(' ', '')}`}>
        <bdi>{organizer.contact_phone}</bdi>
      </Contact>
    )}
  </ul>
);

const Loaded = ({ organizer }: { organizer: PublicOrganization }) => (
  <div style={brandStyle(organizer.palette)}>
    <section className="border-b border-line bg-accent-soft">
      <div className="page grid gap-4 py-8 md:py-12">
        <OrganizationLogo logo={organizer.logo} className="h-20 justify-self-start md:h-24" />
        <h1 tabIndex={-1} className="title text-36 md:text-48" dir="auto">
          {organizer.name}
        </h1>
        <Contacts organizer={organizer} />
      </div>
    </section>
    <section className="page grid gap-6 pt-8">
      <h2 className="title text-22">
        <T id="events.upcoming" />
      </h2>
      <EventList
        filters={{ organization: organizer.id }}
        none={{ title: 'organizer.nothing', lead: 'organizer.nothingLead' }}
        clear={undefined}
      />
    </section>
    {(organizer.legal_name || organizer.address) && (
      <section className="page pt-12 text-14 text-ink-soft">
        <h2 className="font-semibold text-ink">
          <T id="organizer.imprint" />
        </h2>
        <p dir="auto">{organizer.legal_name}</p>
        <address className="whitespace-pre-line not-italic" dir="auto">
          {organizer.address}
        </address>
      </section>
    )}
  </div>
);

/** An organization's own page: its look, its events to come, how to reach it. */
export const OrganizerPage = () => {
  const query = useQuery(publicOrganization(useParam('slug')));
  useTitle(query.data?.name);
  if (query.data) return <Loaded organizer={query.data} />;
  if (query.isPending) {
    return (
      <div className="page grid gap-6 py-10">
        <Skeleton className="h-12 w-1/2" />
        <SkeletonText lines={5} />
      </div>
    );
  }
  if (isStatus(query.error, 404)) return <Missing />;
  return (
    <div className="page py-10">
      <Fault error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
};
