import type { ReactNode } from 'react';

import { OrganizationLogo } from '@/components/organization-logo';
import { T, type MessageId } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

const Part = ({ title, children }: { title: MessageId; children: ReactNode }) => (
  <section className="grid gap-3">
    <h2 className="title text-22">
      <T id={title} />
    </h2>
    {children}
  </section>
);

/** What the organizer says about the event, and the small rules. */
export const About = ({ event }: { event: Event }) => (
  <>
    {event.description_html && (
      <Part title="event.about">
        {/* Rendered and sanitised by the server; raw HTML never gets through Markdown there. */}
        <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: event.description_html }} />
      </Part>
    )}
    {(event.age_limit !== null || event.accessibility) && (
      <Part title="event.goodToKnow">
        <ul className="grid gap-1.5">
          {event.age_limit !== null && (
            <li>
              <T id="event.age" values={{ age: event.age_limit }} />
            </li>
          )}
          {event.accessibility && <li dir="auto">{event.accessibility}</li>}
        </ul>
      </Part>
    )}
    {event.settings.refund_policy && (
      <Part title="event.refunds">
        <p className="max-w-measure" dir="auto">
          {event.settings.refund_policy}
        </p>
      </Part>
    )}
    <Part title="event.organizer">
      <Link
        to={paths.organizerPage(event.organization.slug)}
        className="flex min-h-11 flex-wrap items-center gap-3 justify-self-start font-medium text-accent underline underline-offset-2"
      >
        <OrganizationLogo logo={event.organization.logo} className="h-12" />
        <bdi>{event.organization.name}</bdi>
      </Link>
    </Part>
  </>
);
