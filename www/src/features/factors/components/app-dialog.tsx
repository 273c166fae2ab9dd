import { useState, type FormEvent } from 'react';

import { CodeInput } from '@/components/proof/code-input';
import { Button } from '@/components/ui/button';
import { DialogButtons } from '@/components/ui/dialog-buttons';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { QrImage } from '@/components/ui/qr-image';
import { T, useT } from '@/i18n/t';
import type { TotpEnrolment } from '@/lib/api/types';
import { toast } from '@/lib/toast';

import { confirmApp } from '../api';
import { useAct } from '../use-act';
import { RecoveryCodes } from './recovery-codes';

const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

type Props = { enrolment: TotpEnrolment; onClose: () => void };

/** Scan, type the first code, keep the recovery codes. */
export const AppDialog = ({ enrolment, onClose }: Props) => {
  const t = useT();
  const { act, busy, fault, setFault } = useAct();
  const [codes, setCodes] = useState<readonly string[]>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).replaceAll(' ', '');
    if (code.length !== 6) {
      setFault(t('factors.codeShort'));
      return;
    }
    void act(async () => {
      const made = await confirmApp(code);
      toast(t('factors.appAdded'));
      if (made.length > 0) setCodes(made);
      else onClose();
    });
  };
  if (codes)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={<T id="factors.keepCodes" />}
        actions={
          <Button onClick={onClose}>
            <T id="factors.codesKept" />
          </Button>
        }
      >
        <RecoveryCodes codes={codes} />
      </Dialog>
    );
  return (
    <Dialog open onOpenChange={onClose} title={<T id="factors.addApp" />} description={<T id="factors.addAppLead" />}>
      <div className="grid gap-5 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <QrImage
          src={`data:image/svg+xml,${encodeURIComponent(enrolment.qr_svg)}`}
          alt={t('factors.qr')}
          className="mx-auto w-48 border border-line"
        />
        <div className="grid content-start gap-2">
          <p className="text-ink-soft">
            <T id="factors.byHand" />
          </p>
          <p className="font-mono text-16 break-words select-all" aria-label={t('factors.key')}>
            {grouped(enrolment.secret)}
          </p>
          <a href={enrolment.uri} className="justify-self-start font-semibold text-accent underline underline-offset-2">
            <T id="factors.openApp" />
          </a>
        </div>
      </div>
      <form noValidate onSubmit={submit} className="grid gap-5">
        <Field label={<T id="factors.firstCode" />} error={fault}>
          {(control) => <CodeInput {...control} name="code" />}
        </Field>
        <span role="alert" className="sr-only">
          {fault}
        </span>
        <DialogButtons>
          <Button look="secondary" onClick={onClose}>
            <T id="factors.cancel" />
          </Button>
          <Button type="submit" busy={busy}>
            <T id="factors.confirmApp" />
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
};
