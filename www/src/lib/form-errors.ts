import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

import { ApiError } from './api/error';

/** "/lines/0/quantity" (a JSON pointer) as "lines.0.quantity" (a form's field name). */
export const fieldName = (pointer: string): string =>
  pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

/**
 * Puts the server's complaints next to the inputs they are about; `rename` maps the request's names to the form's.
 * True when every complaint found its field, so that nothing is left to say at the top.
 */
export const showFaults = <T extends FieldValues>(
  form: UseFormReturn<T>,
  error: unknown,
  rename: (name: string) => string = (name) => name,
): boolean => {
  if (!(error instanceof ApiError) || error.faults.length === 0) return false;
  let placed = 0;
  for (const { pointer, detail } of error.faults) {
    const name = rename(fieldName(pointer));
    const [top = ''] = name.split('.');
    if (!(top in form.getValues())) continue;
    form.setError(name as Path<T>, { type: 'server', message: detail }, { shouldFocus: placed === 0 });
    placed += 1;
  }
  return placed === error.faults.length;
};
