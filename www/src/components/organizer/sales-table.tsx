import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';

import { CursorList } from '@/components/ui/cursor-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, type Column } from '@/components/ui/table';
import { T, type MessageId } from '@/i18n/t';

import { RowsToCome } from './rows-to-come';

type Props<Row> = {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  caption: string;
  columns: readonly Column<Row>[];
  /** Whether somebody looks for something in particular. */
  narrowed: boolean;
  /** What is said when there is nothing at all. */
  none: { icon: ReactNode; title: MessageId; lead: MessageId };
};

/** A table of orders or of people, page by page. */
export const SalesTable = <Row extends { id: string }>({ query, caption, columns, narrowed, none }: Props<Row>) => (
  <CursorList
    query={query}
    loading={<RowsToCome />}
    empty={
      <EmptyState
        icon={narrowed ? <SearchX aria-hidden /> : none.icon}
        title={<T id={narrowed ? 'sales.noneFound' : none.title} />}
      >
        <T id={narrowed ? 'sales.noneFoundLead' : none.lead} />
      </EmptyState>
    }
  >
    {(rows) => <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />}
  </CursorList>
);
