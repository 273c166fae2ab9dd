// Goes through the provider's pages as a browser would, for tests that have none.

import { HttpError } from '../lib/http.mjs';

class Jar {
  #cookies = new Map();

  keep(response) {
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
  }

  toString() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** The fields of the page that response_mode=form_post answers with. */
const fieldsOf = (text) =>
  Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));

/**
 * @param {string} start the address the browser was sent to
 * @param {{name?: string, email?: string, cancel?: boolean}} person
 * @returns {Promise<{location: string} | {form: Record<string, string>}>} where the browser is sent back to, or what it posts there
 */
export async function walk(peer, start, { name = 'Grace Hopper', email = 'grace@demo-id.example', cancel = false }) {
  const jar = new Jar();
  let url = start;
  let body = null;
  for (let steps = 0; steps < 10; steps += 1) {
    const response = await fetch(url, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie: `${jar}` } });
    jar.keep(response);
    const location = response.headers.get('location');
    if (location?.startsWith(peer.redirectUri)) return { location };
    if (location) [url, body] = [new URL(location, url).href, null];
    else if (response.status === 200 && url.includes('/interaction/')) {
      body = new URLSearchParams({ name, email, do: cancel ? 'cancel' : 'continue' });
    } else {
      const text = await response.text();
      if (text.includes(`action="${peer.redirectUri}"`)) return { form: fieldsOf(text) };
      throw new HttpError(502, `The walk ended at ${response.status} ${url}: ${text.slice(0, 300)}`);
    }
  }
  throw new HttpError(508, 'The walk does not end.');
}
