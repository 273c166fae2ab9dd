import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/button';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Question, SaleItem } from '@/lib/api/types';

type Props = {
  question: Question;
  items: readonly SaleItem[];
  /** Absent at the end of the list. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onEdit: () => void;
  onRemove: () => void;
};

/** A question: what is asked, of whom, and its place in the order. */
export const QuestionRow = ({ question, items, onUp, onDown, onEdit, onRemove }: Props) => {
  const t = useT();
  const { label, kind, asked_of: of, item_ids: ids, options } = question;
  const list = new Intl.ListFormat(formatLocale);
  const names = items.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const facts = [
    t(of === 'order' ? 'question.perOrder' : 'question.perTicket'),
    t(`question.kind.${kind}`),
    options.length > 0 && list.format(options),
    names.length > 0 && t('question.rowFor', { names: list.format(names) }),
  ].filter(Boolean);
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-line py-4 last:border-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
          <bdi>{label}</bdi>
          {question.required && (
            <Badge tone="info">
              <T id="question.mustAnswer" />
            </Badge>
          )}
        </h3>
        <p className="max-w-measure text-14 text-ink-soft" dir="auto">
          {facts.join(' · ')}
        </p>
      </div>
      <div className="-ml-3 flex gap-1 sm:-mr-2 sm:ml-0">
        <IconButton
          label={t('question.up', { label })}
          aria-disabled={!onUp}
          className={onUp ? undefined : 'opacity-40'}
          onClick={onUp}
        >
          <ArrowUp aria-hidden size={18} />
        </IconButton>
        <IconButton
          label={t('question.down', { label })}
          aria-disabled={!onDown}
          className={onDown ? undefined : 'opacity-40'}
          onClick={onDown}
        >
          <ArrowDown aria-hidden size={18} />
        </IconButton>
        <IconButton label={t('question.editNamed', { label })} onClick={onEdit}>
          <Pencil aria-hidden size={18} />
        </IconButton>
        <IconButton label={t('question.removeNamed', { label })} onClick={onRemove}>
          <Trash2 aria-hidden size={18} />
        </IconButton>
      </div>
    </li>
  );
};
