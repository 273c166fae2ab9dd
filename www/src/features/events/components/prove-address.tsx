import { useRef, useState, type FormEvent } from 'react';

import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import type { SaleItem } from '@/lib/api/types';
import { sentence } from '@/lib/form-errors';

import { useAskForCode, useProveAddress } from '../api/join-line';

type Props = { item: SaleItem; busy: boolean; onProved: (token: string) => void };

const looksRight = (email: string): boolean => /^\S+@\S+\.\S+$/.test(email);

/** A guest's address, and the six digits that were mailed to it. */
export const ProveAddress = ({ item, busy, onProved }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const ask = useAskForCode(item);
  const prove = useProveAddress();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [fault, setFault] = useState<string>();
  const digits = useRef<HTMLInputElement>(null);
  const words = (error: unknown) =>
    error instanceof ApiError && error.faults[0] ? sentence(error.faults[0].detail) : faultText(error);

  const send = () => {
    const address = email.trim();
    if (!looksRight(address)) return setFault(t('join.emailWrong'));
    setFault(undefined);
    ask.mutate(address, {
      onSuccess: () => {
        setSentTo(address);
        setTimeout(() => digits.current?.focus());
      },
      onError: (error) => setFault(words(error)),
    });
  };

  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = (digits.current?.value ?? '').replace(/\D/g, '');
    if (code.length !== 6) return setFault(t('join.codeWrong'));
    setFault(undefined);
    prove.mutate({ email: sentTo!, code }, { onSuccess: onProved, onError: (error) => setFault(words(error)) });
  };

  if (!sentTo) {
    return (
      <form
        noValidate
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field label={<T id="join.email" />} hint={<T id="join.emailHint" />} error={fault} id="join-email">
          {(control) => (
            <Input
              {...control}
              value={email}
              onChange={({ target }) => setEmail(target.value)}
              type="email"
              inputMode="email"
              autoComplete="email"
            />
          )}
        </Field>
        <Button type="submit" size="large" busy={ask.isPending}>
          <T id="join.sendCode" />
        </Button>
      </form>
    );
  }
  return (
    <form noValidate className="grid gap-3" onSubmit={confirm}>
      <Field
        label={<T id="join.code" />}
        hint={<T id="join.codeHint" values={{ email: <bdi className="font-semibold">{sentTo}</bdi> }} />}
        error={fault}
        id="join-code"
      >
        {(control) => (
          <Input
            {...control}
            key="digits"
            ref={digits}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={9}
            className="tabular font-mono text-22 tracking-[0.3em]"
          />
        )}
      </Field>
      <Button type="submit" size="large" busy={prove.isPending || busy}>
        <T id="join.now" />
      </Button>
      <div className="flex flex-wrap justify-between gap-x-4">
        <Button look="quiet" size="small" busy={ask.isPending} onClick={send}>
          <T id="join.sendAgain" />
        </Button>
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            setSentTo(undefined);
            setFault(undefined);
          }}
        >
          <T id="join.otherAddress" />
        </Button>
      </div>
    </form>
  );
};
