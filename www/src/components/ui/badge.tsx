import type { ReactNode } from 'react';

import { cx } from '@/lib/cx';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

/** A state in a word or two; the words carry it, the colour only helps. */
export const Badge = ({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: ReactNode }) => (
  <span
    className={cx(
      'inline-flex items-center gap-1 rounded-pill px-2.5 py-0.5 text-14 font-medium whitespace-nowrap',
      tones[tone],
    )}
  >
    {icon}
    {children}
  </span>
);
