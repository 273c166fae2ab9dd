import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { T, useT } from '@/i18n/t';
import { isDouble } from '@/lib/passkey';
import { toast } from '@/lib/toast';

import { addPasskey } from '../api';
import { deviceName } from '../device-name';
import { useAct } from '../use-act';
import { NameForm } from './name-form';

/** Names it, then hands over to the browser. */
export const AddPasskeyDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const { act, busy, fault, setFault } = useAct();
  const add = async (name: string) => {
    const done = await act(
      () => addPasskey(name),
      (error) => (isDouble(error) ? t('factors.passkeyDouble') : undefined),
    );
    if (!done) return;
    toast(t('factors.passkeyAdded'));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={<T id="factors.addPasskey" />}
      description={<T id="factors.addPasskeyLead" />}
    >
      <NameForm
        name={deviceName(navigator.userAgent)}
        action={<T id="factors.goOn" />}
        busy={busy}
        fault={fault}
        onFault={setFault}
        onName={(name) => void add(name)}
        other={
          <Button look="secondary" onClick={onClose}>
            <T id="factors.cancel" />
          </Button>
        }
      />
    </Dialog>
  );
};
