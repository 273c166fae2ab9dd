import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import { Button, buttonClass } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Money } from '@/components/ui/money';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import type { Order, OrderDocument, OrderDocuments } from '@/lib/api/types';
import { formatDay, viewerZone } from '@/lib/format/dates';
import { isPaid } from '@/lib/paid';
import { documentsOfOrder } from '@/lib/queries/documents';

const BillingDialog = lazy(() => import('./billing-dialog'));

const Paper = ({ paper }: { paper: OrderDocument }) => {
  const t = useT();
  return (
    <li className="flex items-center justify-between gap-4 border-b border-line py-3 last:border-0">
      <span className="min-w-0">
        <span className="block tabular font-semibold">{paper.number}</span>
        <span className="block text-14 text-ink-soft">
          <T
            id="papers.from"
            values={{ title: paper.title, date: formatDay(paper.issued_at, viewerZone(), formatLocale) }}
          />
          {' · '}
          <Money value={paper.total} minus={paper.kind === 'credit_note'} />
        </span>
      </span>
      <a
        href={paper.pdf_url}
        aria-label={t('papers.open', { number: paper.number })}
        className={buttonClass('secondary', 'small')}
        target="_blank"
        rel="noopener"
      >
        <FileText aria-hidden size={16} />
        PDF
      </a>
    </li>
  );
};

const Billing = ({ order, papers, secret }: { order: Order; papers: OrderDocuments; secret: string | undefined }) => {
  const [open, setOpen] = useState(false);
  const { billing } = papers;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2" data-print="no">
      {billing ? (
        <p className="min-w-0 text-ink-soft">
          <T id="papers.madeOutTo" values={{ name: <bdi>{billing.name}</bdi> }} />
        </p>
      ) : (
        papers.may_change && (
          <p className="text-ink-soft">
            <T id="papers.forCompany" />
          </p>
        )
      )}
      {papers.may_change && (
        <Button look="quiet" size="small" onClick={() => setOpen(true)}>
          <T id={billing ? 'papers.change' : 'papers.enter'} />
        </Button>
      )}
      {open && (
        <Suspense>
          <BillingDialog order={order} papers={papers} secret={secret} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
};

// A paper for the sale, and one for each refund that stands.
const expectedOf = (order: Order): number =>
  isPaid(order) ? 1 + (order.refunds ?? []).filter(({ status }) => status !== 'failed').length : 0;

/** Invoice and credit notes of an order, and whom they are made out to. Nothing for who may not see its money. */
export const OrderPapers = ({ order, secret }: { order: Order; secret?: string | undefined }) => {
  const query = useQuery(documentsOfOrder(order.id, secret, expectedOf(order)));
  const papers = query.data;
  if (query.error instanceof ApiError && query.error.status === 403) return null;
  if (papers && papers.items.length === 0 && !papers.may_change && !papers.billing) return null;
  return (
    <section className="grid content-start gap-3">
      <h3 className="title text-18">
        <T id="papers.title" />
      </h3>
      {query.isPending && <SkeletonText lines={2} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {papers && (
        <>
          {papers.items.length > 0 && (
            <ul>
              {papers.items.map((paper) => (
                <Paper key={paper.id} paper={paper} />
              ))}
            </ul>
          )}
          {papers.items.length === 0 && isPaid(order) && (
            <p className="text-ink-soft" role="status">
              <T id="papers.soon" />
            </p>
          )}
          <Billing order={order} papers={papers} secret={secret} />
        </>
      )}
    </section>
  );
};
