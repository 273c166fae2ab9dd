import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { FormDialog } from '@/components/organizer/form-dialog';
import type { ButtonLook } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';

type Props = {
  title: ReactNode;
  description: ReactNode;
  submit: ReactNode;
  look?: ButtonLook;
  act: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

const shortest = 3;

/** Asks why, and does it. The reason stays in the audit log. */
export const ReasonDialog = ({ act, onClose, ...rest }: Props) => {
  const t = useT();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const doing = useMutation({ mutationFn: () => act(reason.trim()), onSuccess: onClose });
  const tooShort = reason.trim().length < shortest;
  return (
    <FormDialog
      {...rest}
      back={<T id="action.back" />}
      busy={doing.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!tooShort) doing.mutate();
      }}
    >
      <Field
        label={<T id="admin.reason" />}
        hint={<T id="admin.reasonHint" />}
        error={tried && tooShort ? t('admin.reasonNeeded') : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={500}
            dir="auto"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {doing.isError && <Fault error={doing.error} />}
    </FormDialog>
  );
};
