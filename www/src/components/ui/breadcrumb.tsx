import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { useT } from '@/i18n/t';

/** The way here; the links come in order, the page itself last and as text. */
export const Breadcrumb = ({ links, here }: { links: readonly ReactNode[]; here: ReactNode }) => {
  const t = useT();
  return (
    <nav aria-label={t('nav.breadcrumb')} className="text-14 text-ink-faint">
      <ol className="flex flex-wrap items-center gap-1 [&_a]:inline-flex [&_a]:min-h-9 [&_a]:items-center [&_a]:hover:text-ink [&_a]:hover:underline">
        {links.map((link, index) => (
          <li key={index} className="flex items-center gap-1">
            {link}
            <ChevronRight aria-hidden size={14} />
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
};
