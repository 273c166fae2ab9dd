import { useCallback, useEffect, useRef, useState } from 'react';

import { randomKey } from '@/lib/api/idempotency';
import { queryClient } from '@/lib/api/query-client';
import type { ScanResult } from '@/lib/api/types';
import { sessionChanged } from '@/lib/queries/session';

import { ask, doorNumbers } from './api';
import type { Gate } from './gate';
import { lifetimeOf, mayReplace, type Outcome, type Question } from './outcome';
import { signal } from './signals';
import { Sightings } from './sightings';

type DoorState = { asking: boolean; outcome?: Outcome; since: number; counts?: ScanResult['counts'] };

const signalOf = (outcome: Outcome) => {
  if (outcome.kind === 'unchecked') return 'unchecked';
  return outcome.kind === 'answered' && outcome.answer.result === 'admitted' ? 'admitted' : 'refused';
};

/** The work of a door: codes come in, verdicts come out, and the next one is taken without a press. */
export const useDoor = (gate: Gate) => {
  const [state, setState] = useState<DoorState>({ asking: false, since: 0 });
  const sightings = useRef(new Sightings());
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });

  const dismiss = useCallback(
    () => setState(({ counts, since }) => ({ asking: false, since, ...(counts ? { counts } : {}) })),
    [],
  );

  const put = useCallback(
    async (question: Question) => {
      // Set at once: the next frame may come before React has drawn.
      latest.current = { ...latest.current, asking: true };
      setState(({ counts, since }) => ({ asking: true, since, ...(counts ? { counts } : {}) }));
      const outcome = await ask(gate, question);
      signal(signalOf(outcome), gate.sound);
      const now = Date.now();
      setState(({ counts: before }) => {
        const counts = outcome.kind === 'answered' ? outcome.answer.counts : before;
        return { asking: false, outcome, since: now, ...(counts ? { counts } : {}) };
      });
      if (outcome.kind === 'answered')
        void queryClient.invalidateQueries({ queryKey: doorNumbers(gate.eventId).queryKey });
      if (outcome.kind === 'signed-out') void sessionChanged();
    },
    [gate],
  );

  /** A code was seen by the camera or typed by a hardware scanner. */
  const see = useCallback(
    (code: string) => {
      const now = Date.now();
      const { asking, outcome, since } = latest.current;
      // One that is still in view keeps being seen, also while its verdict stands; another has to wait its turn unseen.
      if (asking || (outcome && !mayReplace(outcome, since, now))) {
        sightings.current.stillThere(code, now);
        return;
      }
      if (sightings.current.isNew(code, now)) void put({ nonce: randomKey(), code });
    },
    [put],
  );

  const { outcome } = state;
  const lifetime = outcome && lifetimeOf(outcome);
  useEffect(() => {
    if (lifetime === undefined) return;
    const timer = setTimeout(dismiss, lifetime);
    return () => clearTimeout(timer);
  }, [outcome, lifetime, dismiss]);

  return {
    state,
    see,
    put,
    /** Asks again with the same nonce: if the first request did arrive, this is its answer and no second scan. */
    retry: () => outcome?.kind === 'unchecked' && void put(outcome.question),
    /** Goes on to the next one; a code still in view is not asked about by itself. */
    dismiss,
  };
};
