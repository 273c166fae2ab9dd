import { Download } from 'lucide-react';

import { buttonClass } from '@/components/ui/button';
import { T } from '@/i18n/t';
import { withSearch } from '@/lib/paths';

import { auditParams, type AuditFilters } from '../api';

/** The log as it is narrowed, as a file. */
export const AuditExport = ({ path, filters }: { path: string; filters: AuditFilters }) => (
  <a href={withSearch(path, auditParams(filters))} download className={buttonClass('secondary')}>
    <Download aria-hidden size={18} />
    <T id="audit.export" />
  </a>
);
