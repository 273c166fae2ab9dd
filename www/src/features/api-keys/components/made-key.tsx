import { Copy } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { toast } from '@/lib/toast';

/** The key itself, for the only time. */
export const MadeKey = ({ token, onClose }: { token: string; onClose: () => void }) => {
  const t = useT();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(token);
      toast(t('apiKeys.copied'));
    } catch {
      toast(t('apiKeys.copyFailed'), { tone: 'danger' });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<T id="apiKeys.madeTitle" />}
      description={<T id="apiKeys.madeLead" />}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <T id="apiKeys.done" />
          </Button>
          <Button icon={<Copy aria-hidden size={18} />} onClick={() => void copy()}>
            <T id="apiKeys.copy" />
          </Button>
        </>
      }
    >
      <Field label={<T id="apiKeys.token" />} id="token">
        {(control) => (
          <Input {...control} readOnly value={token} className="font-mono text-14" onFocus={(e) => e.target.select()} />
        )}
      </Field>
    </Dialog>
  );
};
