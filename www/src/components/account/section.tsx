import { useId, type ReactNode } from 'react';

type Props = { title: ReactNode; lead?: ReactNode; children?: ReactNode };

/** A part of an account page under a heading of its own, set apart by a line. */
export const AccountSection = ({ title, lead, children }: Props) => {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="grid gap-4 border-t border-line py-8 first:border-0 first:pt-0">
      <div className="grid gap-1">
        <h2 id={heading} className="title text-22">
          {title}
        </h2>
        {lead && <p className="max-w-measure text-ink-soft">{lead}</p>}
      </div>
      {children}
    </section>
  );
};
