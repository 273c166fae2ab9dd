import { useMutation } from '@tanstack/react-query';

import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { T, useT, type MessageId } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { stockChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

type What = 'type' | 'bundle' | 'day' | 'code';

type Path = { params: { path: { id: string } } };

const ways: Record<What, { title: MessageId; lead: MessageId; remove: (path: Path) => Promise<unknown> }> = {
  type: {
    title: 'type.deleteTitle',
    lead: 'type.deleteLead',
    remove: (path) => ok(api.DELETE('/ticket-types/{id}', path)),
  },
  bundle: {
    title: 'bundle.deleteTitle',
    lead: 'type.deleteLead',
    remove: (path) => ok(api.DELETE('/bundles/{id}', path)),
  },
  day: {
    title: 'day.deleteTitle',
    lead: 'day.deleteLead',
    remove: (path) => ok(api.DELETE('/event-days/{id}', path)),
  },
  code: {
    title: 'code.deleteTitle',
    lead: 'code.deleteLead',
    remove: (path) => ok(api.DELETE('/discount-codes/{id}', path)),
  },
};

type Props = { eventId: string; what: What; id: string; name: string; onClose: () => void };

/** Asks before a ticket type, bundle, day or code goes. */
export const DeleteStock = ({ eventId, what, id, name, onClose }: Props) => {
  const t = useT();
  const { title, lead, remove } = ways[what];
  const removal = useMutation({
    mutationFn: () => remove({ params: { path: { id } } }),
    onSuccess: async () => {
      await stockChanged(eventId);
      toast(t('type.deleted', { name }));
      onClose();
    },
  });
  return (
    <DeleteDialog
      title={<T id={title} />}
      description={<T id={lead} values={{ name }} />}
      keep={<T id="action.back" />}
      remove={<T id="type.delete" />}
      removal={removal}
      onClose={onClose}
    />
  );
};
