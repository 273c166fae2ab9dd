import { OrganizationFrame } from '@/features/organization/components/frame';
import { Payments } from '@/features/organizer-payments/components/payments';

/** How the chosen organization is paid. */
export const OrganizationPaymentsPage = () => (
  <OrganizationFrame title="organization.payments">
    {(organization) => <Payments organization={organization} />}
  </OrganizationFrame>
);
