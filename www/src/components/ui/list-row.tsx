import type { ReactNode } from 'react';

type Props = { leading?: ReactNode; title: ReactNode; children?: ReactNode; trailing?: ReactNode };

/**
 * One line of a list, without a box around it. The title holds the link; give that link `after:absolute after:inset-0`
 * (class `row-link`) and the whole row can be pressed.
 */
export const ListRow = ({ leading, title, children, trailing }: Props) => (
  <li className="relative flex items-center gap-4 border-b border-line py-4 last:border-0">
    {leading}
    <div className="min-w-0 flex-1">
      <div className="text-16 font-semibold">{title}</div>
      {children && <div className="text-14 text-ink-soft">{children}</div>}
    </div>
    {trailing && <div className="shrink-0 text-right">{trailing}</div>}
  </li>
);
