import { Link2 } from 'lucide-react';

import { ShareBar } from '@/components/organizer/share-bar';
import { Badge, type Tone } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/button';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import type { DiscountCode, Event, SaleItem } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { formatPrice } from '@/lib/format/money';
import { formatPercent } from '@/lib/format/percent';
import { paths } from '@/lib/paths';
import { serverNow } from '@/lib/server-clock';
import { handOn } from '@/lib/share';

import { appliesTo } from '../code-values';
import { StockRow } from './stock-row';

type State = { id: MessageId; tone: Tone };

const stateOf = (code: DiscountCode, now: number): State => {
  if (!code.active) return { id: 'code.state.off', tone: 'neutral' };
  if (code.ends_at && Date.parse(code.ends_at) <= now) return { id: 'code.state.expired', tone: 'neutral' };
  if (code.max_uses !== null && code.uses >= code.max_uses) return { id: 'code.state.usedUp', tone: 'accent' };
  if (code.starts_at && Date.parse(code.starts_at) > now) return { id: 'code.state.notYet', tone: 'info' };
  return { id: 'code.state.on', tone: 'success' };
};

const Uses = ({ code }: { code: DiscountCode }) => {
  const t = useT();
  const { uses, max_uses: most, reserved } = code;
  const words = most === null ? t('code.usesOpen', { uses }) : t('code.uses', { uses, most });
  return (
    <>
      <p className="tabular text-14">
        {words}
        {code.blocks_stock > 0 && <> · {t('code.reserved', { reserved, of: code.blocks_stock })}</>}
      </p>
      <ShareBar label={words} sold={uses} of={most} />
    </>
  );
};

type Props = {
  event: Event;
  code: DiscountCode;
  items: readonly SaleItem[];
  onEdit: () => void;
  onDelete: () => void;
};

/** A discount code: what it gives, on what, and how often it was used. */
export const CodeRow = ({ event, code, items, onEdit, onDelete }: Props) => {
  const t = useT();
  const names = (ids: readonly string[]) =>
    new Intl.ListFormat(formatLocale).format(items.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
  const applies = appliesTo(code);
  const state = stateOf(code, serverNow());
  const off =
    code.kind === 'percentage'
      ? formatPercent(code.percent_off ?? 0, formatLocale)
      : code.amount_off && formatPrice(code.amount_off, formatLocale);
  const facts = [
    t('code.rowOff', { off }),
    applies.length > 0 ? t('code.rowFor', { names: names(applies) }) : t('code.rowForAll'),
    code.min_order &&
      code.min_order.amount > 0 &&
      t('code.rowFrom', { least: formatPrice(code.min_order, formatLocale) }),
    code.unlocks.length > 0 && t('code.rowUnlocks', { names: names(code.unlocks) }),
    code.max_uses_per_person !== null && t('code.rowPerson', { count: code.max_uses_per_person }),
    code.ends_at && t('type.endsAt', { at: formatDayTime(code.ends_at, event.zone, formatLocale) }),
  ].filter(Boolean);
  const link = location.origin + paths.event(event.slug, code.code);
  const share = () => handOn(event.name, link, t('code.linkCopied', { code: code.code }));
  return (
    <StockRow
      name={code.code}
      title={
        <>
          <bdi className="font-mono">{code.code}</bdi>
          <Badge tone={state.tone}>
            <T id={state.id} />
          </Badge>
        </>
      }
      numbers={<Uses code={code} />}
      actions={
        code.active &&
        event.status === 'published' && (
          <IconButton label={t('code.copyLink', { code: code.code })} onClick={() => void share()}>
            <Link2 aria-hidden size={18} />
          </IconButton>
        )
      }
      onEdit={onEdit}
      onDelete={code.uses === 0 ? onDelete : undefined}
    >
      <p className="max-w-measure text-14 text-ink-soft" dir="auto">
        {facts.join(' · ')}
      </p>
    </StockRow>
  );
};
