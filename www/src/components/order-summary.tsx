import { Money } from '@/components/ui/money';
import { Price } from '@/components/ui/price';
import { T } from '@/i18n/t';
import type { Money as Amount, Order, OrderLine } from '@/lib/api/types';

type Priced = Pick<OrderLine, 'ticket_type_id' | 'name' | 'quantity' | 'subtotal'>;

/** The parts of a price that need a line of their own; absent while nobody has computed them yet. */
export type Totals = { lines: readonly Priced[]; total: Amount } & Partial<
  Pick<Order, 'subtotal' | 'discount' | 'fees' | 'tax'>
>;

const Part = ({
  label,
  value,
  minus = false,
}: {
  label: 'order.discount' | 'order.fees' | 'order.tax';
  value: Amount | undefined;
  minus?: boolean;
}) =>
  value && value.amount !== 0 ? (
    <div className="flex justify-between gap-4 text-ink-soft">
      <dt>
        <T id={label} />
      </dt>
      <dd>
        {minus && '−'}
        <Money value={value} />
      </dd>
    </div>
  ) : null;

/** What is bought and what it costs, fees and tax spelt out. */
export const OrderSummary = ({ order }: { order: Totals }) => (
  <dl className="grid gap-2">
    {order.lines.map((line) => (
      <div key={line.ticket_type_id} className="flex justify-between gap-4">
        <dt dir="auto">
          <span className="tabular">{line.quantity} ×</span> {line.name}
        </dt>
        <dd>
          <Price value={line.subtotal} />
        </dd>
      </div>
    ))}
    <Part label="order.discount" value={order.discount} minus />
    <Part label="order.fees" value={order.fees} />
    <Part label="order.tax" value={order.tax} />
    <div className="mt-1 flex justify-between gap-4 border-t border-line pt-3 text-18 font-semibold">
      <dt>
        <T id="order.total" />
      </dt>
      <dd>
        <Price value={order.total} />
      </dd>
    </div>
  </dl>
);
