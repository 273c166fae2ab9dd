import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';

/** One thing that was checked, and how it came out. */
export const Check = ({ holds, children }: { holds: boolean; children: ReactNode }) => (
  <li className="flex items-start gap-3 border-b border-line py-3 last:border-0">
    {holds ? (
      <CircleCheck aria-hidden size={20} className="mt-0.5 shrink-0 text-success" />
    ) : (
      <CircleX aria-hidden size={20} className="mt-0.5 shrink-0 text-danger" />
    )}
    <div className="min-w-0">{children}</div>
  </li>
);
