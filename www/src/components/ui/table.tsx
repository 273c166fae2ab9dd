import type { ReactNode } from 'react';

import { cx } from '@/lib/cx';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** Left out on narrow screens, where only the main facts fit. */
  wideOnly?: boolean;
};

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** Rows of facts. It scrolls inside itself when the screen is too narrow, and can be reached by keyboard for that. */
export const Table = <Row,>({ caption, columns, rows, rowKey }: Props<Row>) => {
  // On a narrow screen the outermost are others.
  const narrow = columns.filter(({ wideOnly }) => !wideOnly);
  const shape = (column: Column<Row>) =>
    cx(
      'px-3 py-2.5 first:pl-0 last:pr-0',
      column === narrow.at(0) && 'max-md:pl-0',
      column === narrow.at(-1) && 'max-md:pr-0',
      column.numeric ? 'text-right tabular' : 'text-left',
      column.wideOnly && 'max-md:hidden',
    );
  return (
    <div tabIndex={0} role="region" aria-label={caption} className="overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-14 text-ink-faint">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx(shape(column), 'font-medium')}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-0">
              {columns.map((column) => (
                <td key={column.key} className={shape(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
