import { useEffect, useRef, useState } from 'react';

import { listen, type LiveState } from './connection';

export type { LiveState } from './connection';

type Handlers = Record<string, (state: never) => void>;

type Options = {
  /** Asks for the present state: called when the channel is back, and every few seconds while it is away. */
  poll: () => void;
  every?: number;
  /** False: nothing is listened to and nothing asked. */
  active?: boolean;
  /** Stays connected in a tab that nobody looks at, for what must be heard there: it's your turn. */
  staysHidden?: boolean;
};

const pollEvery = 7_000;

/**
 * Listens to a channel: `handlers` get each named state as the server pushes it. While the channel is away the present
 * state is polled instead; how it stands is returned, for the indicator.
 *
 *     const live = useLive(channels.order(id, secret), { state: take }, { poll: () => void query.refetch() });
 */
export const useLive = (
  channel: string,
  handlers: Handlers,
  { poll, every = pollEvery, active = true, staysHidden = false }: Options,
): LiveState => {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef({ handlers, poll });
  useEffect(() => {
    latest.current = { handlers, poll };
  });
  const names = Object.keys(handlers).sort().join(' ');
  useEffect(() => {
    if (!active) return;
    return listen(channel, {
      names: names.split(' '),
      onMessage: (name, data) => {
        const state: unknown = JSON.parse(data);
        latest.current.handlers[name]?.(state as never);
      },
      onBack: () => latest.current.poll(),
      onState: setState,
      staysHidden,
    });
  }, [channel, names, active, staysHidden]);
  const asks = active && state === 'polling';
  useEffect(() => {
    if (!asks) return;
    latest.current.poll();
    const timer = setInterval(() => latest.current.poll(), every);
    return () => clearInterval(timer);
  }, [asks, every]);
  return state;
};
