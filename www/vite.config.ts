import { fileURLToPath } from 'node:url';

import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { gzipped } from './vite/gzip.ts';
import { compiledMessages } from './vite/messages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.GATEHOUSE_URL ?? 'http://127.0.0.1:8080';

// A few well cached files instead of dozens of tiny ones: libraries change seldom, our own shared code often. What
// brings Radix along stays out, since the first page does without.
const chunks = [
  {
    name: 'core',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|wouter|regexparam|react-intl|@formatjs|intl-messageformat|openapi-fetch)\//,
  },
  {
    name: 'shared',
    test: /(\/src\/(lib|i18n|components)\/(?!ui\/(dialog|menu|tabs|tooltip)\.tsx)[\w/-]+\.tsx?|\/i18n\/en\/common\.json)$/,
    minShareCount: 2,
  },
];

export default defineConfig({
  plugins: [compiledMessages(), react(), tailwind(), gzipped()],
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${here('./src')}/` },
      // Messages are compiled at build time (vite/messages.ts); the parser would be 8 KiB nobody calls.
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: here('./node_modules/@formatjs/icu-messageformat-parser/no-parser.js'),
      },
    ],
  },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // data: URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: here('./index.html'), scan: here('./scan.html') },
      output: { codeSplitting: { groups: chunks } },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/api', '/live', '/media', '/dev', '/docs'].map((path) => [path, server])),
  },
});
