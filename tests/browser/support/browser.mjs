// Debian's Chromium, cut off from every network but loopback.

import { chromium } from 'playwright-core';

import { SIZES } from './settings.mjs';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync', '--disable-component-update'];
// A page that needs another host is a page that fails: its request is refused and the console says so.
const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/**
 * Starts a browser.
 * @param {{camera?: string, more?: string[]}} [options] `camera` is a .y4m file that every page sees as the camera, `more` are further switches
 */
export const launch = ({ camera, more = [] } = {}) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...QUIET,
      LOOPBACK_ONLY,
      ...(camera ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${camera}`] : []),
      ...more,
    ],
  });

/**
 * A fresh browser profile, of one size and theme.
 * @param {import('playwright-core').Browser} browser
 * @param {{size?: 'phone' | 'desktop', theme?: 'light' | 'dark', camera?: boolean, locale?: string, reducedMotion?: 'reduce' | 'no-preference', timezoneId?: string, javaScriptEnabled?: boolean}} [options]
 */
export const newContext = (browser, { size = 'desktop', theme = 'light', camera = false, locale = 'en-US', ...rest } = {}) =>
  browser.newContext({
    ...SIZES[size],
    colorScheme: theme,
    locale,
    permissions: camera ? ['camera'] : [],
    ...rest,
  });
