import { Fingerprint } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { ApiError, isCode } from '@/lib/api/error';
import { isCancelled } from '@/lib/passkey';

import { passkeyPlace, signInByPasskey } from '../api';

/** Signing in without a password. Where this address has no passkeys it says which one has. */
export const PasskeyButton = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const faultText = useFaultText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const explain = (error: unknown): string => {
    if (isCode(error, 'passkey_refused')) return t('account.passkeyRefused');
    const said = error instanceof ApiError && [403, 409].includes(error.status) ? error.message : '';
    return said || faultText(error);
  };
  const use = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const question = await passkeyPlace();
      if (question.origin === location.origin) {
        await signInByPasskey(question);
        onDone();
      } else setFault(t('account.passkeyElsewhere', { origin: question.origin }));
    } catch (error) {
      if (!isCancelled(error)) setFault(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-2">
      <Button
        look="secondary"
        size="large"
        wide
        busy={busy}
        icon={<Fingerprint aria-hidden size={20} />}
        onClick={() => void use()}
      >
        <T id="account.usePasskey" />
      </Button>
      {fault && (
        <p role="alert" className="text-14 text-danger">
          {fault}
        </p>
      )}
    </div>
  );
};
