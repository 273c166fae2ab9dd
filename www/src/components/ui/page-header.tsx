import type { ReactNode } from 'react';

type Props = { title: ReactNode; lead?: ReactNode; above?: ReactNode; actions?: ReactNode };

/** The top of a page: its one h1, which takes the focus after navigation. */
export const PageHeader = ({ title, lead, above, actions }: Props) => (
  <header className="grid gap-2 pt-6 pb-6 md:pt-10">
    {above}
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <h1 tabIndex={-1} className="title text-28 md:text-36">
          {title}
        </h1>
        {lead && <p className="max-w-measure text-ink-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  </header>
);
