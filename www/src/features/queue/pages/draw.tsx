import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';

import { Missing } from '@/components/missing';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import type { Draw } from '@/lib/api/types';
import { formatDayTime, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { drawById } from '@/lib/queries/queue';
import { Link, useParam, useSearchTexts } from '@/lib/router/navigation';
import { useTitle } from '@/lib/use-title';

import { Seal } from '../components/seal';
import { Verdict } from '../components/verdict';
import { useCheckedDraw } from '../use-checked-draw';

const askEvery = 10_000;

const Fact = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className="grid gap-1 py-3">
    <dt className="text-14 font-medium text-ink-soft">{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ draw }: { draw: Draw }) => (
  <dl className="divide-y divide-line rounded-surface bg-sunken px-4">
    <Fact label={<T id="queue.hash" />}>
      <Seal hex={draw.seed_hash} />
    </Fact>
    <Fact label={<T id="draw.seed" />}>{draw.seed ? <Seal hex={draw.seed} /> : <T id="draw.seedLater" />}</Fact>
    {draw.drawn_at && (
      <Fact label={<T id="draw.at" />}>
        <T
          id="draw.atWith"
          values={{ at: formatDayTime(draw.drawn_at, viewerZone(), formatLocale), count: draw.count }}
        />
      </Fact>
    )}
  </dl>
);

const How = () => (
  <section aria-labelledby="how-title" className="grid gap-3">
    <h2 id="how-title" className="title text-22">
      <T id="draw.how" />
    </h2>
    <ol className="grid list-decimal gap-2 pl-5 text-ink-soft">
      {(['draw.howSeed', 'draw.howLot', 'draw.howSort', 'draw.howPublish'] as const).map((id) => (
        <li key={id}>
          <T id={id} />
        </li>
      ))}
    </ol>
  </section>
);

const ByHand = ({ draw, entry }: { draw: Draw; entry: string | undefined }) => {
  const id = entry ?? draw.entries[0]?.entry_id;
  if (!draw.seed || !id) return null;
  return (
    <section aria-labelledby="hand-title" className="grid gap-3">
      <h2 id="hand-title" className="title text-22">
        <T id="draw.byHand" />
      </h2>
      <p className="text-ink-soft">
        <T id="draw.byHandLead" />
      </p>
      <pre
        tabIndex={0}
        className="overflow-x-auto rounded-surface bg-sunken p-4 font-mono text-14 whitespace-pre-wrap wrap-anywhere"
      >
        {`printf %s ${id} | openssl dgst -sha256 -mac HMAC -macopt hexkey:${draw.seed}`}
      </pre>
    </section>
  );
};

const Loaded = ({ draw, entry }: { draw: Draw; entry: string | undefined }) => {
  const checked = useCheckedDraw(draw);
  return (
    <div className="grid gap-8">
      <Facts draw={draw} />
      {draw.seed && checked.isPending && <SkeletonText lines={3} />}
      {checked.data && <Verdict draw={draw} checked={checked.data} entry={entry} />}
      {checked.isError && (
        <p className="text-danger">
          <T id="draw.cannotCompute" />
        </p>
      )}
      <How />
      <ByHand draw={draw} entry={entry} />
    </div>
  );
};

/** A draw that anybody can do again: the promise before it, the seed after it, and the same order in this browser. */
export const DrawPage = () => {
  const t = useT();
  useTitle(t('draw.title'));
  const { entry } = useSearchTexts('entry');
  const query = useQuery({
    ...drawById(useParam('drawId')),
    refetchInterval: ({ state }) => (state.data && !state.data.seed ? askEvery : false),
  });
  if (query.isError && isStatus(query.error, 404)) return <Missing />;
  return (
    <div className="page max-w-column pb-10">
      <PageHeader
        above={
          entry && (
            <Link
              to={paths.entry(entry)}
              className="inline-flex min-h-11 items-center gap-2 justify-self-start text-14 font-semibold text-accent"
            >
              <ArrowLeft aria-hidden size={16} />
              <T id="draw.back" />
            </Link>
          )
        }
        title={<T id="draw.title" />}
        lead={<T id={query.data && !query.data.seed ? 'draw.leadBefore' : 'draw.lead'} />}
      />
      {query.isPending && <SkeletonText lines={8} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Loaded draw={query.data} entry={entry} />}
    </div>
  );
};
