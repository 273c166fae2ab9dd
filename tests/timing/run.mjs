// make timing: whether login, reset and register tell by their time or their words that an address is known. README.md says how.

import { randomUUID } from 'node:crypto';

import { down, stack, up } from '../bench/lib/stack.mjs';
import { auc, quantile, spread } from './statistics.mjs';
import { words } from './words.mjs';

const TRIES = Number(process.env.TRIES ?? 600); // of each kind
const BOUNDS = [0.45, 0.55];
const TRIES_PER_PERSON = 4; // below the fifth failure, from which an account waits
const PASSWORD = 'Correct-horse-7-battery';

const address = () => `t-${randomUUID().replaceAll('-', '').slice(0, 16)}@example.org`;
const QUESTIONS = {
  login: (email) => ['/api/auth/login', { email, password: 'wrong-guess-11', grant: 'token' }],
  reset: (email) => ['/api/auth/reset-password', { email }],
  register: (email) => ['/api/auth/register', { email, password: PASSWORD, name: 'Tess Tester' }],
};

function* mixed(known) {
  for (let i = 0; i < TRIES; i++) {
    const pair = [{ kind: 'known', email: known[i % known.length] }, { kind: 'unknown', email: address() }];
    yield* Math.random() < 0.5 ? pair : pair.reverse();
  }
}

async function compare(name, known, call) {
  const times = { known: [], unknown: [] };
  const said = { known: new Set(), unknown: new Set() };
  for (const { kind, email } of mixed(known)) {
    const [path, body] = QUESTIONS[name](email);
    const begun = performance.now();
    const answer = await call('POST', path, { body });
    times[kind].push(performance.now() - begun);
    said[kind].add(words(answer, email));
  }
  const overlap = auc(times.known, times.unknown);
  const alike = said.known.size === 1 && said.unknown.size === 1 && [...said.known][0] === [...said.unknown][0];
  const cell = (kind) => [0.1, 0.5, 0.9].map((part) => quantile(times[kind], part).toFixed(2).padStart(7)).join(' ');
  const told = overlap < BOUNDS[0] || overlap > BOUNDS[1];
  console.log(`  ${name.padEnd(9)} known   ${cell('known')}`);
  console.log(`  ${''.padEnd(9)} unknown ${cell('unknown')}   ${overlap.toFixed(3)} ± ${spread(times.known, times.unknown).toFixed(3)}  ${told ? 'TELLS' : 'tells nothing'}   ${alike ? 'the same words' : 'OTHER WORDS'}`);
  if (!alike) for (const kind of ['known', 'unknown']) for (const text of said[kind]) console.log(`      ${kind}: ${text.slice(0, 600)}`);
  return told || !alike;
}

let failed = 0;
try {
  await up({ ownGateway: false });
  process.env.GATEHOUSE_URL = stack.url;
  const { call, signUp } = await import('../api/client.mjs');
  const known = [];
  for (let i = 0; i < TRIES / TRIES_PER_PERSON; i++) known.push((await signUp()).email);
  for (let i = 0; i < 20; i++) for (const question of Object.values(QUESTIONS)) await call('POST', question(address())[0], { body: question(address())[1] });
  console.log(`\n  ${TRIES} tries of each kind, one at a time, each from an address of its own, in random order; milliseconds\n`);
  console.log(`  ${''.padEnd(17)}    10 %  median    90 %   overlap (0.5 tells nothing; ${BOUNDS.join(' to ')} passes)`);
  const wanted = process.env.ONLY?.split(',') ?? Object.keys(QUESTIONS);
  for (const name of wanted) failed += Number(await compare(name, known, call));
} finally {
  if (!process.env.KEEP) await down();
}
console.log(failed ? `\n  ${failed} of them tell whether an address has an account` : '\n  none of them tells whether an address has an account');
process.exit(failed ? 1 : 0);
