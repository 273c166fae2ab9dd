import { OrganizationAudit } from '@/features/admin/components/organization-audit';
import { OrganizationFrame } from '@/features/organization/components/frame';

/** Who did what for the chosen organization. */
export const OrganizationAuditPage = () => (
  <OrganizationFrame title="layout.audit">
    {(organization) => <OrganizationAudit organization={organization} />}
  </OrganizationFrame>
);
