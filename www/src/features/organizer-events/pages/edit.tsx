import { useMemo } from 'react';

import { EventFrame } from '@/components/organizer/event-frame';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Event } from '@/lib/api/types';
import { eventChanged, managedEvent } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

import { Editor } from '../components/editor';
import { usePictures } from '../use-pictures';
import { inputOf, valuesOf, type Values } from '../values';

const EditEvent = ({ event }: { event: Event }) => {
  const t = useT();
  const pictures = usePictures(event.id);
  const initial = useMemo(() => valuesOf(event), [event]);

  const save = async (values: Values) => {
    const saved = await ok(
      api.PUT('/events/{id}', {
        params: { path: { id: event.id } },
        body: { ...inputOf(values, event), version: values.version },
      }),
    );
    eventChanged(saved);
    await pictures.sendAll(saved.id);
    await queryClient.invalidateQueries({ queryKey: managedEvent(saved.id).queryKey });
    toast(t('editor.saved'));
    return valuesOf(saved);
  };
  const reload = async () => valuesOf(await queryClient.fetchQuery({ ...managedEvent(event.id), staleTime: 0 }));
  return (
    <Editor
      initial={initial}
      images={event.images}
      pictures={pictures}
      saved
      saveLabel={<T id={event.status === 'draft' ? 'editor.saveDraft' : 'editor.saveChanges'} />}
      save={save}
      reload={reload}
    />
  );
};

/** Changes an event. */
export const EditEventPage = () => (
  <EventFrame title="organizer.section.details">{(event) => <EditEvent key={event.id} event={event} />}</EventFrame>
);
