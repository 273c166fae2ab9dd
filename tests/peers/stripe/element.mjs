// The Payment Element in small: a script with as much of Stripe.js as a checkout page needs, and what it sends a card to.

import { HttpError, readBody, sendJson } from '../lib/http.mjs';
import { faultsIn } from './cards.mjs';
import { attemptIntent } from './pay.mjs';

// Runs on the merchant's page. Styles are set through the DOM, which a strict policy allows.
function script(base) {
  const FIELDS = [
    { name: 'card', label: 'Card number', autocomplete: 'cc-number' },
    { name: 'exp', label: 'Expiry', autocomplete: 'cc-exp' },
    { name: 'cvc', label: 'Security code', autocomplete: 'cc-csc' },
  ];

  const make = (name, properties, children = []) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  };

  const fieldOf = ({ name, label, autocomplete }) => {
    const input = make('input', { id: `element-${name}`, name, autocomplete, inputMode: 'numeric' });
    Object.assign(input.style, {
      display: 'block', width: '100%', minHeight: '48px', padding: '8px 12px', border: '1px solid currentColor', borderRadius: '8px', background: 'transparent', font: 'inherit',
    });
    const title = make('label', { htmlFor: input.id, textContent: label });
    Object.assign(title.style, { display: 'block', fontWeight: '600', marginTop: '12px' });
    return [title, input];
  };

  window.Stripe = () => ({
    elements: ({ clientSecret }) => {
      const form = make('div', {}, FIELDS.flatMap(fieldOf));
      return { clientSecret, form, create: () => ({ mount: (at) => at.replaceChildren(form), on: (event, tell) => event === 'ready' && setTimeout(tell), destroy: () => form.remove() }) };
    },
    confirmPayment: async ({ elements: { clientSecret, form }, confirmParams }) => {
      const card = Object.fromEntries([...form.querySelectorAll('input')].map(({ name, value }) => [name, value]));
      const intent = clientSecret.split('_secret')[0];
      const answer = await fetch(`${base}/confirm/${intent}`, { method: 'POST', body: new URLSearchParams({ ...card, client_secret: clientSecret }) });
      const { error } = await answer.json();
      if (error) return { error };
      const back = new URL(confirmParams.return_url);
      back.searchParams.set('redirect_status', 'succeeded');
      location.assign(back);
      return {};
    },
  });
}

/** Serves /stripe.js. */
export function serveScript(peer, request, response) {
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  response.end(`(${script})(${JSON.stringify(new URL(peer.publicBase).pathname)});\n`);
}

/** Serves /confirm/{intent}: a card for it, from who knows its secret. */
export async function serveConfirm(peer, request, response, id) {
  if (request.method !== 'POST') throw new HttpError(405, 'A card is sent here, nothing else.');
  const form = Object.fromEntries(new URLSearchParams(await readBody(request, 1 << 14)));
  const refuse = (status, type, message, more = {}) => sendJson(response, status, { error: { type, message, ...more } });
  const intent = peer.store.get('intents', id);
  if (!intent || form.client_secret !== intent.client_secret) return refuse(404, 'invalid_request_error', 'There is no such payment.');
  if (intent.status !== 'requires_payment_method') return refuse(400, 'invalid_request_error', `This payment is ${intent.status}.`);
  const [fault] = Object.values(faultsIn(form, new Date()));
  if (fault) return refuse(402, 'validation_error', fault);
  const refusal = attemptIntent(peer, intent, form.card);
  if (refusal) return refuse(402, 'card_error', refusal.message, { code: refusal.code, decline_code: refusal.decline_code });
  return sendJson(response, 200, { status: 'succeeded' });
}
