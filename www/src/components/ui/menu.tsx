import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

import { cx } from '@/lib/cx';

type Props = { trigger: ReactNode; align?: 'start' | 'end'; children: ReactNode; defaultOpen?: boolean };

/** A list of things to do, opened by its trigger (a button). */
export const Menu = ({ trigger, align = 'end', children, defaultOpen = false }: Props) => (
  // Not modal: the modal kind injects a style element, which the CSP forbids. Not in a portal: a menu belongs to the
  // landmark its button is in.
  <DropdownMenu.Root modal={false} defaultOpen={defaultOpen}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Content
      align={align}
      sideOffset={6}
      collisionPadding={12}
      className="z-50 min-w-56 rounded-surface bg-surface p-1.5 shadow-float"
    >
      {children}
    </DropdownMenu.Content>
  </DropdownMenu.Root>
);

const row =
  'flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left text-16 outline-none data-[highlighted]:bg-sunken data-[disabled]:opacity-50';

type ItemProps = { icon?: ReactNode; danger?: boolean; disabled?: boolean; onSelect?: () => void; children: ReactNode };

export const MenuItem = ({ icon, danger = false, disabled = false, onSelect, children }: ItemProps) => (
  <DropdownMenu.Item disabled={disabled} onSelect={onSelect} className={cx(row, danger && 'text-danger')}>
    {icon}
    {children}
  </DropdownMenu.Item>
);

/** An item that is a link: pass one `<Link>` as child. */
export const MenuLink = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Item asChild className={row}>
    {children}
  </DropdownMenu.Item>
);

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="px-3 py-2 text-14 text-ink-faint">{children}</DropdownMenu.Label>
);

export const MenuLine = () => <DropdownMenu.Separator className="my-1.5 h-px bg-line" />;
