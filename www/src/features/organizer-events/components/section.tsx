import type { ReactNode } from 'react';

import { T, type MessageId } from '@/i18n/t';

/** A part of the editor with its heading; the heading is where the list of sections leads. */
export const Section = ({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: MessageId;
  lead?: MessageId;
  children: ReactNode;
}) => (
  <section aria-labelledby={id} className="grid gap-5 border-t border-line pt-7 first:border-0 first:pt-0">
    <div>
      <h2 id={id} className="title scroll-mt-4 text-22">
        <T id={title} />
      </h2>
      {lead && (
        <p className="mt-1 max-w-measure text-ink-soft">
          <T id={lead} />
        </p>
      )}
    </div>
    {children}
  </section>
);
