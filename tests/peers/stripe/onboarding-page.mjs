// The page on which an organizer finishes a connected account.

import { html, page, sendPage } from '../lib/html.mjs';
import { HttpError } from '../lib/http.mjs';
import * as accounts from './accounts.mjs';
import { STYLE } from './hosted-style.mjs';

const BANNER = 'Sandbox onboarding. No bank is asked.';

/** Serves /onboard/{link}. A link that is used up or too old leads back to the shop for a new one. */
export function serveOnboarding(peer, request, response, id) {
  const link = peer.store.get('links', id);
  if (!link) throw new HttpError(404, 'There is no such onboarding link.');
  const goTo = (location) => response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end();
  if (link.usedAt || link.expiresAt <= peer.now()) return goTo(link.refreshUrl);
  if (request.method === 'POST') {
    peer.store.put('links', { ...link, usedAt: peer.now() });
    accounts.setEnabled(peer, link.account, true);
    return goTo(link.returnUrl);
  }
  const account = accounts.find(peer, link.account);
  return sendPage(response, 200, page({ title: 'Connect an account · sandbox', banner: BANNER, style: STYLE }, html`
<h1>Get paid through ${peer.merchant}</h1>
<p>The sandbox asks for nothing. Agree, and ${account.email ?? 'your account'} can take card payments at once.</p>
<form method="post" class="sheet"><button type="submit">Agree and continue</button>
<p class="leave"><a href="${link.refreshUrl}">Not now</a></p></form>`));
}
