import type { ReactNode } from 'react';

import { MyLines } from '@/components/queue/my-lines';
import { SignedIn } from '@/components/signed-in';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT, type MessageId } from '@/i18n/t';
import { useTitle } from '@/lib/use-title';

/** A page of what is one's own: the lines one stands in, then the list. */
export const OwnPage = ({ title, children }: { title: MessageId; children: ReactNode }) => {
  const t = useT();
  useTitle(t(title));
  return (
    <div className="page max-w-column pb-8">
      <PageHeader title={<T id={title} />} />
      <SignedIn>
        {() => (
          <>
            <MyLines />
            {children}
          </>
        )}
      </SignedIn>
    </div>
  );
};
