import { useState, type ReactNode } from 'react';

import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogButtons } from '@/components/ui/dialog-buttons';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT, type MessageId } from '@/i18n/t';
import { isCode, isStatus } from '@/lib/api/error';
import type { Profile } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { sessionChanged } from '@/lib/queries/session';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

import { eraseAccount } from '../api';

type Props = { profile: Profile; onRefused: () => void; onClose: () => void };

const List = ({ title, items }: { title: MessageId; items: readonly MessageId[] }) => (
  <div className="grid content-start gap-1">
    <h3 className="font-semibold">
      <T id={title} />
    </h3>
    <ul className="grid list-disc gap-1 ps-5 text-ink-soft">
      {items.map((id) => (
        <li key={id}>
          <T id={id} />
        </li>
      ))}
    </ul>
  </div>
);

const useErase = ({ profile, onRefused }: Props) => {
  const t = useT();
  const go = useGo();
  const faultText = useFaultText();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [fault, setFault] = useState<ReactNode>();
  const erase = async (typed: string) => {
    setWrong(undefined);
    setFault(undefined);
    if (typed.toLowerCase() !== profile.email.toLowerCase()) return setWrong(t('privacy.typedWrong'));
    setBusy(true);
    try {
      await eraseAccount(typed);
      await sessionChanged();
      go(paths.home());
      toast(t('privacy.erased'));
    } catch (error) {
      if (isCode(error, 'erase_refused')) return onRefused();
      if (isStatus(error, 422)) return setWrong(t('privacy.typedWrong'));
      if (!isCode(error, 'step_up_required')) setFault(faultText(error));
    } finally {
      setBusy(false);
    }
  };
  return { erase, busy, wrong, fault };
};

/** Says what goes and what stays, and wants the address typed: nobody erases an account by a slip. */
export const EraseDialog = (props: Props) => {
  const { profile, onClose } = props;
  const [typed, setTyped] = useState('');
  const { erase, busy, wrong, fault } = useErase(props);
  return (
    <Dialog
      open
      onOpenChange={(shown) => !shown && onClose()}
      title={<T id="privacy.eraseAsk" />}
      description={<T id="privacy.eraseAskLead" />}
    >
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void erase(typed.trim());
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <List
            title="privacy.goes"
            items={['privacy.goes.account', 'privacy.goes.ways', 'privacy.goes.places', 'privacy.goes.drafts']}
          />
          <List title="privacy.stays" items={['privacy.stays.books', 'privacy.stays.events', 'privacy.stays.log']} />
        </div>
        <Field
          label={
            <T
              id="privacy.typed"
              values={{ email: <strong className="font-semibold break-all">{profile.email}</strong> }}
            />
          }
          error={wrong}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              inputMode="email"
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        {fault && <Banner tone="danger" live title={fault} />}
        <DialogButtons>
          <Button look="secondary" onClick={onClose}>
            <T id="privacy.keep" />
          </Button>
          <Button type="submit" look="danger" busy={busy}>
            <T id="privacy.eraseNow" />
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
};
