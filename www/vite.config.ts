import { fileURLToPath } from 'node:url';

import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { boot } from './vite/boot.ts';
import { gzipped } from './vite/gzip.ts';
import { htmlWords } from './vite/html-words.ts';
import { compiledMessages } from './vite/messages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.GATEHOUSE_URL ?? 'http://127.0.0.1:8080';

// A few well cached files instead of dozens of tiny ones. `core` changes seldom; `first` is what the first page needs of
// our own shared code; `shared` the rest of it, fetched with the first page that uses some. Whatever brings Radix along
// stays by itself, and so does what only organizers see.
const inFirst =
  'lib/(cx|text|theme|share|basket|toast|paths|server-clock|use-online|use-title)|lib/api/(client|error|query-client)|lib/live/(channels|connection|take|use-live|use-live-availability)|lib/router/[\\w-]+|lib/format/(dates|money)|' +
  'lib/queries/(session|events|cursor-pages)|features/events/(api/(first-list|search-events))|i18n/[\\w-]+|i18n/en/common|components/(brand|home-link|live-indicator|missing)|' +
  'components/ui/(badge|banner|button|fault|input|money|page-header|photo|price|skeleton|spinner|stepper|toaster)|app/layout/(account|acting-bar|offline-notice|skip-link|theme-choice)';
const firstIcons =
  'search|moon|sun|map-pin|circle-alert|circle-check|info|triangle-alert|rotate-ccw|x|loader-circle|wifi-off|chevron-down|calendar-days|calendar-plus|minus|plus';
// Also of the first page: what comes along with it, and how its organizer wants to look.
const alongside = 'lib/(brand-style|page-data)|components/organization-logo';
const chunks = [
  // By itself, so that the entry, which only waits for a frame, needs nothing else.
  { name: 'load', test: /vite\/preload-helper|rolldown\/runtime/, priority: 1 },
  // Reading comes first; what changes something comes with the pages that do.
  {
    name: 'changes',
    test: /@tanstack\/.*\/(useMutation|mutationObserver)\.js$/,
    priority: 1,
    includeDependenciesRecursively: false,
  },
  {
    name: 'core',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|wouter|regexparam|@formatjs|intl-messageformat|openapi-fetch)\//,
  },
  {
    name: 'first',
    test: new RegExp(
      `/src/(${inFirst}|${alongside})\\.(tsx?|json)$|/lucide-react/dist/esm/((?!icons/)[\\w/-]+|icons/(${firstIcons}))\\.[cm]?js$`,
    ),
  },
  // Lists of events, and what other lists share with them.
  {
    name: 'lists',
    test: /\/src\/(features\/events\/(when|tile-sizes|components\/(event-list|event-tile|sale-badge))|components\/ui\/(cursor-list|date-block|empty-state|load-more))\.tsx?$|icons\/calendar-search\.[cm]?js$/,
    includeDependenciesRecursively: false,
  },
  // What an event's page needs beyond the common case: a line to join, several days, a code.
  {
    name: 'offers',
    test: /\/src\/(lib\/(queue-memory|use-entry|day-price|discount|format\/event-days|queries\/(queue|inventory)|api\/order-access|live\/use-live-lines)|components\/(code-field|code-words|queue\/place-words|ui\/field))\.tsx?$|icons\/(arrow-right|check|ticket-percent)\.[cm]?js$/,
  },
  {
    name: 'shared',
    test: /\/src\/(lib|components)\/(?!organizer\/|(?:lib\/)?queries\/organiz|chosen-organization|ui\/(dialog|menu|tabs)\.tsx)[\w/-]+\.tsx?$/,
    minShareCount: 2,
  },
];

export default defineConfig({
  plugins: [compiledMessages(), htmlWords(), boot(), react(), tailwind(), gzipped()],
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
