import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';

import { useT } from '@/i18n/t';

import { DialogButtons } from './dialog-buttons';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  children?: ReactNode;
};

/**
 * A question that must be answered first: in the middle of a desktop, at the bottom of a phone.
 * The veil is our own element, because Radix's puts a style element into the page, which the CSP forbids.
 */
export const Dialog = ({ open, onOpenChange, title, description, actions, children }: Props) => {
  const t = useT();
  // What opened it gets the focus back; Radix knows only its own triggers.
  const opener = useRef<Element>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div data-veil className="fixed inset-0 z-40 overflow-y-auto overscroll-contain bg-veil" />
        <Radix.Content
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className="fixed inset-x-0 bottom-0 z-50 grid max-h-[90dvh] gap-4 overflow-y-auto rounded-t-surface bg-surface p-5 shadow-float sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[36rem] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-surface"
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="title text-22">{title}</Radix.Title>
            <Radix.Close
              aria-label={t('action.close')}
              className="-m-2 inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft hover:bg-sunken"
            >
              <X aria-hidden size={20} />
            </Radix.Close>
          </div>
          {description && <Radix.Description className="text-ink-soft">{description}</Radix.Description>}
          {children}
          {actions && <DialogButtons>{actions}</DialogButtons>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};
