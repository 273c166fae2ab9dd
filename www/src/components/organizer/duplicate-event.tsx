import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { eventChanged } from '@/lib/queries/organizer';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { momentText, wallTimeOf } from '@/lib/wall-time';

import { FormDialog } from './form-dialog';

/** Makes a copy as a draft: everything but orders and people, with the date asked for. */
export const DuplicateEvent = ({ event, onClose }: { event: Event; onClose: () => void }) => {
  const t = useT();
  const go = useGo();
  const [name, setName] = useState(event.name);
  const [starts, setStarts] = useState(() => wallTimeOf(event.starts_at, event.zone));
  const [tried, setTried] = useState(false);
  const startsAt = momentText(starts, event.zone);
  const duplicate = useMutation({
    mutationFn: (from: string) => {
      const lasts = Date.parse(event.ends_at) - Date.parse(event.starts_at);
      const endsAt = `${new Date(Date.parse(from) + lasts).toISOString().slice(0, 19)}Z`;
      return ok(
        api.POST('/events/{id}/duplicate', {
          params: { path: { id: event.id } },
          body: { name: name.trim(), starts_at: from, ends_at: endsAt },
        }),
      );
    },
    onSuccess: (copy) => {
      eventChanged(copy);
      toast(t('organizer.duplicated'));
      onClose();
      go(paths.editEvent(copy.id));
    },
  });
  return (
    <FormDialog
      title={<T id="organizer.duplicate" />}
      description={<T id="organizer.duplicateLead" />}
      back={<T id="action.back" />}
      submit={<T id="organizer.duplicateNow" />}
      busy={duplicate.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (startsAt && name.trim()) duplicate.mutate(startsAt);
      }}
    >
      {duplicate.isError && <Fault error={duplicate.error} />}
      <Field label={<T id="organizer.duplicateName" />} error={tried && !name.trim() ? t('form.required') : undefined}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            maxLength={200}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Field
        label={<T id="organizer.duplicateStarts" />}
        hint={<T id="organizer.inZone" values={{ zone: event.zone }} />}
        error={tried && !startsAt ? t('organizer.noSuchTime') : undefined}
      >
        {(control) => (
          <Input {...control} type="datetime-local" value={starts} onChange={({ target }) => setStarts(target.value)} />
        )}
      </Field>
    </FormDialog>
  );
};
