import { useMutation } from '@tanstack/react-query';

import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { managedEvent } from '@/lib/queries/organizer';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { DeleteDialog } from './delete-dialog';

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
    <DeleteDialog
      title={<T id="organizer.deleteTitle" />}
      description={<T id="organizer.deleteLead" values={{ name: event.name }} />}
      keep={<T id="organizer.keepEvent" />}
      remove={<T id="organizer.deleteDraft" />}
      removal={remove}
      onClose={onClose}
    />
  );
};
