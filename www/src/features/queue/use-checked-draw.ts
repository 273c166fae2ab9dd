import { useQuery } from '@tanstack/react-query';

import type { Draw } from '@/lib/api/types';

import { drawAgain, keepsPromise } from './draw';

export type Checked = {
  /** The published seed has the fingerprint that was shown before. */
  promise: boolean;
  /** How many places came out as published, when drawn again in this browser. */
  agreeing: number;
  /** The order as it came out here. */
  order: readonly string[];
};

/** The draw, done once more in this browser. */
export const useCheckedDraw = (draw: Draw | undefined) =>
  useQuery({
    queryKey: ['checked-draw', draw?.id, draw?.seed, draw?.entries.length],
    enabled: Boolean(draw?.seed),
    staleTime: Infinity,
    retry: false,
    queryFn: async (): Promise<Checked> => {
      const { seed, seed_hash: hash, entries } = draw!;
      const order = await drawAgain(
        seed!,
        entries.map(({ entry_id: id }) => id),
      );
      const rankHere = new Map(order.map((id, index) => [id, index + 1]));
      return {
        promise: await keepsPromise(seed!, hash),
        agreeing: entries.filter(({ entry_id: id, rank }) => rankHere.get(id) === rank).length,
        order,
      };
    },
  });
