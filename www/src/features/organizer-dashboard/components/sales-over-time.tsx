import { ChartColumn, Table2 } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';

import { Skeleton } from '@/components/ui/skeleton';
import { Table } from '@/components/ui/table';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import type { Dashboard } from '@/lib/api/types';
import { formatDay } from '@/lib/format/dates';
import { formatMoney, formatPrice } from '@/lib/format/money';

import { byWeek, everyDay } from '../series';

const Plot = lazy(() => import('./plot'));

const tooManyBars = 120;

const Toggle = ({ on, onPress, children }: { on: boolean; onPress: () => void; children: ReactNode }) => (
  <button
    type="button"
    aria-pressed={on}
    onClick={onPress}
    className="inline-flex min-h-9 items-center gap-1.5 rounded-small px-3 text-14 font-medium text-ink-soft hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:ring-1 aria-pressed:ring-line-strong pointer-coarse:min-h-11"
  >
    {children}
  </button>
);

/** What was sold day by day, as bars or as a table. */
export const SalesOverTime = ({ sales, today }: { sales: Dashboard; today: string }) => {
  const t = useT();
  const [measure, setMeasure] = useState<'sold' | 'gross'>('sold');
  const [view, setView] = useState<'plot' | 'table'>('plot');
  const { currency } = sales.gross;
  const days = useMemo(() => everyDay(sales.series, today), [sales.series, today]);
  const weekly = days.length > tooManyBars;
  const bars = useMemo(() => (weekly ? byWeek(days) : days), [days, weekly]);
  const format = useCallback(
    (value: number) =>
      measure === 'sold'
        ? new Intl.NumberFormat(formatLocale).format(value)
        : formatPrice({ amount: value, currency }, formatLocale),
    [measure, currency],
  );
  const best = days.reduce((most, day) => (day.sold > most.sold ? day : most), { date: '', sold: 0, gross: 0 });
  const label = t('dashboard.plotLabel', {
    days: days.length,
    sold: days.reduce((sum, day) => sum + day.sold, 0),
    best: best.date && formatDay(best.date, 'UTC', formatLocale),
    most: best.sold,
  });
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="title text-22">
          <T id={weekly ? 'dashboard.byWeek' : 'dashboard.byDay'} />
        </h2>
        <div className="flex flex-wrap gap-3">
          <div role="group" aria-label={t('dashboard.measure')} className="inline-flex rounded-control bg-sunken p-1">
            <Toggle on={measure === 'sold'} onPress={() => setMeasure('sold')}>
              <T id="dashboard.tickets" />
            </Toggle>
            <Toggle on={measure === 'gross'} onPress={() => setMeasure('gross')}>
              <T id="dashboard.money" />
            </Toggle>
          </div>
          <div role="group" aria-label={t('dashboard.view')} className="inline-flex rounded-control bg-sunken p-1">
            <Toggle on={view === 'plot'} onPress={() => setView('plot')}>
              <ChartColumn aria-hidden size={16} />
              <T id="dashboard.plot" />
            </Toggle>
            <Toggle on={view === 'table'} onPress={() => setView('table')}>
              <Table2 aria-hidden size={16} />
              <T id="dashboard.table" />
            </Toggle>
          </div>
        </div>
      </div>
      {days.length === 0 && (
        <p className="rounded-surface border border-dashed border-line px-6 py-10 text-center text-ink-soft">
          <T id="dashboard.noSales" />
        </p>
      )}
      {days.length > 0 && view === 'plot' && (
        <Suspense fallback={<Skeleton className="h-72 w-full" />}>
          <Plot days={bars} measure={measure} format={format} label={label} />
        </Suspense>
      )}
      {days.length > 0 && view === 'table' && (
        <div className="max-h-80 overflow-y-auto">
          <Table
            caption={t('dashboard.byDay')}
            rows={[...days].reverse()}
            rowKey={({ date }) => date}
            columns={[
              { key: 'date', head: <T id="dashboard.day" />, cell: ({ date }) => formatDay(date, 'UTC', formatLocale) },
              { key: 'sold', head: <T id="dashboard.tickets" />, numeric: true, cell: ({ sold }) => sold },
              {
                key: 'gross',
                head: <T id="dashboard.money" />,
                numeric: true,
                cell: ({ gross }) => formatMoney({ amount: gross, currency }, formatLocale),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
};
