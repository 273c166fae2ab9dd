/** What every list that is read by cursor has in common; spread it into `infiniteQueryOptions`. */
export const cursorPages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { next_cursor?: string | null }): string | undefined => last.next_cursor ?? undefined,
};

/** The query parameters of one page. */
export const pageOf = (limit: number, cursor: string | undefined): { limit: number; cursor?: string } => ({
  limit,
  ...(cursor ? { cursor } : {}),
});
