// The stack's nginx without its live channels, as when nchan is broken: its configuration is another one for a while.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { baseUrl } from './settings.mjs';

const NONE = 'location /live/ {\n    return 502;\n}\n';
const LONGEST = 15_000;

const { GATEHOUSE_CONFIG: CONFIG, GATEHOUSE_LIVE_SOCKET: SOCKET } = process.env;

// nginx takes it over without a dropped request. Whoever listened keeps its old process until that is told to go.
async function become(text, status) {
  writeFileSync(join(dirname(CONFIG), 'nginx/site/live.conf'), text);
  process.kill(Number(readFileSync(join(dirname(SOCKET), 'nginx.pid'), 'utf8')), 'SIGHUP');
  const give = Date.now() + LONGEST;
  while ((await fetch(`${baseUrl()}/live/nothing`)).status !== status) {
    if (Date.now() > give) throw new Error(`nginx does not answer /live/ with ${status}`);
    await sleep(100);
  }
}

/** Takes the live channels away; what it answers puts them back. */
export async function breakLive() {
  if (!CONFIG || !SOCKET) throw new Error('Set what `tools/stack.sh env` prints: nginx is to be told another configuration.');
  const whole = readFileSync(join(dirname(CONFIG), 'nginx/site/live.conf'), 'utf8');
  await become(NONE, 502);
  return () => become(whole, 404);
}
