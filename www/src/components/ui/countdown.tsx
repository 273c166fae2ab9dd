import { useEffect, useRef } from 'react';

import { formatLeft } from '@/lib/format/dates';
import { useNow } from '@/lib/use-now';

type Props = { until: string; onOver?: () => void };

/** The time left, ticking. Screen readers get it from the sentence around it, not every second. */
export const Countdown = ({ until, onOver }: Props) => {
  const end = Date.parse(until);
  const left = end - useNow(end);
  const told = useRef(false);
  const over = left <= 0;
  useEffect(() => {
    if (!over || told.current) return;
    told.current = true;
    onOver?.();
  }, [over, onOver]);
  return (
    <span role="timer" aria-live="off" className="tabular">
      {formatLeft(left)}
    </span>
  );
};
