import { useQuery } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';

import { AccountSection } from '@/components/account/section';
import { CodeInput } from '@/components/proof/code-input';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ListRow } from '@/components/ui/list-row';
import { T, useT } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import type { Factors } from '@/lib/api/types';
import { factorsQuery } from '@/lib/queries/factors';
import { toast } from '@/lib/toast';

import { askPhone, askPhoneAgain, confirmPhone, removePhone } from '../api';
import { useAct } from '../use-act';

const textOf = (event: FormEvent<HTMLFormElement>, name: string) =>
  String(new FormData(event.currentTarget).get(name) ?? '').trim();

// What the server says of numbers and limits is for people; the pointer of a fault is not.
const wordOf = (error: unknown) => (error instanceof ApiError && error.status === 429 ? error.message : undefined);

type PhoneFormProps = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  fault: string | undefined;
  buttons: ReactNode;
  children: ReactNode;
};

const PhoneForm = ({ onSubmit, fault, buttons, children }: PhoneFormProps) => (
  <form noValidate onSubmit={onSubmit} className="grid max-w-md gap-5">
    {children}
    <span role="alert" className="sr-only">
      {fault}
    </span>
    <div className="flex flex-wrap gap-3">{buttons}</div>
  </form>
);

const NumberForm = ({ onAsked, onCancel }: { onAsked: () => void; onCancel: () => void }) => {
  const t = useT();
  const { act, busy, fault, setFault } = useAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const number = textOf(event, 'number');
    if (!/^\+[\d\s().\-/]{7,}$/.test(number)) {
      setFault(t('factors.phoneWrong'));
      return;
    }
    const word = (error: unknown) =>
      error instanceof ApiError && error.faults.length > 0 ? t('factors.phoneWrong') : wordOf(error);
    void act(() => askPhone(number), word).then((done) => done && onAsked());
  };
  return (
    <PhoneForm
      onSubmit={submit}
      fault={fault}
      buttons={
        <>
          <Button type="submit" busy={busy}>
            <T id="factors.textCode" />
          </Button>
          <Button look="quiet" onClick={onCancel}>
            <T id="factors.cancel" />
          </Button>
        </>
      }
    >
      <Field label={<T id="factors.phoneNumber" />} hint={<T id="factors.phoneHint" />} error={fault}>
        {(control) => <Input {...control} name="number" type="tel" inputMode="tel" autoComplete="tel" maxLength={40} />}
      </Field>
    </PhoneForm>
  );
};

const CodeForm = ({ number, onOther }: { number: string; onOther: () => void }) => {
  const t = useT();
  const { act, busy, fault, setFault } = useAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = textOf(event, 'code').replaceAll(' ', '');
    if (code.length !== 6) {
      setFault(t('factors.phoneCodeShort'));
      return;
    }
    void act(async () => {
      await confirmPhone(code);
      toast(t('factors.phoneConfirmed'));
    });
  };
  const again = () =>
    void act(async () => {
      await askPhoneAgain();
      toast(t('factors.codeTexted'));
    }, wordOf);
  return (
    <PhoneForm
      onSubmit={submit}
      fault={fault}
      buttons={
        <>
          <Button type="submit" busy={busy}>
            <T id="factors.confirmPhone" />
          </Button>
          <Button look="secondary" disabled={busy} onClick={again}>
            <T id="factors.textAgain" />
          </Button>
          <Button look="quiet" onClick={onOther}>
            <T id="factors.otherNumber" />
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">
        <T id="factors.codeTextedTo" values={{ number: <bdi className="font-medium text-ink">{number}</bdi> }} />
      </p>
      <Field label={<T id="factors.phoneCode" />} error={fault}>
        {(control) => <CodeInput {...control} name="code" />}
      </Field>
    </PhoneForm>
  );
};

const Confirmed = ({ number, onChange }: { number: string; onChange: () => void }) => {
  const t = useT();
  const { act, busy, fault } = useAct();
  const [asking, setAsking] = useState(false);
  const remove = () => {
    setAsking(false);
    void act(async () => {
      await removePhone();
      toast(t('factors.phoneRemoved'));
    });
  };
  return (
    <>
      {fault && <Banner tone="danger" live title={fault} />}
      <ul>
        <ListRow
          leading={<MessageSquareText aria-hidden size={20} className="shrink-0 text-ink-faint" />}
          title={<bdi>{number}</bdi>}
          trailing={
            <span className="flex gap-2">
              <Button look="secondary" size="small" onClick={onChange}>
                <T id="factors.change" />
              </Button>
              <Button look="secondary" size="small" busy={busy} onClick={() => setAsking(true)}>
                <T id="factors.remove" />
              </Button>
            </span>
          }
        >
          <T id="factors.phoneIsConfirmed" />
        </ListRow>
      </ul>
      <Dialog
        open={asking}
        onOpenChange={() => setAsking(false)}
        title={<T id="factors.removePhoneAsk" />}
        description={<T id="factors.removePhoneLead" />}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(false)}>
              <T id="factors.cancel" />
            </Button>
            <Button look="danger" onClick={remove}>
              <T id="factors.remove" />
            </Button>
          </>
        }
      />
    </>
  );
};

const Body = ({ factors }: { factors: Factors }) => {
  const [entering, setEntering] = useState(false);
  if (entering) return <NumberForm onAsked={() => setEntering(false)} onCancel={() => setEntering(false)} />;
  const enter = () => setEntering(true);
  return (
    <>
      {factors.phone && <Confirmed number={factors.phone} onChange={enter} />}
      {factors.phone_asked && <CodeForm number={factors.phone_asked} onOther={enter} />}
      {!factors.phone && !factors.phone_asked && (
        <Button className="justify-self-start" look="secondary" onClick={enter}>
          <T id="factors.addPhone" />
        </Button>
      )}
    </>
  );
};

/** The number that codes are texted to; nothing where no text messages are sent. */
export const PhoneSection = () => {
  const { data } = useQuery(factorsQuery);
  if (!data?.texts) return null;
  return (
    <AccountSection title={<T id="factors.phone" />} lead={<T id="factors.phoneLead" />}>
      <Body factors={data} />
    </AccountSection>
  );
};
