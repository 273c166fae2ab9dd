// S9: a storm of sign-ins beside the flash sale. Each is worth twenty milliseconds of a core, so most of them must wait or hear
// that we are busy, and no buyer may notice.

import { memoryOf } from '../lib/cpu.mjs';
import { round } from '../lib/load.mjs';
import { makePeople, startLogins } from '../lib/logins.mjs';
import { sell } from './sale.mjs';

const LOGINS_PER_SECOND = 200;

export async function loginStorm(target, size) {
  const rate = size.loginSale;
  const plan = { rate, buyers: rate * size.secondsOffered, capacity: rate * size.secondsOffered, seconds: size.seconds };
  const people = await makePeople();
  await sell(target, { ...plan, buyers: 200, capacity: 200 }); // prepares statements
  const alone = await sell(target, plan);
  let logins;
  const beside = await sell(target, {
    ...plan,
    prepare: async (sale) => {
      logins = await startLogins(people, LOGINS_PER_SECOND);
      return sale;
    },
  });
  const told = await logins.stop();
  const { rss_mb } = memoryOf(target.processes().get('accounts'));
  return {
    offered: rate,
    p95_alone_ms: alone.p95_ms,
    p95_ms: beside.p95_ms,
    rate: beside.rate,
    rate_alone: alone.rate,
    logins: { ...told, rate: round(told.rate) },
    accounts_mb: round(rss_mb),
    failures: beside.failures,
    oversold: beside.oversold, verified: beside.verified, missing: beside.missing, wrong_tickets: beside.wrong_tickets,
    elsewhere: Math.max(alone.elsewhere, beside.elsewhere),
    runs: [alone, beside],
  };
}
