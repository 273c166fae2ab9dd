import type { ReactNode } from 'react';

import { EmailText } from '@/components/email-text';
import { Money } from '@/components/ui/money';
import { T } from '@/i18n/t';
import type { Split } from '@/lib/api/types';

import { ShareBadge } from './share-badge';

/** One payer and how their share stands. */
export const ShareLine = ({ share, children }: { share: Split['shares'][number]; children?: ReactNode }) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 last:border-0">
    <div className="min-w-0 flex-1 basis-44">
      <p className="font-semibold" dir="auto">
        {share.name}
      </p>
      <p className="text-14 text-ink-soft">
        <EmailText address={share.email} />
      </p>
      {share.refunded.amount > 0 && (
        <p className="text-14 text-ink-soft">
          <T id="split.refunded" values={{ amount: <Money value={share.refunded} /> }} />
        </p>
      )}
    </div>
    <div className="flex items-center gap-3">
      <Money value={share.amount} />
      <ShareBadge status={share.status} />
    </div>
    {children}
  </li>
);
