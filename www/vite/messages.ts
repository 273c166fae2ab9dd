import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/**
 * Compiles the message catalogues (src/i18n/<locale>/<feature>.json) to syntax trees while building, so that
 * the browser needs no message parser. A message with a syntax error stops the build.
 */
export const compiledMessages = (): Plugin => ({
  name: 'gatehouse-messages',
  enforce: 'pre',
  load: {
    filter: { id: /\/src\/i18n\/[\w-]+\/[\w-]+\.json$/ },
    async handler(id) {
      const source = await this.fs.readFile(id, { encoding: 'utf8' });
      this.addWatchFile(id);
      const compiled: Record<string, unknown> = {};
      for (const [key, text] of Object.entries(JSON.parse(source) as Record<string, string>)) {
        try {
          compiled[key] = parse(text, { ignoreTag: false });
        } catch (fault) {
          this.error(`${id}: message "${key}": ${(fault as Error).message}`);
        }
      }
      return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js' };
    },
  },
});
