import { Countdown } from '@/components/ui/countdown';
import { cx } from '@/lib/cx';
import { useNow } from '@/lib/use-now';

const lastMinute = 60_000;

/** Whether little time is left, from a minute on. */
export const useUrgent = (until: string): boolean => {
  const end = Date.parse(until);
  return end - useNow(end) <= lastMinute;
};

type Props = {
  until: string;
  /** How long the whole time is, in milliseconds. */
  whole: number;
  onOver: () => void;
};

/** The time left as a ring that empties, with its minutes and seconds inside. */
export const Ring = ({ until, whole, onOver }: Props) => {
  const end = Date.parse(until);
  const left = Math.max(0, end - useNow(end));
  const share = Math.min(1, left / whole);
  return (
    <div
      className={cx(
        'relative grid size-56 place-items-center transition-colors',
        left <= lastMinute ? 'text-danger' : 'text-accent',
      )}
    >
      <svg aria-hidden viewBox="0 0 120 120" fill="none" className="absolute inset-0 -rotate-90">
        <circle cx="60" cy="60" r="54" strokeWidth="7" className="stroke-sunken" />
        <circle
          cx="60"
          cy="60"
          r="54"
          pathLength="1"
          stroke="currentColor"
          strokeWidth="7"
          strokeLinecap="round"
          strokeDasharray="1"
          strokeDashoffset={1 - share}
        />
      </svg>
      <span className="title text-48">
        <Countdown until={until} onOver={onOver} />
      </span>
    </div>
  );
};
