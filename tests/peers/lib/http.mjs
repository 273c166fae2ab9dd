// The few things both peers need from node:http.

/** A request that cannot be served as sent; answered with its status and message. */
export class HttpError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads a whole request body, refusing to buffer more than `limit` bytes.
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<string>}
 */
export async function readBody(request, limit = 1 << 20) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) throw new HttpError(413, `The body is larger than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads a JSON object; an empty body is an empty object. */
export async function readJson(request) {
  const text = await readBody(request);
  if (text === '') return {};
  try {
    const value = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Answered below, with the same words as a body that is JSON but no object.
  }
  throw new HttpError(400, 'The body must be a JSON object.');
}

/** Answers with JSON. */
export function sendJson(response, status, value, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(`${JSON.stringify(value, null, 2)}\n`);
}

/** Starts listening on loopback only; resolves to the port, which matters when `port` was 0. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}

/** Stops a server at once, open connections included. */
export function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}

/**
 * Control endpoints are for test programs on this machine. Nothing that came through a proxy or out of a
 * browser page may reach them, even though both arrive from loopback.
 */
export function refuseForeign(request) {
  const proxied = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => name in request.headers);
  const fromPage = 'origin' in request.headers || (request.headers['sec-fetch-site'] ?? 'none') !== 'none';
  if (proxied || fromPage) throw new HttpError(403, 'The control endpoint answers local programs only.');
}
