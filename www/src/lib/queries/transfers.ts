import { queryOptions } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import type { Ticket } from '@/lib/api/types';

const access = ({ id }: Ticket, secret: string | undefined) => ({
  path: { id },
  ...(secret ? { query: { secret } } : {}),
});

/** Wherever the ticket is shown it is asked for again. */
export const ticketChanged = ({ id, order_id: order }: Ticket): Promise<unknown> =>
  Promise.all(
    [['ticket', id], ['order', order], ['my-tickets']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );

/** Offers the ticket, and others with it, to an address. */
export const offerTransfer = async (
  ticket: Ticket,
  body: { email: string; tickets: string[] },
  secret: string | undefined,
): Promise<void> => {
  await once(`transfer.${ticket.id}`, body, (key) =>
    ok(
      api.POST('/tickets/{id}/transfer', {
        params: { ...access(ticket, secret), header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  );
  await ticketChanged(ticket);
};

export const withdrawTransfer = (ticket: Ticket, secret: string | undefined) =>
  ok(api.DELETE('/tickets/{id}/transfer', { params: access(ticket, secret) }));

/** What the link of a mail offers. */
export const transferBy = (token: string) =>
  queryOptions({
    queryKey: ['transfer', token],
    staleTime: 0,
    queryFn: () => ok(api.GET('/transfers/{token}', { params: { path: { token } } })),
  });

export const acceptTransfer = (token: string, name: string) =>
  once(`accept.${token}`, { name }, (key) =>
    ok(
      api.POST('/transfers/{token}/accept', {
        params: { path: { token }, header: { 'Idempotency-Key': key } },
        body: { name },
      }),
    ),
  );
