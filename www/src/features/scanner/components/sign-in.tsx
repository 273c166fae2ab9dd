import { useState, type FormEvent } from 'react';

import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { isStatus } from '@/lib/api/error';
import { paths } from '@/lib/paths';
import { sessionChanged } from '@/lib/queries/session';

/** Signing in at the door, without leaving the scanner. */
export const SignIn = () => {
  const t = useT();
  const words = useFaultText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const [email, password] = [String(entered.get('email')).trim(), String(entered.get('password'))];
    if (!email || !password) {
      setFault(t('door.signInBoth'));
      return;
    }
    setBusy(true);
    setFault(undefined);
    try {
      const { factor_required: waits } = await ok(api.POST('/auth/login', { body: { email, password } }));
      // The second step has a page of its own, which leads back here.
      if (waits) location.assign(paths.signIn('/scan/'));
      else await sessionChanged();
    } catch (error) {
      setFault(isStatus(error, 401) ? t('door.signInWrong') : words(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      <div className="grid gap-2">
        <h1 className="title text-28">
          <T id="door.signIn" />
        </h1>
        <p className="text-ink-soft">
          <T id="door.signInLead" />
        </p>
      </div>
      <Field label={<T id="door.email" />}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" inputMode="email" />}
      </Field>
      <Field label={<T id="door.password" />} error={fault}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <span role="alert" className="sr-only">
        {fault}
      </span>
      <Button type="submit" size="large" wide busy={busy}>
        <T id="action.signIn" />
      </Button>
    </form>
  );
};
