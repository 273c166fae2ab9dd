import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';

import { ShareBar } from '@/components/organizer/share-bar';
import { IconButton } from '@/components/ui/button';
import { useT } from '@/i18n/t';

type Props = {
  /** What it is called, for the buttons. */
  name: string;
  title: ReactNode;
  children?: ReactNode;
  numbers: ReactNode;
  /** What else can be done with it. */
  actions?: ReactNode;
  onEdit: () => void;
  /** Absent where it cannot go any more. */
  onDelete?: (() => void) | undefined;
};

/** One line of the tickets page: what it is, how it sells, what can be done with it. */
export const StockRow = ({ name, title, children, numbers, actions, onEdit, onDelete }: Props) => {
  const t = useT();
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-8 gap-y-3 border-b border-line py-5 last:border-0 lg:grid-cols-[minmax(0,1fr)_auto_auto] lg:items-center">
      <div className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-18 font-semibold">{title}</h3>
        {children}
      </div>
      <div className="grid gap-1.5 max-lg:order-1 max-lg:col-span-2 lg:w-72">{numbers}</div>
      <div className="flex gap-1 max-lg:-mr-2 lg:w-35 lg:justify-end">
        {actions}
        <IconButton label={t('type.editNamed', { name })} onClick={onEdit}>
          <Pencil aria-hidden size={18} />
        </IconButton>
        {/* What can be done stands in columns, also where something cannot. */}
        {!onDelete && <span aria-hidden className="size-11 max-lg:hidden" />}
        {onDelete && (
          <IconButton label={t('type.deleteNamed', { name })} onClick={onDelete}>
            <Trash2 aria-hidden size={18} />
          </IconButton>
        )}
      </div>
    </li>
  );
};

type NumbersProps = { sold: number; held: number; kept?: number; capacity: number | null };

/** Sold, held and left, in words and as a bar. */
export const Numbers = ({ sold, held, kept = 0, capacity }: NumbersProps) => {
  const t = useT();
  const left = capacity === null ? undefined : Math.max(0, capacity - sold - held - kept);
  const words =
    capacity === null ? t('type.numbersOpen', { sold, held }) : t('type.numbers', { sold, held, left, capacity });
  return (
    <>
      <p className="tabular text-14">
        {words}
        {kept > 0 && (
          <>
            {' · '}
            <span className="whitespace-nowrap">{t('type.kept', { kept })}</span>
          </>
        )}
      </p>
      <ShareBar label={words} sold={sold} held={held + kept} of={capacity} />
    </>
  );
};
