import type { EventCard } from '@/lib/api/types';

type Page = { items: EventCard[]; next_cursor: string | null };

declare global {
  var gatehouseFirstList: Promise<Page | undefined> | undefined;
}

/** The list that boot.js asked for while this code was on its way: once, and only when all went well. */
export const takeFirstList = async (): Promise<Page | undefined> => {
  const asked = globalThis.gatehouseFirstList;
  globalThis.gatehouseFirstList = undefined;
  return asked;
};
