import { Fingerprint } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';

import { CodeInput } from '@/components/proof/code-input';
import { OtherWays } from '@/components/proof/other-ways';
import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT, type MessageId } from '@/i18n/t';
import { ApiError, isCode } from '@/lib/api/error';
import type { SignedIn } from '@/lib/api/types';
import { isCancelled, passkeysKnown } from '@/lib/passkey';
import { askPasskey } from '@/lib/queries/factors';

import { finishSignIn, sendSignInCode } from '../api';
import type { Challenge } from '../challenge';

type Method = SignedIn['methods'][number];

const ways: Record<Method, MessageId> = {
  totp: 'second.byApp',
  passkey: 'second.byPasskey',
  sms: 'second.bySms',
  email: 'second.byMail',
  recovery: 'second.byRecovery',
};

const leads: Record<Method, MessageId> = {
  totp: 'second.appLead',
  passkey: 'second.passkeyLead',
  sms: 'second.smsLead',
  email: 'second.mailLead',
  recovery: 'second.recoveryLead',
};

/** Codes that are sent when they are asked for, and what is said then. */
const sentWays = { sms: 'second.smsSent', email: 'second.mailSent' } as const satisfies Partial<
  Record<Method, MessageId>
>;
const isSent = (method: Method): method is keyof typeof sentWays => method in sentWays;

type Props = { challenge: Challenge; onDone: () => void; onOver: (why: string) => void };

/** The second step of a sign-in: a code, a passkey, or a recovery code when the phone is gone. */
export const SecondStep = ({ challenge, onDone, onOver }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const methods = challenge.methods.filter((method) => method !== 'passkey' || passkeysKnown());
  const [method, setMethod] = useState<Method>(methods[0] ?? 'recovery');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [sentBy, setSentBy] = useState<Method>();
  const sent = sentBy === method;
  const box = useRef<HTMLFormElement>(null);
  // The field that is needed next has the focus, whichever way was chosen.
  useEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus(), [method, sent]);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try {
      await act();
    } catch (error) {
      if (isCode(error, 'challenge_over')) onOver((error as ApiError).message);
      else if (!isCancelled(error)) {
        const said = error instanceof ApiError && [403, 422, 429].includes(error.status) ? error.message : '';
        setFault(said || faultText(error));
        box.current?.querySelector<HTMLInputElement>('input')?.select();
      }
    } finally {
      setBusy(false);
    }
  };
  const finish = (code: string) =>
    attempt(async () => {
      await finishSignIn({
        challenge: challenge.token,
        method,
        ...(method === 'passkey' ? { passkey: await askPasskey() } : { code }),
      });
      onDone();
    });
  const send = () =>
    attempt(async () => {
      if (!isSent(method)) return;
      await sendSignInCode(challenge.token, method);
      setSentBy(method);
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSent(method) && !sent) {
      void send();
      return;
    }
    const code = String(new FormData(event.currentTarget).get('code') ?? '').replaceAll(' ', '');
    if (method !== 'passkey' && code.length < 6) setFault(t('second.codeShort'));
    else void finish(code);
  };

  const asksCode = method === 'totp' || sent;
  return (
    <form ref={box} noValidate onSubmit={submit} className="grid gap-5">
      <p className="text-ink-soft">
        <T id={isSent(method) && sent ? sentWays[method] : leads[method]} />
      </p>
      {asksCode && (
        <Field label={<T id="second.code" />} error={fault}>
          {(control) => <CodeInput {...control} key={method} name="code" />}
        </Field>
      )}
      {method === 'recovery' && (
        <Field label={<T id="second.recoveryCode" />} error={fault}>
          {(control) => (
            <Input
              {...control}
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={20}
              className="font-mono"
            />
          )}
        </Field>
      )}
      {!asksCode && method !== 'recovery' && fault && <p className="text-14 text-danger">{fault}</p>}
      <span role="alert" className="sr-only">
        {fault}
      </span>
      <Button
        type="submit"
        size="large"
        wide
        busy={busy}
        icon={method === 'passkey' && <Fingerprint aria-hidden size={20} />}
      >
        <T
          id={method === 'passkey' ? 'second.usePasskey' : isSent(method) && !sent ? 'second.send' : 'action.signIn'}
        />
      </Button>
      <OtherWays
        label={t('second.otherWays')}
        ways={methods.filter((other) => other !== method)}
        words={ways}
        onChoose={(other) => {
          setMethod(other);
          setFault(undefined);
        }}
      />
    </form>
  );
};
