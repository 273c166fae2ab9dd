import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, FileText } from 'lucide-react';

import { NarrowList } from '@/components/organizer/narrow-list';
import { SalesTable } from '@/components/organizer/sales-table';
import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import type { Column } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { DocumentKind, Organization, OrganizationDocument } from '@/lib/api/types';
import { formatDay } from '@/lib/format/dates';
import { paths, withSearch } from '@/lib/paths';
import { documentsOf } from '@/lib/queries/documents';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';

import { may, OrganizationFrame } from '../components/frame';

const kinds: readonly DocumentKind[] = ['invoice', 'credit_note', 'debit_note'];

const columnsFor = (zone: string): Column<OrganizationDocument>[] => [
  {
    key: 'number',
    head: <T id="documents.number" />,
    cell: (paper) => (
      <>
        <a
          href={paper.pdf_url}
          target="_blank"
          rel="noopener"
          className="tabular font-semibold whitespace-nowrap underline-offset-2 hover:underline"
        >
          {paper.number}
        </a>
        <span className="block text-14 text-ink-soft md:hidden">
          <bdi>{paper.buyer}</bdi>
        </span>
      </>
    ),
  },
  { key: 'buyer', head: <T id="documents.buyer" />, wideOnly: true, cell: ({ buyer }) => <bdi>{buyer}</bdi> },
  {
    key: 'order',
    head: <T id="documents.order" />,
    wideOnly: true,
    cell: (paper) => (
      <Link
        to={paths.eventOrder(paper.event_id, paper.order_id)}
        className="font-mono text-14 underline underline-offset-2"
      >
        {paper.order_number}
      </Link>
    ),
  },
  {
    key: 'date',
    head: <T id="documents.date" />,
    wideOnly: true,
    cell: ({ issued_at: at }) => <time dateTime={at}>{formatDay(at, zone, formatLocale)}</time>,
  },
  {
    key: 'tax',
    head: <T id="documents.tax" />,
    numeric: true,
    wideOnly: true,
    cell: ({ kind, tax }) => <Money value={tax} minus={kind === 'credit_note' && tax.amount > 0} />,
  },
  {
    key: 'total',
    head: <T id="documents.total" />,
    numeric: true,
    cell: ({ kind, total }) => <Money value={total} minus={kind === 'credit_note'} />,
  },
];

const Years = ({ years, year, to }: { years: readonly number[]; year: number; to: (year: string) => string }) => {
  const t = useT();
  const go = useGo();
  return (
    <Select
      aria-label={t('documents.year')}
      value={year}
      onChange={({ target }) => go(to(target.value))}
      className="w-auto"
    >
      {years.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </Select>
  );
};

const Documents = ({ organization }: { organization: Organization }) => {
  const t = useT();
  const { q, kind, year } = useSearchTexts('q', 'kind', 'year');
  const query = useInfiniteQuery(
    documentsOf(organization.id, {
      q,
      kind: kinds.find((each) => each === kind),
      year: year ? Number(year) : undefined,
    }),
  );
  const shelf = query.data?.pages[0];
  const complete = organization.legal_name !== '' && organization.address !== '';
  return (
    <div className="grid grid-cols-1 gap-5">
      {!complete && (
        <Banner
          tone="info"
          title={<T id="documents.incomplete" />}
          action={
            <Link to={paths.organization()} className={buttonClass('secondary', 'small')}>
              <T id="documents.fillIn" />
            </Link>
          }
        >
          <T id="documents.incompleteLead" />
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <p className="mr-auto max-w-xl basis-64 text-ink-soft">
          <T id="documents.lead" />
        </p>
        {shelf && shelf.years.length > 0 && (
          <>
            <Years
              years={shelf.years}
              year={shelf.year}
              to={(chosen) => paths.organizationDocuments({ q, kind, year: chosen })}
            />
            <a
              href={withSearch(`/api/organizations/${organization.id}/documents.csv`, { year: shelf.year, kind })}
              download
              className={buttonClass('secondary')}
            >
              <Download aria-hidden size={18} />
              <T id="documents.export" />
            </a>
          </>
        )}
      </div>
      <NarrowList
        filterLabel={t('sales.filter')}
        all={t('sales.all')}
        options={kinds.map((each) => ({ value: each, label: t(`documents.kind.${each}`) }))}
        chosen={kind}
        searchLabel={t('documents.search')}
        q={q}
        to={({ chosen, ...rest }) => paths.organizationDocuments({ kind: chosen, year, ...rest })}
      />
      <SalesTable
        query={query}
        caption={t('organization.documents')}
        columns={columnsFor(organization.default_zone)}
        narrowed={Boolean(q ?? kind)}
        none={{ icon: <FileText aria-hidden />, title: 'documents.none', lead: 'documents.noneLead' }}
      />
    </div>
  );
};

/** An organization's invoices and credit notes, year by year. */
export const DocumentsPage = () => (
  <OrganizationFrame title="organization.documents">
    {(organization) =>
      may(organization, 'money') ? (
        <Documents organization={organization} />
      ) : (
        <Banner title={<T id="documents.noMoney" />} />
      )
    }
  </OrganizationFrame>
);
