import type { ReactNode } from 'react';

/** The narrow column of the pages around signing in. */
export const Narrow = ({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) => (
  <div className="page">
    <div className="mx-auto grid max-w-md gap-6 py-10 md:py-16">
      <header className="grid gap-1.5">
        <h1 tabIndex={-1} className="title text-28">
          {title}
        </h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </header>
      {children}
    </div>
  </div>
);
