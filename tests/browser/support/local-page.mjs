// A tiny site for the tests of these helpers.

import { createServer } from 'node:http';

import { close, listen } from '../../peers/lib/http.mjs';

/**
 * Serves pages on a free port of loopback.
 * @param {Record<string, string>} pages path → HTML
 */
export async function serveLocally(pages) {
  const server = createServer((request, response) => {
    const body = pages[request.url];
    // Browsers ask for an icon by themselves; its absence is no test's concern.
    response.writeHead(request.url === '/favicon.ico' ? 204 : body === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(body ?? '');
  });
  const port = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

/** A whole page around a body. */
export const pageWith = (body, title = 'Small page') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
