import { formatNumber, T, type MessageId } from '@/i18n/t';
import type { LineFigures } from '@/lib/api/types';

const Figure = ({ label, hint, value }: { label: MessageId; hint?: MessageId; value: number }) => (
  <div className="grid content-start border-line px-4 py-3.5 max-lg:even:border-l max-lg:[&:nth-child(n+3)]:border-t lg:not-first:border-l md:px-6">
    <dt className="text-14 text-ink-faint">
      <T id={label} />
    </dt>
    <dd>
      <span className="title tabular block text-28">{formatNumber(value)}</span>
      {hint && (
        <span className="text-14 text-ink-soft">
          <T id={hint} />
        </span>
      )}
    </dd>
  </div>
);

/** How many are where in a line. */
export const Figures = ({ line }: { line: LineFigures }) => (
  <dl className="grid grid-cols-2 rounded-surface border border-line bg-surface lg:grid-cols-4">
    <Figure label="lines.waiting" value={line.waiting} />
    <Figure label="lines.offered" hint="lines.offeredHint" value={line.offered} />
    <Figure label="lines.bought" value={line.purchased} />
    <Figure label="lines.expired" hint="lines.expiredHint" value={line.expired} />
  </dl>
);
