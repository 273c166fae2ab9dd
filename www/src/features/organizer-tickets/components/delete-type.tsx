import { useMutation } from '@tanstack/react-query';

import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { TicketType } from '@/lib/api/types';
import { typesChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

/** Asks before a ticket type goes. */
export const DeleteType = ({ type, onClose }: { type: TicketType; onClose: () => void }) => {
  const t = useT();
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE('/ticket-types/{id}', { params: { path: { id: type.id } } })),
    onSuccess: async () => {
      await typesChanged(type.event_id);
      toast(t('type.deleted', { name: type.name }));
      onClose();
    },
  });
  return (
    <DeleteDialog
      title={<T id="type.deleteTitle" />}
      description={<T id="type.deleteLead" values={{ name: type.name }} />}
      keep={<T id="action.back" />}
      remove={<T id="type.delete" />}
      removal={remove}
      onClose={onClose}
    />
  );
};
