import { Minus, Plus } from 'lucide-react';

import { useT } from '@/i18n/t';

type Props = {
  /** What is counted: read out with the number. */
  label: string;
  value: number;
  min?: number;
  max: number;
  /** The least quantity that may be bought at all; stepping up from zero jumps there, below it back to zero. */
  least?: number;
  onChange: (value: number) => void;
};

const button =
  'inline-flex size-11 items-center justify-center rounded-control border border-line-strong bg-surface transition-colors hover:bg-sunken disabled:border-line disabled:text-ink-faint disabled:opacity-60';

/** A small quantity, one press at a time. */
export const Stepper = ({ label, value, min = 0, max, least = 1, onChange }: Props) => {
  const t = useT();
  const fewer = value <= least ? min : value - 1;
  const more = value < least ? least : value + 1;
  return (
    <div role="group" aria-label={label} className="flex items-center gap-1">
      <button
        type="button"
        className={button}
        aria-label={t('stepper.fewer', { label })}
        disabled={value <= min}
        onClick={() => onChange(fewer)}
      >
        <Minus aria-hidden size={18} />
      </button>
      <output
        className="tabular w-9 text-center text-18 font-semibold"
        aria-label={t('stepper.count', { label, value })}
      >
        {value}
      </output>
      <button
        type="button"
        className={button}
        aria-label={t('stepper.more', { label })}
        disabled={more > max}
        onClick={() => onChange(more)}
      >
        <Plus aria-hidden size={18} />
      </button>
    </div>
  );
};
