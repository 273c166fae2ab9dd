import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

import { formatLocale } from '@/i18n/store';
import { useTheme } from '@/lib/theme';

import type { Day } from '../series';

type Props = { days: readonly Day[]; measure: 'sold' | 'gross'; format: (value: number) => string; label: string };

const height = 260;

// The canvas knows no CSS variables: the colours are read from elements that carry them.
const colours = (host: HTMLElement) => {
  const of = (name: string) => getComputedStyle(host.querySelector(`[data-colour="${name}"]`)!).color;
  return { accent: of('accent'), line: of('line'), ink: of('ink') };
};

const dayText = new Intl.DateTimeFormat(formatLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

const optionsFor = (
  host: HTMLElement,
  width: number,
  format: (value: number) => string,
  step: number,
): uPlot.Options => {
  const { accent, line, ink } = colours(host);
  const font = `12px ${getComputedStyle(host).fontFamily}`;
  const axis = { stroke: ink, font, ticks: { show: false } };
  return {
    width,
    height,
    padding: [12, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    // Dates of a calendar, not moments: drawn in UTC so that no zone moves them.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC'),
    // Half a bar of room at both ends.
    scales: {
      x: { range: (_, from, to) => [from - step / 2, to + step / 2] },
      y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 64,
        values: (_, splits) => splits.map((second) => dayText.format(second * 1e3)),
      },
      {
        ...axis,
        grid: { stroke: line, width: 1 },
        size: 64,
        // Tickets come whole, and a quiet start has few of them.
        incrs: [
          1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 1e8, 1e9,
        ],
        values: (_, splits) => splits.map(format),
      },
    ],
    series: [
      {},
      {
        fill: accent,
        stroke: accent,
        width: 0,
        points: { show: false },
        paths: uPlot.paths.bars!({ size: [0.7, 48] }),
      },
    ],
  };
};

/** Bars over time. What they say is also in the table beside it and in the label. */
const Plot = ({ days, measure, format, label }: Props) => {
  const host = useRef<HTMLDivElement>(null);
  const hint = useRef<HTMLParagraphElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const box = host.current!;
    const data: uPlot.AlignedData = [days.map(({ date }) => Date.parse(date) / 1e3), days.map((day) => day[measure])];
    const [first, second] = data[0];
    const step = first !== undefined && second !== undefined ? second - first : 86_400;
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      plot = new uPlot(optionsFor(box, box.clientWidth, format, step), data, box);
      plot.over.addEventListener('mousemove', () => {
        const index = plot?.cursor.idx;
        const day = index === null || index === undefined ? undefined : days[index];
        if (hint.current && day)
          hint.current.textContent = `${dayText.format(Date.parse(day.date))}: ${format(day[measure])}`;
      });
      plot.over.addEventListener('mouseleave', () => {
        if (hint.current) hint.current.textContent = '';
      });
    };
    draw();
    const resized = new ResizeObserver(() => plot?.setSize({ width: box.clientWidth, height }));
    resized.observe(box);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      dark.removeEventListener('change', draw);
      resized.disconnect();
      plot?.destroy();
    };
  }, [days, measure, format, theme]);
  return (
    <figure className="grid gap-1">
      <p ref={hint} aria-hidden className="tabular h-5 text-14 text-ink-soft" />
      <div ref={host} role="img" aria-label={label} className="min-w-0">
        <i data-colour="accent" className="hidden text-accent" />
        <i data-colour="line" className="hidden text-line" />
        <i data-colour="ink" className="hidden text-ink-faint" />
      </div>
    </figure>
  );
};

export default Plot;
