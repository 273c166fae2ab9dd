import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { T, useT } from '@/i18n/t';
import type { Passkey } from '@/lib/api/types';
import { toast } from '@/lib/toast';

import { removePasskey, renamePasskey } from '../api';
import { useAct } from '../use-act';
import { NameForm } from './name-form';

/** Another name for a passkey, or its end. */
export const PasskeyDialog = ({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) => {
  const t = useT();
  const { act, busy, fault, setFault } = useAct();
  const done = async (what: () => Promise<void>, words: string) => {
    if (!(await act(what))) return;
    toast(words);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={<bdi>{passkey.name}</bdi>}
      description={<T id="factors.removePasskeyLead" />}
    >
      <NameForm
        name={passkey.name}
        action={<T id="action.save" />}
        busy={busy}
        fault={fault}
        onFault={setFault}
        onName={(name) => void done(() => renamePasskey(passkey.id, name), t('factors.passkeyRenamed'))}
        other={
          <Button
            look="danger"
            busy={busy}
            onClick={() => void done(() => removePasskey(passkey.id), t('factors.passkeyRemoved'))}
          >
            <T id="factors.removePasskey" />
          </Button>
        }
      />
    </Dialog>
  );
};
