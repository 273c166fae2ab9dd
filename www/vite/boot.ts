import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

const source = fileURLToPath(new URL('../src/boot.js', import.meta.url));

/** The modules of the pages people arrive at; their files load along with the app instead of after it. */
const entries: Record<string, readonly string[]> = {
  '/': ['src/features/events/pages/home.tsx', 'src/i18n/en/events.json'],
  '/e/': ['src/features/events/pages/event.tsx', 'src/i18n/en/events.json'],
};

const filledIn = (pages: Record<string, readonly string[]>) =>
  readFileSync(source, 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace('PAGES', JSON.stringify(pages));

/** Emits /boot.js from src/boot.js, with the names the build gave to the first pages' files. */
export const boot = (): Plugin => ({
  name: 'gatehouse-boot',
  configureServer(server) {
    server.middlewares.use('/boot.js', (_, response) => {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(filledIn({}));
    });
  },
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const pages: Record<string, string[]> = {};
    for (const [path, modules] of Object.entries(entries)) {
      const files = new Set<string>();
      for (const module of modules) {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
        if (!chunk) this.error(`boot.js: no chunk of its own for ${module}`);
        for (const file of [chunk.fileName, ...chunk.imports]) files.add(`/${file}`);
      }
      pages[path] = [...files];
    }
    this.emitFile({ type: 'asset', fileName: 'boot.js', source: filledIn(pages) });
  },
});
