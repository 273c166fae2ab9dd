import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';

import { IconButton } from '@/components/ui/button';
import { useT } from '@/i18n/t';

type Props = { title: ReactNode; onClose: () => void; children: ReactNode };

/** A second screen over the camera. The browser's own dialog keeps the focus inside and costs no library. */
export const Sheet = ({ title, onClose, children }: Props) => {
  const t = useT();
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current!;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-0 h-dvh max-h-none w-full max-w-none bg-paper text-ink sm:ml-auto sm:max-w-md"
    >
      <div className="flex min-h-full flex-col gap-4 p-4 pb-8">
        <header className="flex items-center justify-between gap-4">
          <h2 id={heading} className="title text-22">
            {title}
          </h2>
          <IconButton label={t('action.close')} onClick={onClose}>
            <X aria-hidden size={22} />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
};
