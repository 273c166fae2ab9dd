import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Fault } from '@/components/ui/fault';

type Props = {
  title: ReactNode;
  description: ReactNode;
  keep: ReactNode;
  remove: ReactNode;
  removal: UseMutationResult<unknown, unknown, void>;
  onClose: () => void;
};

/** Asks before something goes for good. */
export const DeleteDialog = ({ title, description, keep, remove, removal, onClose }: Props) => (
  <Dialog
    open
    onOpenChange={(open) => !open && onClose()}
    title={title}
    description={description}
    actions={
      <>
        <Button look="secondary" onClick={onClose}>
          {keep}
        </Button>
        <Button look="danger" busy={removal.isPending} onClick={() => removal.mutate()}>
          {remove}
        </Button>
      </>
    }
  >
    {removal.isError && <Fault error={removal.error} />}
  </Dialog>
);
