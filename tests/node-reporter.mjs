// A node:test reporter: a line for each test, what went wrong in full, and the count as the last line.

import { relative } from 'node:path';
import { inspect } from 'node:util';

const indent = (text) => text.replace(/^/gm, '      ');

// A file that dies before its tests have run is a failure of its own.
const nameOf = ({ name, file }) => (file && name === file ? relative(process.cwd(), file) : name);

/** Turns test events into text. */
export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    if (type === 'test:stderr') yield data.message;
    // A suite, and a file that only wraps its tests, is no test.
    if (data?.details?.type === 'suite' || data?.skip !== undefined) continue;
    if (type === 'test:pass') {
      passed += 1;
      yield `ok   ${nameOf(data)}\n`;
    } else if (type === 'test:fail') {
      failed += 1;
      const { error } = data.details;
      yield `FAIL ${nameOf(data)}\n${indent(inspect(error?.cause ?? error, { depth: 4 }))}\n`;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
