// When a page can be looked at.

const LONGEST = 8_000;
const QUIET = 300;

// Runs in the page. Something is drawn, nothing says that it is still loading, and nothing has changed for a moment.
function atRest(quiet) {
  const now = performance.now();
  if (!window.lastChange) {
    window.lastChange = now;
    new MutationObserver(() => (window.lastChange = performance.now())).observe(document, { subtree: true, childList: true, attributes: true });
  }
  const loading = document.querySelector('[aria-busy="true"]') !== null || [...document.images].some((image) => image.loading !== 'lazy' && !image.complete);
  return document.querySelector('h1, h2') !== null && !loading && now - window.lastChange > quiet;
}

/** Waits until a page shows what it has to show. */
export async function settle(page) {
  await page.waitForLoadState('load');
  // Live channels never let the network rest, so the page itself is asked. What is still busy after that long is worth seeing as it is.
  await page.waitForFunction(atRest, QUIET, { timeout: LONGEST, polling: 50 }).catch((error) => {
    if (error.name !== 'TimeoutError') throw error;
  });
  await page.evaluate(() => document.fonts.ready);
}
