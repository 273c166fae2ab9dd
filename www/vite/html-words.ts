import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vite';

const catalogues = ['common', 'events'];

/** Puts plain messages into the HTML pages: `{{events.headline}}`, so that no text is written twice. */
export const htmlWords = (): Plugin => ({
  name: 'gatehouse-html-words',
  transformIndexHtml: {
    order: 'pre',
    handler(html) {
      const words: Record<string, string> = {};
      for (const name of catalogues) {
        const file = fileURLToPath(new URL(`../src/i18n/en/${name}.json`, import.meta.url));
        Object.assign(words, JSON.parse(readFileSync(file, 'utf8')));
      }
      return html.replace(/\{\{([\w.]+)\}\}/g, (_, id: string) => {
        const text = words[id];
        if (text === undefined) throw new Error(`index.html: no message "${id}"`);
        return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      });
    },
  },
});
