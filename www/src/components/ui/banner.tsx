import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { cx } from '@/lib/cx';

type Tone = 'info' | 'success' | 'warning' | 'danger';

const tones = {
  info: 'bg-info-soft',
  success: 'bg-success-soft',
  warning: 'bg-warning-soft',
  danger: 'bg-danger-soft',
};
const inks = { info: 'text-info', success: 'text-success', warning: 'text-warning', danger: 'text-danger' };
const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

type Props = {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** True for news that just happened: it is read out at once. */
  live?: boolean;
};

/** Something to know before going on, where it matters. */
export const Banner = ({ tone = 'info', title, children, action, live = false }: Props) => {
  const Icon = icons[tone];
  return (
    <div role={live ? 'alert' : undefined} className={cx('flex items-start gap-3 rounded-surface p-4', tones[tone])}>
      <Icon aria-hidden size={20} className={cx('mt-0.5 shrink-0', inks[tone])} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink-soft">{children}</div>}
        {action && <div className="mt-3">{action}</div>}
      </div>
    </div>
  );
};
