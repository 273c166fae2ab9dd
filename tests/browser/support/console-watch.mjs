// What a page complains about: console errors, uncaught exceptions, requests that got nowhere.

// The browser drops requests by itself when the page is left; that is no complaint.
const LEFT_BEHIND = new Set(['net::ERR_ABORTED']);

// Said when a test looks into a frame that may not run scripts; the page itself has no part in it.
const FROM_THE_TEST = /^Blocked script execution in 'about:srcdoc'/;

/**
 * Collects complaints of all pages of a context.
 * @param {import('playwright-core').BrowserContext} context
 * @param {RegExp[]} allowed complaints the test expects
 */
export function watch(context, allowed = []) {
  const complaints = [];
  const patterns = [...allowed];
  const note = (text) => {
    if (!patterns.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' && !FROM_THE_TEST.test(message.text())) note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    if (!LEFT_BEHIND.has(reason)) note(`request: ${request.method()} ${request.url()} ${reason}`);
  });
  return {
    complaints,
    /** Expects complaints of this kind from here on. */
    allow: (pattern) => patterns.push(pattern),
  };
}
