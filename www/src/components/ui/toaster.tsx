import { CircleAlert, X } from 'lucide-react';

import { T, useT } from '@/i18n/t';
import { cx } from '@/lib/cx';
import { dismissToast, useToasts } from '@/lib/toast';

/** Where toasts appear; one for the whole app. */
export const Toaster = () => {
  const t = useT();
  const toasts = useToasts();
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 max-lg:[:root:has([data-tab-bar])_&]:bottom-20 grid justify-items-center gap-2 sm:inset-x-auto sm:right-6 sm:bottom-6"
    >
      {toasts.map(({ id, text, tone, undo }) => (
        <div
          key={id}
          className={cx(
            'pointer-events-auto flex max-w-md items-center gap-3 rounded-surface py-1.5 pr-1.5 pl-4 shadow-float',
            tone === 'danger' ? 'bg-danger text-on-danger' : 'bg-ink text-paper',
          )}
        >
          {tone === 'danger' && <CircleAlert aria-hidden size={18} className="shrink-0" />}
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className="min-h-11 rounded-control px-3 font-semibold underline underline-offset-2"
              onClick={() => {
                undo();
                dismissToast(id);
              }}
            >
              <T id="action.undo" />
            </button>
          )}
          <button
            type="button"
            aria-label={t('action.dismiss')}
            className="inline-flex size-11 items-center justify-center rounded-control"
            onClick={() => dismissToast(id)}
          >
            <X aria-hidden size={18} />
          </button>
        </div>
      ))}
    </div>
  );
};
