import { useEffect, useRef } from 'react';

import { T } from '@/i18n/t';

type SummedError = { field?: string; message: string };

/**
 * What must be put right before going on, at the top of a form; each line leads to its field.
 * It takes the focus whenever `attempt` changes, so that nobody misses why nothing happened.
 */
export const ErrorSummary = ({ errors, attempt }: { errors: readonly SummedError[]; attempt: number }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-surface bg-danger-soft p-4">
      <p className="font-semibold">
        <T id="form.summary" values={{ count: errors.length }} />
      </p>
      <ul className="mt-1 grid gap-1">
        {errors.map(({ field, message }) => (
          <li key={(field ?? '') + message}>
            {field ? (
              <a
                href={`#${field}`}
                className="text-danger underline underline-offset-2"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(field)?.focus();
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
