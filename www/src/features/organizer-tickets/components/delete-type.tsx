import { useMutation } from '@tanstack/react-query';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Fault } from '@/components/ui/fault';
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
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<T id="type.deleteTitle" />}
      description={<T id="type.deleteLead" values={{ name: type.name }} />}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <T id="action.back" />
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            <T id="type.delete" />
          </Button>
        </>
      }
    >
      {remove.isError && <Fault error={remove.error} />}
    </Dialog>
  );
};
