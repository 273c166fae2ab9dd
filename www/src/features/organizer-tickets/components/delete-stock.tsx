import { useMutation } from '@tanstack/react-query';

import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { T, useT, type MessageId } from '@/i18n/t';
import { stockChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

type Props = {
  eventId: string;
  name: string;
  title: MessageId;
  lead: MessageId;
  remove: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before a ticket type, day, bundle or code goes. */
export const DeleteStock = ({ eventId, name, title, lead, remove, onClose }: Props) => {
  const t = useT();
  const removal = useMutation({
    mutationFn: remove,
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
