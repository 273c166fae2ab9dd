// The running stack with another configuration for a while: what `tools/stack.sh` takes from its environment.

import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { call } from '../../api/client.mjs';

const run = promisify(execFile);
const ROOT = new URL('../../../', import.meta.url).pathname;
const LONGEST = 60_000;
// A worker that is on its way out may still answer.
const IN_A_ROW = 10;

async function become(settings, isThere) {
  await run('tools/stack.sh', ['reload'], { cwd: ROOT, env: { ...process.env, ...settings } });
  const give = Date.now() + LONGEST;
  for (let good = 0; good < IN_A_ROW; await sleep(100)) {
    good = (await isThere()) ? good + 1 : 0;
    if (Date.now() > give) throw new Error(`the stack does not take over ${JSON.stringify(settings)}`);
  }
}

const elementIs = (offered) => async () => ((await call('GET', '/api/payments/config')).json?.element_script !== null) === offered;

/** Runs `body` while organizations have accounts of their own, and the card form is offered on our page. */
export async function withConnect(body) {
  // The last worker to be replaced that matters is the one that is asked.
  await become({ GATEHOUSE_SETTLEMENT: 'connect', GATEHOUSE_ELEMENT: 'true', GATEHOUSE_FEES_PERCENT: '500' }, elementIs(true));
  try {
    await body();
  } finally {
    await become({ GATEHOUSE_SETTLEMENT: 'direct', GATEHOUSE_ELEMENT: 'false', GATEHOUSE_FEES_PERCENT: '0' }, elementIs(false));
  }
}
