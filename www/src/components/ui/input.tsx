import type { InputHTMLAttributes, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

import { cx } from '@/lib/cx';

const box =
  'w-full rounded-control border border-line-strong bg-surface px-3 text-16 text-ink transition-colors ' +
  'hover:border-ink-soft aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger ' +
  'disabled:bg-sunken disabled:text-ink-faint';

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export const Input = ({ className, ...rest }: InputProps) => (
  <input {...rest} className={cx(box, 'h-11 read-only:bg-sunken', className)} />
);

type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

export const Textarea = ({ className, rows = 5, ...rest }: TextareaProps) => (
  <textarea {...rest} rows={rows} className={cx(box, 'py-2', className)} />
);

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> };

/** The device's own chooser: the best one there is on a phone. */
export const Select = ({ className, children, ...rest }: SelectProps) => (
  <select {...rest} className={cx(box, 'h-11 pr-9', className)}>
    {children}
  </select>
);
