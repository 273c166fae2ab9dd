import { T } from '@/i18n/t';

/** The first stop of the Tab key: past everything that stands on every page. */
export const SkipLink = () => (
  <a
    href="#content"
    className="sr-only z-50 rounded-control bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
  >
    <T id="layout.skip" />
  </a>
);
