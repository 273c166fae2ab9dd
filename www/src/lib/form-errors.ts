import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

import { ApiError, type FieldFault } from './api/error';

/** "/lines/0/quantity" (a JSON pointer) as "lines.0.quantity" (a form's field name). */
export const fieldName = (pointer: string): string =>
  pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

type Options = {
  /** The request's name of a field as the form calls it. */
  rename?: (name: string) => string;
  /** Better words than the server's for a fault this form knows. */
  word?: (fault: FieldFault) => string | undefined;
};

/** The server words a fault as what follows the field's name ("must have a digit"); alone it begins a sentence. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/**
 * Puts the server's complaints next to the inputs they are about. True when every complaint found its field, so that
 * nothing is left to say at the top.
 */
export const showFaults = <T extends FieldValues>(
  form: UseFormReturn<T>,
  error: unknown,
  { rename = (name) => name, word = () => undefined }: Options = {},
): boolean => {
  if (!(error instanceof ApiError) || error.faults.length === 0) return false;
  let placed = 0;
  for (const fault of error.faults) {
    const name = rename(fieldName(fault.pointer));
    const [top = ''] = name.split('.');
    if (!(top in form.getValues())) continue;
    const message = word(fault) ?? sentence(fault.detail);
    form.setError(name as Path<T>, { type: 'server', message }, { shouldFocus: placed === 0 });
    placed += 1;
  }
  return placed === error.faults.length;
};
