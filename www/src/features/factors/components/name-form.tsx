import type { FormEvent, ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { DialogButtons } from '@/components/ui/dialog-buttons';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';

type Props = {
  name: string;
  action: ReactNode;
  busy: boolean;
  fault: string | undefined;
  onFault: (text: string) => void;
  onName: (name: string) => void;
  /** The other button. */
  other: ReactNode;
};

/** What a passkey is called. */
export const NameForm = ({ name, action, busy, fault, onFault, onName, other }: Props) => {
  const t = useT();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = String(new FormData(event.currentTarget).get('name')).trim();
    if (entered) onName(entered);
    else onFault(t('factors.nameMissing'));
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <Field label={<T id="factors.passkeyName" />} hint={<T id="factors.passkeyNameHint" />} error={fault}>
        {(control) => <Input {...control} name="name" defaultValue={name} maxLength={60} autoComplete="off" />}
      </Field>
      <span role="alert" className="sr-only">
        {fault}
      </span>
      <DialogButtons>
        {other}
        <Button type="submit" busy={busy}>
          {action}
        </Button>
      </DialogButtons>
    </form>
  );
};
