import { MailCheck, Smartphone } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import type { QueueEntry } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { handOn } from '@/lib/share';

/** Nobody has to watch: the place is kept, and a mail comes. A guest can take it along to another device. */
export const MayClose = ({ entry, secret }: { entry: QueueEntry; secret: string | undefined }) => {
  const t = useT();
  const link = location.origin + paths.entry(entry.id, secret);
  return (
    <div className="flex w-full items-start gap-3 rounded-surface bg-accent-soft p-4 text-left">
      <MailCheck aria-hidden size={20} className="mt-0.5 shrink-0 text-accent" />
      <div className="grid gap-0.5">
        <p className="font-semibold">
          <T id="queue.close" />
        </p>
        <p className="text-14 text-ink-soft">
          <T id={secret ? 'queue.closeLeadGuest' : 'queue.closeLead'} />
        </p>
        {secret && (
          <Button
            look="secondary"
            size="small"
            className="mt-2 justify-self-start"
            icon={<Smartphone aria-hidden size={16} />}
            onClick={() => void handOn(entry.item_name, link, t('queue.linkCopied'))}
          >
            <T id="queue.link" />
          </Button>
        )}
      </div>
    </div>
  );
};
