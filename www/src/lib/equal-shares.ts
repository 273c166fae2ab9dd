/** An amount in so many parts that sum to it exactly, odd minor units to the first, as the server divides it. */
export const equalShares = (amount: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor(amount / count) + (index < amount % count ? 1 : 0));
