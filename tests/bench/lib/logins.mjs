// People who sign in, so many a second whatever becomes of them (open loop): each try from an address of its own.

import { stack } from './stack.mjs';

const PEOPLE = 20;
const MOST_AT_ONCE = 2000;

/** Accounts to sign in to. */
export async function makePeople() {
  process.env.GATEHOUSE_URL = stack.url;
  const { signUp } = await import('../../api/client.mjs');
  const made = [];
  for (let i = 0; i < PEOPLE; i++) made.push(await signUp('Lena Login'));
  return made;
}

/** Starts them; `stop()` answers what they were told: { asked, in, busy, other, p95_ms }. */
export async function startLogins(people, rate) {
  const { call } = await import('../../api/client.mjs');
  const told = { asked: 0, in: 0, busy: 0, other: {} };
  const times = [];
  const open = new Set();
  const ask = (turn) => {
    if (open.size >= MOST_AT_ONCE) return;
    const { email, password } = people[turn % people.length];
    const begun = performance.now();
    told.asked += 1;
    const one = call('POST', '/api/auth/login', { body: { email, password, grant: 'token' } })
      .then(({ status }) => {
        if (status === 200) {
          told.in += 1;
          times.push(performance.now() - begun);
        } else if (status === 503) told.busy += 1;
        else told.other[status] = (told.other[status] ?? 0) + 1;
      }, () => { told.other.broken = (told.other.broken ?? 0) + 1; })
      .finally(() => open.delete(one));
    open.add(one);
  };
  const begun = performance.now();
  const timer = setInterval(() => {
    while (told.asked < ((performance.now() - begun) / 1000) * rate && open.size < MOST_AT_ONCE) ask(told.asked);
  }, 10);
  return {
    async stop() {
      clearInterval(timer);
      const seconds = (performance.now() - begun) / 1000;
      await Promise.allSettled([...open]);
      times.sort((a, b) => a - b);
      return { ...told, rate: told.asked / seconds, p95_ms: Math.round(times[Math.floor(times.length * 0.95)] ?? 0) };
    },
  };
}
