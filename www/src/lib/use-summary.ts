import { useState } from 'react';
import type { FieldErrors, FieldValues } from 'react-hook-form';

type Summed = { field?: string; message: string };

const flatten = (errors: FieldErrors, prefix = ''): Summed[] =>
  Object.entries(errors).flatMap(([name, error]): Summed[] => {
    if (!error || name === 'root') return [];
    if (typeof error.message === 'string') return [{ field: prefix + name, message: error.message }];
    return flatten(error as FieldErrors, `${prefix}${name}.`);
  });

/**
 * What an ErrorSummary shows: the form's errors by field and the one that belongs to none.
 * `attempt` counts the tries, so that the summary takes the focus after each.
 */
export const useSummary = <T extends FieldValues>(errors: FieldErrors<T>, general?: string) => {
  const [attempt, setAttempt] = useState(0);
  const summed = [...(general ? [{ message: general }] : []), ...flatten(errors)];
  return { errors: attempt > 0 ? summed : [], attempt, tried: () => setAttempt((count) => count + 1) };
};
