import type { ReactNode } from 'react';

import type { QueueEntry } from '@/lib/api/types';

import { Wanted } from './wanted';

type Props = { entry: QueueEntry; title: ReactNode; children: ReactNode; below?: ReactNode };

/** The page of a place in line: what it is for, one thing large in the middle, and what there is to know below. */
export const Frame = ({ entry, title, children, below }: Props) => (
  <div className="page grid max-w-column gap-8 py-6 md:gap-10 md:py-10">
    <Wanted entry={entry} />
    <div className="grid justify-items-center gap-6 text-center">
      <h1 tabIndex={-1} className="title text-28 md:text-36">
        {title}
      </h1>
      {children}
    </div>
    {below}
  </div>
);
