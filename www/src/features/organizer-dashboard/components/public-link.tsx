import { Copy, ScanLine } from 'lucide-react';

import { Button, buttonClass } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { handOn } from '@/lib/share';

/** Where the event is found, to hand on; and the way to the door. */
export const PublicLink = ({ event }: { event: Event }) => {
  const t = useT();
  const address = location.origin + paths.event(event.slug);
  const share = () => handOn(event.name, address, t('organizer.linkCopied'));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-surface bg-sunken px-4 py-3">
      <p className="min-w-0 flex-1 basis-64">
        <span className="block text-14 text-ink-soft">
          <T id="dashboard.publicLink" />
        </span>
        <a
          href={paths.event(event.slug)}
          target="_blank"
          rel="noopener"
          className="block font-medium break-all underline underline-offset-2"
        >
          {address.replace(/^https?:\/\//, '')}
        </a>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" size="small" icon={<Copy aria-hidden size={16} />} onClick={() => void share()}>
          <T id="organizer.copyLink" />
        </Button>
        <a href={paths.scanner(event.id)} className={buttonClass('secondary', 'small')}>
          <ScanLine aria-hidden size={16} />
          <T id="dashboard.openScanner" />
        </a>
      </div>
    </div>
  );
};
