import { Money } from '@/components/ui/money';
import { Price } from '@/components/ui/price';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { DayName, Money as Amount, Order, OrderLine } from '@/lib/api/types';
import { daysInShort } from '@/lib/format/event-days';
import { formatMoney, plus } from '@/lib/format/money';

type Priced = Pick<OrderLine, 'name' | 'quantity' | 'subtotal'> & {
  id?: string;
  ticket_type_id?: string | null;
  bundle_id?: string | null;
  days?: readonly Pick<DayName, 'name' | 'date'>[];
  discount?: Amount;
};

/** The parts of a price that need a line of their own; absent while nobody has computed them yet. */
export type Totals = { lines: readonly Priced[]; total: Amount } & Partial<
  Pick<Order, 'subtotal' | 'discount' | 'discount_code' | 'fees' | 'tax'>
>;

type PartProps = {
  label: 'order.discount' | 'order.fees' | 'order.tax';
  value: Amount | undefined;
  minus?: boolean;
  note?: string | null | undefined;
};

const Part = ({ label, value, minus = false, note }: PartProps) =>
  value && value.amount !== 0 ? (
    <div className="flex justify-between gap-4 text-ink-soft">
      <dt>
        <T id={label} />
        {note && <bdi className="ml-2 rounded-control bg-sunken px-2 py-0.5 font-mono text-14">{note}</bdi>}
      </dt>
      <dd>
        <Money value={value} minus={minus} />
      </dd>
    </div>
  ) : null;

/** The tax on top of the prices, and the one within them. */
const taxesOf = ({
  subtotal,
  fees,
  tax,
  total,
}: Totals): { added: Amount | undefined; included: Amount | undefined } => {
  if (!subtotal || !fees || !tax) return { added: tax, included: undefined };
  const added = total.amount - subtotal.amount - fees.amount;
  return { added: { ...tax, amount: added }, included: { ...tax, amount: tax.amount - added } };
};

const IncludedTax = ({ tax }: { tax: Amount | undefined }) =>
  tax && tax.amount > 0 ? (
    <div className="text-right text-14 text-ink-faint">
      <dt className="sr-only">
        <T id="order.tax" />
      </dt>
      <dd>
        <T id="order.includedTax" values={{ amount: formatMoney(tax, formatLocale) }} />
      </dd>
    </div>
  ) : null;

/** What is bought and what it costs, fees and tax spelt out. */
export const OrderSummary = ({ order }: { order: Totals }) => (
  <dl className="grid gap-2">
    {order.lines.map((line) => (
      <div key={line.id ?? line.ticket_type_id ?? line.bundle_id} className="flex justify-between gap-4">
        <dt dir="auto">
          <span className="tabular">{line.quantity} ×</span> {line.name}
          {line.days && line.days.length > 0 && (
            <span className="block text-14 text-ink-soft">{daysInShort(line.days, formatLocale)}</span>
          )}
        </dt>
        <dd>
          {/* An order's lines are what is left after the discount, which stands below by itself. */}
          <Price value={line.discount ? plus(line.subtotal, line.discount) : line.subtotal} />
        </dd>
      </div>
    ))}
    <Part label="order.discount" value={order.discount} minus note={order.discount_code} />
    <Part label="order.fees" value={order.fees} />
    <Part label="order.tax" value={taxesOf(order).added} />
    <div className="mt-1 flex justify-between gap-4 border-t border-line pt-3 text-18 font-semibold">
      <dt>
        <T id="order.total" />
      </dt>
      <dd>
        <Price value={order.total} />
      </dd>
    </div>
    <IncludedTax tax={taxesOf(order).included} />
  </dl>
);
