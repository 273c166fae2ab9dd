// What must hold (quality.md, section 2), and how it is said in the table.

const per_s = (value) => (value === undefined ? '' : `${Math.round(value).toLocaleString('en')}/s`);
const ms = (value) => (value === undefined ? '' : `${value} ms`);
const clean = (one) => one.oversold === 0 && one.verified && !(one.missing > 0) && !(one.wrong_tickets > 0);

/** Rows of the table: scenario, measure, ours, what must hold, floor, reference, and whether it does. */
export function judge({ S1, holds, S2, line, overload, S3, S5, S7, S8, S9, S10 }) {
  const rows = [];
  const row = (scenario, measure, ours, gate, holds, more = {}) => rows.push({ scenario, measure, ours, gate, holds, floor: '', reference: '', ...more });
  if (S1) {
    const { ours, floor, reference } = S1;
    row('S1', 'complete orders', per_s(ours.rate), '≥ 1,200/s', ours.rate >= 1200, { floor: per_s(floor.batched.rate), reference: per_s(reference.rate) });
    const times = reference.rate > 0 ? ours.rate / reference.rate : 0;
    row('S1', 'against the reference', times ? `${times.toFixed(1)}×` : 'void', '≥ 3×', times >= 3);
    row('S1', 'CPU s per 1,000 orders', ours.cpu_s_per_1000.toFixed(2), '< reference', ours.cpu_s_per_1000 < reference.cpu_s_per_1000, {
      floor: floor.batched.cpu_s_per_1000.toFixed(2), reference: reference.cpu_s_per_1000.toFixed(2),
    });
    row('S1', `p95 ${ours.latency_of}`, ms(ours.p95_ms), '< 200 ms', ours.latency_at === 500 && ours.p95_ms < 200, {
      reference: `${ms(reference.p95_ms)} at ${reference.latency_at}/s`,
    });
    row('S1', '5xx up to the best load', `${(ours.failures * 100).toFixed(2)} %`, '< 0.1 %', ours.failures < 0.001, { reference: `${(reference.failures * 100).toFixed(2)} %` });
    row('S1', 'oversold, missing, double', `${ours.oversold}, ${ours.missing}, ${ours.wrong_tickets}`, '0, 0, 0', clean(ours), {
      reference: `${reference.oversold}, ${reference.missing}, ${reference.wrong_tickets}`,
    });
  }
  if (holds) {
    const { ours, floor, empty, reference } = holds;
    const share = ours.rate / Math.max(floor.batched.rate, 1);
    row('holds', 'on one hot type', per_s(ours.rate), '≥ 8,000/s', ours.rate >= 8000 && clean(ours), { floor: per_s(floor.batched.rate), reference: per_s(reference.rate) });
    row('holds', 'share of the batched floor', `${Math.round(share * 100)} %`, '≥ 60 %', share >= 0.6);
    // The processor does one after the other: nginx and an empty worker, then the floor's SQL.
    const both = 1 / (1 / empty.rate + 1 / floor.batched.rate);
    row('holds', `of a worker that does nothing (${per_s(empty.rate)}), and the floor's SQL`, `${Math.round((both / floor.batched.rate) * 100)} %`, '', empty.failures === 0, { floor: per_s(both) });
  }
  if (S2) row('S2', 'p95 of 1,000 at once', ms(S2.ours.p95_ms), '< 200 ms', S2.ours.p95_ms < 200 && clean(S2.ours), { reference: ms(S2.reference?.p95_ms) });
  if (line) {
    const { ours } = line;
    row('line', 'joins of one line', per_s(ours.rate), '≥ 2,000/s', ours.rate >= 2000 && ours.verified && ours.out_of_order === 0);
    row('line', 'p95 of a join', ms(ours.p95_ms), '< 200 ms', ours.p95_ms < 200);
    row('line', 'offers of freed places', per_s(ours.offers_per_s), '≥ 100/s', ours.offers_per_s >= 100 && ours.overtaken === 0);
  }
  if (overload) {
    const { ours } = overload;
    row('overload', `holds at ${per_s(ours.offered)} offered`, `${Math.round(ours.goodput * 100)} % of ${per_s(ours.best)}`, '≥ 80 %', ours.goodput >= 0.8 && clean(ours));
    row('overload', 'shed otherwise than by 503 + Retry-After', String(ours.shed_badly), '0', ours.shed_badly === 0);
    row('overload', 'MySQL statements per hold, against the best', `${ours.statements_ratio}×`, '≤ 1.2×', ours.statements_ratio <= 1.2);
  }
  if (S3) {
    row('S3', 'sold-out answers', per_s(S3.ours.rate), '≥ 15,000/s', S3.ours.rate >= 15_000 && clean(S3.ours), { reference: per_s(S3.reference?.rate) });
    row('S3', 'MySQL statements per 1,000', String(S3.ours.mysql_statements_per_1000), '≈ 0', S3.ours.mysql_statements_per_1000 < 10, {
      reference: String(S3.reference?.mysql_statements_per_1000 ?? ''),
    });
  }
  if (S5) {
    row('S5', 'event reads, uncached', per_s(S5.ours.rate), '≥ 10,000/s', S5.ours.rate >= 10_000);
    row('S5', 'through the micro-cache', per_s(S5.ours.cached.rate), '≥ 40,000/s', S5.ours.cached.rate >= 40_000, { reference: per_s(S5.reference?.cached.rate) });
  }
  if (S7) {
    for (const one of S7.ours.runs) {
      const whole = one.finished && one.lost === 0 && one.delivered === one.wanted;
      row('S7', `last of ${one.subscribers.toLocaleString('en')} listeners hears it after`, `${one.last_max_ms} ms at most`, one.subscribers > 5000 ? '' : '< 150 ms', whole && (one.subscribers > 5000 || one.last_max_ms < 150));
    }
    const { kib_each: each, waiting_requests: asked, waiting_statements: waiting, idle_statements: idle } = S7.ours;
    row('S7', 'memory of each', `${each} KiB`, '< 16 KiB', each < 16);
    row('S7', 'requests to workers while they wait', String(asked), '0', asked === 0);
    row('S7', 'MySQL statements meanwhile, and without them', `${waiting}, ${idle}`, 'alike', waiting <= idle * 1.2 + 20);
  }
  if (S8) {
    const [first, last] = [S8.ours.runs[0], S8.ours.runs.at(-1)];
    const thousands = (count) => count.toLocaleString('en');
    row('S8', `rate at ${thousands(first.existing)} → ${thousands(last.existing)} orders`, `${per_s(first.rate)} → ${per_s(last.rate)}`, '≥ 0.9 of it', S8.ours.ratio >= 0.9 && clean(S8.ours));
  }
  if (S9) {
    const { ours } = S9;
    // Unchanged: within what two runs of the same differ by.
    const most = Math.max(1.25 * ours.p95_alone_ms, ours.p95_alone_ms + 5);
    row('S9', `p95 hold beside ${per_s(ours.logins.rate)} sign-ins`, ms(ours.p95_ms), `≤ ${ms(Math.round(most))}, alone ${ms(ours.p95_alone_ms)}`, ours.p95_ms <= most && clean(ours));
    row('S9', 'accounts worker afterwards', `${ours.accounts_mb} MB`, '< 64 MB', ours.accounts_mb < 64);
  }
  if (S10) {
    const { in_sale: busy, rested } = S10.ours;
    row('S10', `largest worker in a sale: ${busy.largest.name}`, `${busy.largest.pss_mb} MB`, '< 20 MB', busy.largest.pss_mb < 20);
    row('S10', `when they have rested: ${rested.largest.name}`, `${rested.largest.pss_mb} MB`, '< 20 MB', rested.largest.pss_mb < 20);
  }
  return rows;
}
