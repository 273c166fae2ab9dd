import { useMutation } from '@tanstack/react-query';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Fault } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { managedEvent } from '@/lib/queries/organizer';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

/** Asks before a draft is thrown away. */
export const DeleteDraft = ({ event, onClose }: { event: Event; onClose: () => void }) => {
  const t = useT();
  const go = useGo();
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE('/events/{id}', { params: { path: { id: event.id } } })),
    onSuccess: async () => {
      toast(t('organizer.deleted'));
      await queryClient.invalidateQueries({ queryKey: ['organizer', 'events'] });
      go(paths.organizer());
      queryClient.removeQueries({ queryKey: managedEvent(event.id).queryKey });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<T id="organizer.deleteTitle" />}
      description={<T id="organizer.deleteLead" values={{ name: event.name }} />}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <T id="organizer.keepEvent" />
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            <T id="organizer.deleteDraft" />
          </Button>
        </>
      }
    >
      {remove.isError && <Fault error={remove.error} />}
    </Dialog>
  );
};
