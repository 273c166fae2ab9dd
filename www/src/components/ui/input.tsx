import { ChevronDown } from 'lucide-react';
import type { InputHTMLAttributes, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

import { cx } from '@/lib/cx';

const box =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-16 text-ink transition-colors ' +
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
  <span className={cx('relative block', className)}>
    <select {...rest} className={cx(box, 'h-full min-h-11 appearance-none truncate pr-10')}>
      {children}
    </select>
    <ChevronDown
      aria-hidden
      size={18}
      className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-soft"
    />
  </span>
);
