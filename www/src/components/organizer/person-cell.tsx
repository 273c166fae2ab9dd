import type { ReactNode } from 'react';

import { EmailText } from '@/components/email-text';

type Props = {
  name: ReactNode;
  email: string;
  /** What has columns of its own where there is room for them. */
  children: ReactNode;
};

/** Who it is and how to reach them: the first cell of a row of orders or of attendees. */
export const PersonCell = ({ name, email, children }: Props) => (
  <div className="min-w-36 wrap-anywhere">
    {name}
    <span className="block text-14 text-ink-soft">
      <EmailText address={email} />
    </span>
    <div className="text-14 text-ink-soft md:hidden">{children}</div>
  </div>
);
