// Whether two samples of times can be told from one another.

/** The chance that one of `a` is above one of `b`, ties counted half (Mann-Whitney): 0.5 tells nothing, 0 and 1 tell all. */
export function auc(a, b) {
  const all = [...a.map((time) => ({ time, mine: true })), ...b.map((time) => ({ time, mine: false }))].sort((x, y) => x.time - y.time);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to].time === all[from].time) to += 1;
    for (let i = from; i < to; i++) if (all[i].mine) ranks += (from + 1 + to) / 2;
    from = to;
  }
  return (ranks - (a.length * (a.length + 1)) / 2) / (a.length * b.length);
}

/** How far auc() strays for two samples that are alike: one standard deviation. */
export const spread = (a, b) => Math.sqrt((a.length + b.length + 1) / (12 * a.length * b.length));

export function quantile(times, part) {
  const sorted = [...times].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
