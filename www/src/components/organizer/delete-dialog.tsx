import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Fault } from '@/components/ui/fault';

import { FormDialog } from './form-dialog';

type Props = {
  title: ReactNode;
  description: ReactNode;
  keep: ReactNode;
  remove: ReactNode;
  removal: UseMutationResult<unknown, unknown, void>;
  onClose: () => void;
};

/** Asks before something goes for good. */
export const DeleteDialog = ({ keep, remove, removal, ...rest }: Props) => (
  <FormDialog
    {...rest}
    back={keep}
    submit={remove}
    look="danger"
    busy={removal.isPending}
    onSubmit={() => removal.mutate()}
  >
    {removal.isError && <Fault error={removal.error} />}
  </FormDialog>
);
