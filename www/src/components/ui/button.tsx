import type { ButtonHTMLAttributes, ReactNode } from 'react';

import { cx } from '@/lib/cx';

import { Spinner } from './spinner';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'normal' | 'large' | 'small';

const looks: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-danger text-on-danger hover:opacity-90',
};

const sizes: Record<Size, string> = {
  small: 'min-h-9 px-3 text-14 pointer-coarse:min-h-11',
  normal: 'min-h-11 px-4 text-16',
  large: 'min-h-13 px-6 text-18',
};

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'primary', size: Size = 'normal', wide = false): string =>
  cx(
    'inline-flex items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap transition-colors select-none',
    'disabled:opacity-55 aria-disabled:opacity-55',
    looks[look],
    sizes[size],
    wide && 'w-full',
  );

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: ButtonLook;
  size?: Size;
  wide?: boolean;
  /** Shows that the press is being worked on, and takes no second one. The width stays. */
  busy?: boolean;
  icon?: ReactNode;
};

export const Button = ({
  look,
  size,
  wide,
  busy = false,
  icon,
  className,
  children,
  disabled,
  onClick,
  type = 'button',
  ...rest
}: Props) => (
  <button
    {...rest}
    type={type}
    disabled={disabled}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    // A busy button keeps the focus, which a disabled one would lose.
    onClick={busy ? (event) => event.preventDefault() : onClick}
    className={cx(buttonClass(look, size, wide), className)}
  >
    {busy ? <Spinner /> : icon}
    {children}
  </button>
);

/** A square button that shows an icon only; its label is read out and shown as a hint. */
export const IconButton = ({
  label,
  children,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) => (
  <button
    {...rest}
    type={type}
    aria-label={label}
    title={label}
    className={cx(
      'inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-sunken hover:text-ink disabled:opacity-40',
      className,
    )}
  >
    {children}
  </button>
);
