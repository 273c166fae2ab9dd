import { useEffect, useRef, type RefObject } from 'react';

/** On a phone a row of links may be wider than the screen: the one that is chosen is brought into sight. */
export const useCurrentInSight = (current: string): RefObject<HTMLElement | null> => {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return row;
};
