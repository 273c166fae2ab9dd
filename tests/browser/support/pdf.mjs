// PDFs as a test reads them: the words in them, and what a page looks like.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function inFile(bytes, work) {
  const folder = await mkdtemp(join(tmpdir(), 'paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    await writeFile(file, bytes);
    return await work(file, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fetched(source) {
  if (Buffer.isBuffer(source)) return source;
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source.pathname}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The text of a PDF: its bytes, or where it is. */
export const textOf = async (source) =>
  inFile(await fetched(source), async (file) => (await run('pdftotext', ['-layout', file, '-'])).stdout);

/** Its first page as a PNG. */
export const pictureOf = async (source, dpi = 96) =>
  inFile(await fetched(source), async (file, folder) => {
    await run('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', file, join(folder, 'page')]);
    return readFile(join(folder, 'page.png'));
  });
