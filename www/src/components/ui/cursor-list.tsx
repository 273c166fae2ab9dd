import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Fault } from './fault';
import { LoadMore } from './load-more';

type Props<Item> = {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** The shape of what is to come. */
  loading: ReactNode;
  /** Shown when the list has no rows at all. */
  empty: ReactNode;
  children: (items: readonly Item[]) => ReactNode;
};

/** A list that is read page by page: on its way, empty, failed, or there with a way to more. */
export const CursorList = <Item,>({ query, loading, empty, children }: Props<Item>) => {
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {query.isPending && loading}
      {items && (items.length === 0 ? empty : children(items))}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
};
