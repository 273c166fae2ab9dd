import { useEffect, useRef, useState } from 'react';

import { useFaultText } from '@/components/ui/fault';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import { uploadImage } from '@/lib/api/upload';
import { managedEvent } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

/** A picture that was chosen and is not on the server yet. */
export type Pending = { key: number; file: File; url: string; alt: string; progress?: number; error?: unknown };

export type PictureActions = {
  pending: readonly Pending[];
  take: (file: File) => void;
  describe: (key: number, alt: string) => void;
  drop: (key: number) => void;
  send: (key: number) => Promise<void>;
  /** Sends all that wait to an event that just came to be; true when all arrived. */
  sendAll: (eventId: string) => Promise<boolean>;
  remove: (mediaId: string) => Promise<void>;
};

let lastKey = 0;

const seenAgain = (eventId: string) => queryClient.invalidateQueries({ queryKey: managedEvent(eventId).queryKey });

/** Pictures on their way, of an event that may not be saved yet. */
export const usePictures = (eventId: string | undefined): PictureActions => {
  const words = useFaultText();
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const latest = useRef(pending);
  useEffect(() => {
    latest.current = pending;
  });
  useEffect(() => () => latest.current.forEach(({ url }) => URL.revokeObjectURL(url)), []);

  const change = (key: number, part: Partial<Pending>) =>
    setPending((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const drop = (key: number) => {
    const gone = latest.current.find((each) => each.key === key);
    if (gone) URL.revokeObjectURL(gone.url);
    setPending((all) => all.filter((each) => each.key !== key));
  };
  const deliver = async (to: string, { key, file, alt }: Pending): Promise<boolean> => {
    change(key, { progress: 0, error: undefined });
    try {
      await uploadImage(to, file, alt.trim(), (progress) => change(key, { progress }));
      drop(key);
      return true;
    } catch (error) {
      setPending((all) => all.map(({ progress: _, ...each }) => (each.key === key ? { ...each, error } : each)));
      return false;
    }
  };

  return {
    pending,
    take: (file) => setPending((all) => [...all, { key: ++lastKey, file, url: URL.createObjectURL(file), alt: '' }]),
    describe: (key, alt) => change(key, { alt }),
    drop,
    send: async (key) => {
      const wanted = latest.current.find((each) => each.key === key);
      if (!eventId || !wanted) return;
      if (await deliver(eventId, wanted)) await seenAgain(eventId);
    },
    sendAll: async (to) => {
      let all = true;
      for (const each of latest.current) all = (await deliver(to, each)) && all;
      return all;
    },
    remove: async (mediaId) => {
      if (!eventId) return;
      try {
        await ok(api.DELETE('/events/{id}/media/{media_id}', { params: { path: { id: eventId, media_id: mediaId } } }));
        await seenAgain(eventId);
      } catch (error) {
        toast(words(error), { tone: 'danger' });
      }
    },
  };
};
