import { Check } from 'lucide-react';

import { T, useT } from '@/i18n/t';
import { cx } from '@/lib/cx';

const steps = ['you', 'review', 'pay'] as const;
export type Step = (typeof steps)[number];

/** Where one is on the way to the tickets. */
export const Steps = ({ now }: { now: Step }) => {
  const t = useT();
  const at = steps.indexOf(now);
  return (
    <nav aria-label={t('checkout.steps')}>
      <ol className="flex items-center gap-2 text-14 sm:gap-3">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === at ? 'step' : undefined}
            className={cx('flex items-center gap-2', index <= at ? 'font-semibold text-ink' : 'text-ink-faint')}
          >
            {index > 0 && <span aria-hidden className="h-px w-5 bg-line-strong sm:w-8" />}
            <span
              aria-hidden
              className={cx(
                'inline-flex size-6 items-center justify-center rounded-pill text-12 font-semibold tabular',
                index < at && 'bg-accent-soft text-accent',
                index === at && 'bg-accent text-on-accent',
                index > at && 'border border-line-strong',
              )}
            >
              {index < at ? <Check size={14} /> : index + 1}
            </span>
            <T id={`checkout.step.${step}`} />
            {index < at && (
              <span className="sr-only">
                <T id="checkout.stepDone" />
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
};
