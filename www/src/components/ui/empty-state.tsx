import type { ReactNode } from 'react';

type Props = { icon?: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: why, and the one thing to do next. */
export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div className="grid justify-items-center gap-3 rounded-surface border border-dashed border-line px-6 py-14 text-center">
    {icon && <div className="text-ink-faint [&_svg]:size-9 [&_svg]:stroke-[1.5]">{icon}</div>}
    <p className="title text-22">{title}</p>
    {children && <div className="max-w-md text-ink-soft">{children}</div>}
    {action && <div className="mt-2">{action}</div>}
  </div>
);
