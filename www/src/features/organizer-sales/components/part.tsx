import type { ReactNode } from 'react';

import { T, type MessageId } from '@/i18n/t';

/** A part of an order's page. */
export const Part = ({ title, children }: { title: MessageId; children: ReactNode }) => (
  <section className="grid content-start gap-3">
    <h3 className="title text-18">
      <T id={title} />
    </h3>
    {children}
  </section>
);

/** One thing that is known, with what it is called. */
export const Fact = ({ label, children }: { label: MessageId; children: ReactNode }) => (
  <div>
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd className="break-words">
      <bdi>{children}</bdi>
    </dd>
  </div>
);
