import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { Banner } from '@/components/ui/banner';
import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Event } from '@/lib/api/types';
import { dashboardOf, eventChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

import { FormDialog } from './form-dialog';

/** Asks before an event is called off: what will happen in numbers, and its name typed as the sign that it is meant. */
export const CancelEvent = ({ event, onClose }: { event: Event; onClose: () => void }) => {
  const t = useT();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sales = useQuery({ ...dashboardOf(event.id), staleTime: 0 }).data;
  const cancel = useMutation({
    mutationFn: () =>
      ok(
        api.POST('/events/{id}/cancel', {
          params: { path: { id: event.id } },
          body: reason.trim() ? { reason: reason.trim() } : {},
        }),
      ),
    onSuccess: (cancelled) => {
      eventChanged(cancelled);
      toast(t('organizer.cancelled'));
      onClose();
    },
  });
  const matches = name.trim() === event.name.trim();
  return (
    <FormDialog
      title={<T id="organizer.cancelTitle" />}
      description={<T id="organizer.cancelLead" />}
      back={<T id="organizer.keepEvent" />}
      submit={<T id="organizer.cancelEvent" />}
      look="danger"
      busy={cancel.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (matches) cancel.mutate();
      }}
    >
      <Banner
        tone="warning"
        title={sales && <T id="organizer.cancelSold" values={{ sold: sales.sold, orders: sales.orders }} />}
      >
        <T id="organizer.cancelRefunds" />
      </Banner>
      {cancel.isError && <Fault error={cancel.error} />}
      <Field label={<T id="organizer.cancelReason" />} optional hint={<T id="organizer.cancelReasonHint" />}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <Field
        label={<T id="organizer.typeName" values={{ name: <b dir="auto">{event.name}</b> }} />}
        error={tried && !matches ? t('organizer.nameDiffers') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            dir="auto"
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
};
