// The page on which an organizer finishes a connected account, and the account's own page behind a login link.

import { html, page, sendPage } from '../lib/html.mjs';
import { HttpError, readBody } from '../lib/http.mjs';
import * as accounts from './accounts.mjs';
import { STYLE } from './hosted-style.mjs';
import { format } from './money.mjs';
import { payEverything } from './payouts.mjs';
import { held } from './sharing.mjs';

const BANNER = 'Sandbox onboarding. No bank is asked.';
const ENDS = [
  { state: 'enabled', label: 'Agree and continue' },
  { state: 'in_review', label: 'Agree, and let it be reviewed first' },
  { state: 'details_missing', label: 'Continue, and leave a detail out' },
];

const sheet = (title, body) => page({ title, banner: BANNER, style: STYLE }, body);
const goTo = (response, location) => response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end();

const linkOf = (peer, id) => {
  const link = peer.store.get('links', id);
  if (!link) throw new HttpError(404, 'There is no such link.');
  return link;
};

/** Serves /onboard/{link}. A link that is used up or too old leads back to the shop for a new one. */
export async function serveOnboarding(peer, request, response, id) {
  const link = linkOf(peer, id);
  const over = () => peer.store.get('links', id).usedAt || link.expiresAt <= peer.now();
  if (over()) return goTo(response, link.refreshUrl);
  if (request.method === 'POST') {
    const { end = 'enabled' } = Object.fromEntries(new URLSearchParams(await readBody(request, 1 << 12)));
    if (over()) return goTo(response, link.refreshUrl);
    peer.store.put('links', { ...link, usedAt: peer.now() });
    accounts.setState(peer, link.account, ENDS.some(({ state }) => state === end) ? end : 'enabled');
    return goTo(response, link.returnUrl);
  }
  const account = accounts.find(peer, link.account);
  return sendPage(response, 200, sheet('Connect an account · sandbox', html`
<h1>Get paid through ${peer.merchant}</h1>
<p>The sandbox asks for nothing. Agree, and ${account.email ?? 'your account'} can take card payments at once.</p>
<form method="post" class="sheet">${ENDS.map(({ state, label }, index) => html`
<button type="submit" name="end" value="${state}"${index > 0 ? html` class="other"` : ''}>${label}</button>`)}
<p class="leave"><a href="${link.refreshUrl}">Not now</a></p></form>`));
}

/** Serves /dashboard/{link}: what the account holds, and paying it out. */
export function serveDashboard(peer, request, response, id) {
  const link = linkOf(peer, id);
  if (link.expiresAt <= peer.now()) throw new HttpError(410, 'This link was for some minutes only. Open it again from the shop.');
  if (request.method === 'POST') {
    payEverything(peer, link.account);
    return goTo(response, `${peer.publicBase}/dashboard/${id}`);
  }
  const sums = Object.entries(held(peer, link.account)).filter(([, amount]) => amount !== 0);
  const paid = peer.store.all('payouts').filter(({ account }) => account === link.account).reverse();
  return sendPage(response, 200, sheet('Your account · sandbox', html`
<h1>Your account</h1>
<section class="sheet" aria-label="Balance"><ul class="lines">${sums.map(([code, amount]) => html`
<li><span>Available</span><span class="price">${format(amount, code)}</span></li>`)}
${sums.length === 0 ? html`<li><span>Nothing yet</span></li>` : ''}</ul></section>
${sums.some(([, amount]) => amount > 0) ? html`<form method="post" class="sheet"><button type="submit">Pay out now</button></form>` : ''}
<section class="sheet" aria-label="Payouts"><ul class="lines">${paid.map((each) => html`
<li><span>${each.status}</span><span class="price">${format(each.amount, each.currency)}</span></li>`)}
${paid.length === 0 ? html`<li><span>No payouts yet</span></li>` : ''}</ul></section>`));
}
