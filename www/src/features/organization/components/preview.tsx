import { OrganizationLogo } from '@/components/organization-logo';
import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import type { Organization } from '@/lib/api/types';
import { brandStyle } from '@/lib/brand-style';

const Sample = ({ organization, theme }: { organization: Organization; theme: 'light' | 'dark' }) => (
  <figure className="grid gap-2">
    <div
      style={{ ...brandStyle(organization.palette), colorScheme: theme }}
      className="grid gap-3 rounded-surface border border-line bg-paper p-5 text-ink"
    >
      <div className="flex items-center gap-3">
        <OrganizationLogo logo={organization.logo} className="h-10" />
        <bdi className="min-w-0 font-medium text-accent">{organization.name}</bdi>
      </div>
      <p className="rounded-control bg-accent-soft px-3 py-2 text-14 text-accent">
        <T id="organization.sampleNote" />
      </p>
      <span aria-hidden className={buttonClass('primary')}>
        <T id="organization.sampleButton" />
      </span>
    </div>
    <figcaption className="text-14 text-ink-soft">
      <T id={theme === 'light' ? 'organization.byDay' : 'organization.byNight'} />
    </figcaption>
  </figure>
);

/** The chosen colour as it is used on light and on dark pages. */
export const Preview = ({ organization }: { organization: Organization }) => (
  <div className="grid gap-5 sm:grid-cols-2 lg:max-w-3xl">
    <Sample organization={organization} theme="light" />
    <Sample organization={organization} theme="dark" />
  </div>
);
