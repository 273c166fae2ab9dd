import { Ban, Copy, Ellipsis, ExternalLink, Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { buttonClass, IconButton } from '@/components/ui/button';
import { Menu, MenuItem, MenuLine } from '@/components/ui/menu';
import { T, useT } from '@/i18n/t';
import type { Event } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { handOn } from '@/lib/share';

import { CancelEvent } from './cancel-event';
import { DeleteDraft } from './delete-draft';
import { DuplicateEvent } from './duplicate-event';

type Asked = 'duplicate' | 'cancel' | 'delete' | undefined;

/** What can be done to an event as a whole. */
export const EventMenu = ({ event }: { event: Event }) => {
  const t = useT();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const isPublic = event.status !== 'draft';
  const share = () => handOn(event.name, location.origin + paths.event(event.slug), t('organizer.linkCopied'));
  return (
    <div className="flex items-center gap-2" data-print="no">
      {isPublic && (
        <a href={paths.event(event.slug)} target="_blank" rel="noopener" className={buttonClass('secondary', 'small')}>
          <ExternalLink aria-hidden size={16} />
          <T id="organizer.viewPage" />
        </a>
      )}
      <Menu
        trigger={
          <IconButton label={t('organizer.more')} className="border border-line-strong">
            <Ellipsis aria-hidden size={20} />
          </IconButton>
        }
      >
        {isPublic && (
          <MenuItem icon={<Link2 aria-hidden size={18} />} onSelect={() => void share()}>
            <T id="organizer.copyLink" />
          </MenuItem>
        )}
        <MenuItem icon={<Copy aria-hidden size={18} />} onSelect={() => setAsked('duplicate')}>
          <T id="organizer.duplicate" />
        </MenuItem>
        {event.status === 'published' && !event.ended && (
          <>
            <MenuLine />
            <MenuItem danger icon={<Ban aria-hidden size={18} />} onSelect={() => setAsked('cancel')}>
              <T id="organizer.cancelEvent" />
            </MenuItem>
          </>
        )}
        {event.status === 'draft' && (
          <>
            <MenuLine />
            <MenuItem danger icon={<Trash2 aria-hidden size={18} />} onSelect={() => setAsked('delete')}>
              <T id="organizer.deleteDraft" />
            </MenuItem>
          </>
        )}
      </Menu>
      {asked === 'duplicate' && <DuplicateEvent event={event} onClose={close} />}
      {asked === 'cancel' && <CancelEvent event={event} onClose={close} />}
      {asked === 'delete' && <DeleteDraft event={event} onClose={close} />}
    </div>
  );
};
