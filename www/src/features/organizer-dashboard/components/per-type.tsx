import { ShareBar } from '@/components/organizer/share-bar';
import { buttonClass } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import { T, useT } from '@/i18n/t';
import type { Dashboard } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

type Row = Dashboard['per_type'][number];

const TypeBar = ({ type }: { type: Row }) => {
  const t = useT();
  const { sold, held, capacity } = type;
  const words =
    capacity === null
      ? t('dashboard.typeOpen', { sold, held })
      : t('dashboard.typeNumbers', { sold, held, left: Math.max(0, capacity - sold - held) });
  return (
    <li className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <bdi className="min-w-0 font-medium">{type.name}</bdi>
        <span className="tabular shrink-0 text-14 text-ink-soft">
          <Money value={type.gross} short />
        </span>
      </div>
      <ShareBar label={words} sold={sold} held={held} of={capacity} />
      <p className="tabular text-14 text-ink-soft">{words}</p>
    </li>
  );
};

/** How full each ticket type is: sold, held by somebody who is paying, left. */
export const PerType = ({ eventId, types }: { eventId: string; types: readonly Row[] }) => (
  <section className="grid content-start gap-4">
    <div className="flex items-center justify-between gap-4">
      <h2 className="title text-22">
        <T id="dashboard.perType" />
      </h2>
      <Link to={paths.ticketTypes(eventId)} className={`${buttonClass('quiet', 'small')} -mr-3`}>
        <T id="dashboard.editTypes" />
      </Link>
    </div>
    <ul className="grid gap-5">
      {types.map((type) => (
        <TypeBar key={type.id} type={type} />
      ))}
    </ul>
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-14 text-ink-soft">
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="size-2.5 rounded-pill bg-accent" />
        <T id="dashboard.legendSold" />
      </span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="size-2.5 rounded-pill bg-warning" />
        <T id="dashboard.legendHeld" />
      </span>
    </p>
  </section>
);
