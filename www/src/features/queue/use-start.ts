import { useState } from 'react';

const keyOf = (id: string) => `gatehouse.queue.start.${id}`;

/** How many were ahead when this tab saw the place in line for the first time: what has been moved up since. */
export const useStart = (id: string, ahead: number): number => {
  const [first] = useState(() => {
    const kept = Number(sessionStorage.getItem(keyOf(id)) ?? NaN);
    if (Number.isFinite(kept)) return kept;
    sessionStorage.setItem(keyOf(id), String(ahead));
    return ahead;
  });
  // Who joined again stands further back than before.
  return Math.max(first, ahead);
};
