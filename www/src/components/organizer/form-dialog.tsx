import { useId, type ReactNode } from 'react';

import { Button, type ButtonLook } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  title: ReactNode;
  description: ReactNode;
  back: ReactNode;
  submit: ReactNode;
  look?: ButtonLook;
  busy: boolean;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
};

/** A dialog that asks for a few things before it does something. */
export const FormDialog = ({ title, description, back, submit, look, busy, onClose, onSubmit, children }: Props) => {
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {back}
          </Button>
          <Button look={look} type="submit" form={form} busy={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-4 empty:hidden"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
};
