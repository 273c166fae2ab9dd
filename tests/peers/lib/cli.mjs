// Starting a peer as a program: options in, one line out, a clean stop on SIGTERM.

import { parseArgs } from 'node:util';

/**
 * Parses `--name value` options; every named option is required. Prints the usage and exits when one is missing.
 * @param {string} program
 * @param {Record<string, string>} wanted option name → what stands for its value in the usage line
 * @returns {Record<string, string>}
 */
export function options(program, wanted) {
  const names = Object.keys(wanted);
  const fail = (problem) => {
    const usage = names.map((name) => `--${name} ${wanted[name]}`).join(' ');
    console.error(`${problem}\nusage: node ${program} ${usage}`);
    process.exit(2);
  };
  try {
    const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length > 0) fail(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
    for (const name of names.filter((name) => name.endsWith('port'))) {
      if (!/^\d{1,5}$/.test(values[name]) || Number(values[name]) > 65535) fail(`--${name} is no port: ${values[name]}`);
    }
    return values;
  } catch (error) {
    return fail(error.message);
  }
}

/**
 * Runs a peer until SIGTERM or SIGINT.
 * @param {() => Promise<{banner: string, close: () => Promise<void>}>} start
 */
export async function serve(start) {
  let peer;
  try {
    peer = await start();
  } catch (error) {
    console.error(`cannot start: ${error.message}`);
    process.exit(1);
  }
  console.log(peer.banner);
  const stop = () => peer.close().finally(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
