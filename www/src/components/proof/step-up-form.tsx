import { useQuery } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { useState, type FormEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Fault, useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT, type MessageId } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { ApiError } from '@/lib/api/error';
import type { Factors } from '@/lib/api/types';
import { isCancelled } from '@/lib/passkey';
import { askPasskey, factorsQuery } from '@/lib/queries/factors';

import { CodeInput } from './code-input';
import { OtherWays } from './other-ways';

type Way = Factors['step_up'][number];

const labels: Record<Way, MessageId> = {
  password: 'proof.byPassword',
  passkey: 'proof.byPasskey',
  totp: 'proof.byApp',
  email: 'proof.byMail',
};

type Props = { ways: readonly Way[]; onProven: () => void };

const Ways = ({ ways, onProven }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const [way, setWay] = useState<Way>(ways[0] ?? 'password');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try {
      await act();
    } catch (error) {
      const said = error instanceof ApiError && error.status !== 401 ? error.message : '';
      if (!isCancelled(error)) setFault(said || faultText(error));
    } finally {
      setBusy(false);
    }
  };
  const send = () =>
    attempt(async () => {
      await ok(api.POST('/auth/step-up/code'));
      setSent(true);
    });
  const prove = (entered: string) =>
    attempt(async () => {
      const body =
        way === 'passkey'
          ? { method: way, passkey: await askPasskey() }
          : way === 'password'
            ? { method: way, password: entered }
            : { method: way, code: entered };
      await ok(api.POST('/auth/step-up', { body }));
      onProven();
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const entered = String(new FormData(event.currentTarget).get('proof') ?? '').trim();
    if (way !== 'passkey' && !entered) setFault(t('form.required'));
    else void prove(entered);
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {way === 'password' && (
        <Field label={<T id="proof.password" />} error={fault}>
          {(control) => (
            <Input {...control} key={way} name="proof" type="password" autoComplete="current-password" autoFocus />
          )}
        </Field>
      )}
      {(way === 'totp' || (way === 'email' && sent)) && (
        <Field label={<T id={way === 'totp' ? 'proof.appCode' : 'proof.mailCode'} />} error={fault}>
          {(control) => <CodeInput {...control} key={way} name="proof" autoFocus />}
        </Field>
      )}
      {(way === 'passkey' || (way === 'email' && !sent)) && fault && <p className="text-14 text-danger">{fault}</p>}
      <span role="alert" className="sr-only">
        {fault}
      </span>
      {way === 'email' && !sent ? (
        <Button wide busy={busy} onClick={() => void send()}>
          <T id="proof.sendCode" />
        </Button>
      ) : (
        <Button type="submit" wide busy={busy} icon={way === 'passkey' && <Fingerprint aria-hidden size={18} />}>
          <T id={way === 'passkey' ? 'proof.usePasskey' : 'proof.confirm'} />
        </Button>
      )}
      <OtherWays
        label={t('proof.otherWays')}
        ways={ways.filter((other) => other !== way)}
        words={labels}
        onChoose={(other) => {
          setWay(other);
          setFault(undefined);
        }}
      />
    </form>
  );
};

/** Asks for one of the proofs that the account knows. */
export const StepUpForm = ({ onProven }: { onProven: () => void }) => {
  const query = useQuery({ ...factorsQuery, staleTime: 60_000 });
  if (query.isPending) return <SkeletonText lines={3} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.step_up.length === 0)
    return (
      <p className="text-ink-soft">
        <T id="proof.none" />
      </p>
    );
  return <Ways ways={query.data.step_up} onProven={onProven} />;
};
