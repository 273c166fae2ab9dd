import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { FormDialog } from '@/components/organizer/form-dialog';
import type { ButtonLook } from '@/components/ui/button';
import { Banner } from '@/components/ui/banner';
import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { isCode, type ApiError } from '@/lib/api/error';

type Props = {
  title: ReactNode;
  description: ReactNode;
  submit: ReactNode;
  look?: ButtonLook;
  act: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

const shortest = 3;

/** What the server said, with everything it names: somebody is erased only when several things are settled. */
const Refusal = ({ error }: { error: Error }) =>
  isCode(error, 'erase_refused') ? (
    <Banner tone="warning" live title={<T id="admin.settleFirst" />}>
      <ul className="mt-1 grid list-disc gap-1 ps-5">
        {(error as ApiError).faults.map(({ code, detail }) => (
          <li key={code} dir="auto">
            {detail}
          </li>
        ))}
      </ul>
    </Banner>
  ) : (
    <Fault error={error} />
  );

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
      {doing.isError && <Refusal error={doing.error} />}
    </FormDialog>
  );
};
