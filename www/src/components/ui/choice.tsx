import type { InputHTMLAttributes, ReactNode, Ref } from 'react';

import { cx } from '@/lib/cx';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

const Choice = ({ kind, label, hint, className, ...rest }: Props & { kind: 'checkbox' | 'radio' }) => (
  <label className={cx('flex min-h-11 items-start gap-3 py-2.5', className)}>
    <input {...rest} type={kind} className="mt-0.5 size-5 shrink-0 accent-accent" />
    <span>
      {label}
      {hint && <span className="block text-14 text-ink-faint">{hint}</span>}
    </span>
  </label>
);

export const Checkbox = (props: Props) => <Choice kind="checkbox" {...props} />;

export const Radio = (props: Props) => <Choice kind="radio" {...props} />;
