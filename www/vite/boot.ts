import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { minifySync, type Plugin, type Rolldown } from 'vite';

import { tileSizes } from '../src/features/events/tile-sizes.ts';

const source = fileURLToPath(new URL('../src/boot.js', import.meta.url));

/** The modules of the pages people arrive at; their files load along with the app instead of after it. */
const entries: Record<string, readonly string[]> = {
  '/': ['src/features/events/pages/home.tsx', 'src/i18n/en/events.json'],
  '/e/': ['src/features/events/pages/event.tsx', 'src/i18n/en/events.json'],
};

// What every page of the app begins with; index.html names it, since src/main.tsx fetches it a frame later.
const beginning = 'src/app/start.tsx';

/** The file of the chunk that begins with a module, and the files that one needs; undefined when there is none. */
const filesOf = (bundle: Rolldown.OutputBundle, module: string): string[] | undefined => {
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && file.facadeModuleId?.endsWith(module)) {
      return [file.fileName, ...file.imports].map((name) => `/${name}`);
    }
  }
  return undefined;
};

const filledIn = (pages: Record<string, readonly string[]>) =>
  minifySync(
    'boot.js',
    readFileSync(source, 'utf8')
      .replace(/^\s*\/\/.*\n/gm, '')
      .replace('PAGES', JSON.stringify(pages))
      .replace('SIZES', JSON.stringify(tileSizes)),
  ).code;

/** Emits /boot.js from src/boot.js, with the names the build gave to the first pages' files. */
export const boot = (): Plugin => ({
  name: 'gatehouse-boot',
  configureServer(server) {
    server.middlewares.use('/boot.js', (_, response) => {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(filledIn({}));
    });
  },
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle, path }) {
      if (!bundle || !path.endsWith('index.html')) return [];
      const missing = (filesOf(bundle, beginning) ?? []).filter((href) => !html.includes(`"${href}"`));
      return missing.map((href) => ({
        tag: 'link',
        // What is drawn first needs none of it: style sheet, letters and the first picture go before.
        attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href },
        injectTo: 'head' as const,
      }));
    },
  },
  generateBundle(_, bundle) {
    const pages: Record<string, string[]> = {};
    for (const [path, modules] of Object.entries(entries)) {
      const files = modules.flatMap(
        (module) => filesOf(bundle, module) ?? this.error(`boot.js: no chunk of its own for ${module}`),
      );
      const already = filesOf(bundle, beginning) ?? this.error(`no chunk of its own for ${beginning}`);
      pages[path] = [...new Set(files)].filter((file) => !already.includes(file));
    }
    this.emitFile({ type: 'asset', fileName: 'boot.js', source: filledIn(pages) });
  },
});
