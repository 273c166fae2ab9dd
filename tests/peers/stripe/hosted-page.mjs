// The page on which a buyer pays. Plain HTML and a form: no script, no address but its own.

import { sendPage, html, page } from '../lib/html.mjs';
import { HttpError, readBody } from '../lib/http.mjs';
import { faultsIn } from './cards.mjs';
import * as sessions from './checkout-sessions.mjs';
import { StripeError } from './errors.mjs';
import { format } from './money.mjs';
import { attempt } from './pay.mjs';
import { STYLE } from './hosted-style.mjs';

const BANNER = 'Sandbox payment page. No money moves; real cards are refused.';
const FIELDS = [
  { name: 'card', label: 'Card number', hint: '4242 4242 4242 4242', autocomplete: 'cc-number', max: 24 },
  { name: 'exp', label: 'Expiry', hint: '12 / 34', autocomplete: 'cc-exp', max: 9 },
  { name: 'cvc', label: 'Security code', hint: '123', autocomplete: 'cc-csc', max: 4 },
];

const sheet = (title, body) => page({ title, banner: BANNER, style: STYLE }, body);

const field = ({ name, label, hint, autocomplete, max }, form, faults) => html`
<p class="field ${name}"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${form[name] ?? ''}" placeholder="${hint}" inputmode="numeric" autocomplete="${autocomplete}"
  maxlength="${max}" required${faults[name] ? html` aria-invalid="true" aria-describedby="${name}-fault"` : ''}>
${faults[name] && html`<span class="fault" id="${name}-fault">${faults[name]}</span>`}</p>`;

const row = (line, locale) => html`
<li><span>${line.description}${line.quantity > 1 && html` <span class="soft">× ${line.quantity}</span>`}
${line.detail && html`<br><span class="soft">${line.detail}</span>`}</span>
<span class="price">${format(line.amount_total, line.currency, locale)}</span></li>`;

function payPage(peer, session, form = {}, faults = {}, refusal = null) {
  const locale = session.locale && session.locale !== 'auto' ? session.locale : 'en-US';
  const total = format(session.amount_total, session.currency, locale);
  const { lines } = peer.store.get('sessionParts', session.id);
  const free = session.amount_total === 0;
  return sheet(`Pay ${total} · sandbox`, html`
<h1>${peer.merchant}</h1><p class="amount">${total}</p>
<section class="sheet" aria-label="What you are paying for"><ul class="lines">${lines.map((line) => row(line, locale))}
<li class="total"><span>Total</span><span class="price">${total}</span></li></ul></section>
<form method="post" class="sheet" novalidate>
${refusal && html`<p class="refusal" role="alert">${refusal} Nothing was charged. Try another card.</p>`}
${session.customer_email && html`<p class="soft">Paying as ${session.customer_email}</p>`}
${free ? '' : html`<div class="fields">${FIELDS.map((entry) => field(entry, form, faults))}</div>`}
<button type="submit">Pay ${total}</button>
${session.cancel_url && html`<p class="leave"><a href="${session.cancel_url}">Cancel and go back</a></p>`}
</form>
<section class="hints"><h2>Test cards</h2><dl>
<dt>4242 4242 4242 4242</dt><dd>pays</dd><dt>4000 0000 0000 0002</dt><dd>is declined</dd>
<dt>4000 0000 0000 9995</dt><dd>has no money</dd></dl>
<p class="soft">Any expiry date to come, any three digits.</p></section>`);
}

const closedPage = (session) =>
  session.status === 'expired'
    ? sheet('Payment expired · sandbox', html`<h1>This payment page has expired</h1>
<p>The time to pay is over and nothing was charged. Go back to the shop and start again.</p>
${session.cancel_url && html`<p><a class="button" href="${session.cancel_url}">Back to the shop</a></p>`}`)
    : sheet('Already paid · sandbox', html`<h1>This is already paid</h1>
<p>Your payment went through; there is nothing more to do here.</p>
<p><a class="button" href="${successUrl(session)}">See your order</a></p>`);

const successUrl = (session) => session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id);

const goTo = (response, location) => response.writeHead(303, { Location: location, 'Cache-Control': 'no-store' }).end();

function find(peer, id) {
  try {
    return sessions.find(peer, id);
  } catch (error) {
    if (error instanceof StripeError) throw new HttpError(404, 'There is no such payment. The link may be incomplete.');
    throw error;
  }
}

async function pay(peer, session, request, response) {
  const form = Object.fromEntries(new URLSearchParams(await readBody(request, 1 << 14)));
  // Reading took a moment: the session may have expired, or been paid in another tab.
  session = find(peer, session.id);
  if (session.status === 'complete') return goTo(response, successUrl(session));
  if (session.status === 'expired') return sendPage(response, 410, closedPage(session));
  const faults = session.amount_total === 0 ? {} : faultsIn(form, new Date());
  if (Object.keys(faults).length > 0) return sendPage(response, 422, payPage(peer, session, form, faults));
  const refusal = attempt(peer, session, form);
  if (refusal) return sendPage(response, 402, payPage(peer, session, form, {}, refusal.message));
  return goTo(response, successUrl(session));
}

/** Serves /pay/{session}. */
export function serveHostedPage(peer, request, response, id) {
  const session = find(peer, id);
  if (request.method === 'POST') return pay(peer, session, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new HttpError(405, 'This page is read and submitted, nothing else.');
  if (session.status === 'open') return sendPage(response, 200, payPage(peer, session));
  return sendPage(response, session.status === 'expired' ? 410 : 200, closedPage(session));
}

/** A page that says what is wrong. */
export const problemPage = (message) => sheet('Not found · sandbox', html`<h1>Nothing here</h1><p>${message}</p>`);
