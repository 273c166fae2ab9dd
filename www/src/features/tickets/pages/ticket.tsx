import { useQuery, queryOptions } from '@tanstack/react-query';

import { TicketCard } from '@/components/ticket-card';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { paths } from '@/lib/paths';
import { Link, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

const ticketById = (id: string, secret?: string) =>
  queryOptions({
    queryKey: ['ticket', id],
    queryFn: () => ok(api.GET('/tickets/{id}', { params: { path: { id }, ...(secret ? { query: { secret } } : {}) } })),
  });

/** One ticket, to be held up at the door. */
export const TicketPage = () => {
  const t = useT();
  const ticketId = useParam('ticketId');
  const { secret } = useSearchTexts('secret');
  const query = useQuery(ticketById(ticketId, secret));
  const ticket = query.data;
  useTitle(ticket?.event?.name ?? t('tickets.ticket'));
  return (
    <div className="page max-w-column pb-8">
      <PageHeader
        above={
          <Breadcrumb
            links={[
              <Link key="all" to={paths.tickets()}>
                <T id="layout.myTickets" />
              </Link>,
            ]}
            here={ticket?.number ?? <T id="tickets.ticket" />}
          />
        }
        title={<span dir="auto">{ticket?.event?.name ?? <T id="tickets.ticket" />}</span>}
      />
      {query.isPending && <Skeleton className="mx-auto aspect-square w-full max-w-96 rounded-surface" />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {ticket && <TicketCard ticket={ticket} secret={secret} />}
    </div>
  );
};
