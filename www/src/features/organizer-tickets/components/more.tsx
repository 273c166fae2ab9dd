import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

import { T, type MessageId } from '@/i18n/t';

/** What most leave alone, folded away; it opens by itself where something in it is set or wrong. */
export const More = ({ label, open, children }: { label: MessageId; open: boolean; children: ReactNode }) => (
  <details open={open || undefined} className="group border-t border-line pt-2">
    <summary className="flex min-h-11 items-center justify-between gap-3 font-medium">
      <T id={label} />
      <ChevronDown aria-hidden size={18} className="text-ink-soft transition-transform group-open:rotate-180" />
    </summary>
    <div className="grid gap-5 pt-4">{children}</div>
  </details>
);
