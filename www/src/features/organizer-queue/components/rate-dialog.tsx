import { useState } from 'react';

import { FormDialog } from '@/components/organizer/form-dialog';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { Event, LineFigures } from '@/lib/api/types';
import { toast } from '@/lib/toast';

import { useControl } from '../api';

type Props = { event: Event; line: LineFigures; onClose: () => void };

/** The most people who are asked within a minute. */
export const RateDialog = ({ event, line, onClose }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const control = useControl(event.id, line.item_id);
  const [text, setText] = useState(line.admit_per_minute === null ? '' : String(line.admit_per_minute));
  const [fault, setFault] = useState<string>();
  const save = () => {
    const entered = text.trim();
    if (entered && !/^[1-9]\d{0,5}$/.test(entered)) return setFault(t('lines.rateWrong'));
    control.mutate(
      { admit_per_minute: entered ? Number(entered) : null },
      {
        onSuccess: () => {
          toast(t('lines.rateSaved'));
          onClose();
        },
        onError: (error) => setFault(faultText(error)),
      },
    );
  };
  return (
    <FormDialog
      title={<T id="lines.rateTitle" />}
      description={<T id="lines.rateLead" />}
      back={<T id="action.back" />}
      submit={<T id="action.save" />}
      busy={control.isPending}
      onClose={onClose}
      onSubmit={save}
    >
      <Field label={<T id="lines.rate" />} hint={<T id="lines.rateHint" />} error={fault} optional id="rate">
        {(control_) => (
          <Input
            {...control_}
            value={text}
            onChange={({ target }) => setText(target.value)}
            inputMode="numeric"
            className="tabular sm:max-w-40"
          />
        )}
      </Field>
    </FormDialog>
  );
};
