// How much of everything: a full run stays below fifteen minutes, QUICK=1 below three.

const full = {
  budgetSeconds: 780, // no scenario begins after that
  loads: [250, 350, 500, 700, 1000, 1400, 2000, 2800],
  referenceLoads: [100, 250, 350, 500, 1000],
  buyers: 10_000,
  secondsOffered: 10,
  seconds: 25,
  repeat: 3,
  holds: 40_000,
  holdConnections: [1, 64, 256],
  bookings: 20_000,
  joins: 20_000,
  offers: 5000,
  overloadSeconds: 5,
  soldOut: 50_000,
  cachedReads: 200_000,
  uncachedReads: 50_000,
  listeners: [5000, 10_000],
  liveMessages: 20,
  stormSeconds: 15,
  existing: process.env.FULL === '1' ? [1000, 100_000, 1_000_000] : [1000, 100_000],
  growthLoad: 1500,
  growthBuyers: 10_000,
  loginSale: 500,
  floorOrders: { sale: { single: 3000, batched: 20_000 }, hold: { single: 5000, batched: 60_000 } },
};

const quick = {
  ...full,
  budgetSeconds: 150,
  loads: [250, 500, 1000, 1500],
  referenceLoads: [100, 300],
  buyers: 3000,
  secondsOffered: 4,
  seconds: 12,
  repeat: 1,
  holds: 10_000,
  holdConnections: [64],
  bookings: 5000,
  joins: 6000,
  offers: 2000,
  overloadSeconds: 3,
  soldOut: 20_000,
  cachedReads: 60_000,
  uncachedReads: 15_000,
  listeners: [5000],
  liveMessages: 10,
  stormSeconds: 6,
  existing: [1000, 20_000],
  growthBuyers: 3000,
  loginSale: 250,
  floorOrders: { sale: { single: 1000, batched: 8000 }, hold: { single: 2000, batched: 20_000 } },
};

export const QUICK = process.env.QUICK === '1';
export const size = QUICK ? quick : full;
