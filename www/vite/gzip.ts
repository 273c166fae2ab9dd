import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|svg|json|webmanifest|wasm|txt|map)$/;
const tooSmallToGain = 256;

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** Writes `file.gz` beside every compressible file of the output, for nginx's `gzip_static`. */
export const gzipped = (): Plugin => {
  let out = '';
  return {
    name: 'gatehouse-gzip',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir;
    },
    closeBundle() {
      for (const file of filesUnder(out)) {
        if (!compressible.test(file) || statSync(file).size < tooSmallToGain) continue;
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
      }
    },
  };
};
