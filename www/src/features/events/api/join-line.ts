import { useMutation } from '@tanstack/react-query';

import { api, ok } from '@/lib/api/client';
import { once } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import type { SaleItem } from '@/lib/api/types';
import { entryById, myEntries } from '@/lib/queries/queue';
import { rememberEntry, rememberGuest } from '@/lib/queue-memory';

const itemOf = ({ id }: SaleItem) => (id.startsWith('bundle_') ? { bundle_id: id } : { ticket_type_id: id });

/** Has a code mailed to a guest, which proves that the address is theirs. */
export const useAskForCode = (item: SaleItem) =>
  useMutation({
    mutationFn: (email: string) => ok(api.POST('/queue/guests', { body: { email, ...itemOf(item) } })),
  });

/** Takes the code that was mailed; this browser then knows the guest for a month. */
export const useProveAddress = () =>
  useMutation({
    mutationFn: async (proof: { email: string; code: string }) => {
      const { guest_token: token, expires_at } = await ok(api.POST('/queue/guests/confirm', { body: proof }));
      rememberGuest({ email: proof.email, token, expires_at });
      return token;
    },
  });

type Wish = { quantity: number; accept_fewer: boolean; guest_token?: string };

/** Joins the line; who is in it already gets their place. */
export const useJoin = (item: SaleItem) =>
  useMutation({
    mutationFn: (wish: Wish) => {
      const body = { ...itemOf(item), ...wish };
      return once(`join.${item.id}`, body, (key) =>
        ok(api.POST('/queue/entries', { params: { header: { 'Idempotency-Key': key } }, body })),
      );
    },
    onSuccess: (entry) => {
      if (entry.secret) rememberEntry({ id: entry.id, item: item.id, secret: entry.secret });
      queryClient.setQueryData(entryById(entry.id).queryKey, entry);
      void queryClient.invalidateQueries(myEntries);
    },
  });
