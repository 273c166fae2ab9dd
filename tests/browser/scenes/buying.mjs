// The way to tickets, with what can go wrong on it. Buys in the demo, as a guest.

import { baseUrl } from '../support/settings.mjs';
import { DECLINED, PAYS, choose, newEmail, payWith, sayWho } from '../support/shop.mjs';

async function get(path) {
  const answer = await fetch(baseUrl() + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** An event of the demo that is on sale, as `choose` wants it. */
async function shopWhere(fits) {
  const { items } = await get('/api/events?limit=50');
  const event = items.find((each) => ['on_sale', 'free'].includes(each.sale_state) && fits(each));
  const { items: types } = await get(`/api/ticket-types?event_id=${event.id}`);
  return { path: `/e/${event.slug}`, type: types.find(({ state }) => state === 'on_sale') };
}

const paid = () => shopWhere(({ price_from: price }) => price?.amount > 0);
const free = () => shopWhere(({ price_from: price }) => price?.amount === 0);
const review = (page) => page.getByText(/^Your tickets are held until/).waitFor();

async function hold(page) {
  await choose(page, await paid(), 2);
  await sayWho(page, { name: 'Bo Buyer', email: newEmail() });
  await review(page);
}

async function lists({ page, shot }) {
  await page.goto(`${baseUrl()}/?q=night`);
  await shot('found');
  await page.goto(`${baseUrl()}/?q=nothing-of-the-kind`);
  await shot('nothing-found');
}

async function everySaleState({ page, shot }) {
  const { items } = await get('/api/events?limit=50');
  const seen = new Map(items.map((event) => [`${event.sale_state}-${event.type}`, event]).reverse());
  for (const [state, { slug }] of seen) {
    await page.goto(`${baseUrl()}/e/${slug}`);
    await shot(`event-${state.replaceAll('_', '-')}`);
  }
}

async function purchase({ page, shot }) {
  await choose(page, await paid(), 2);
  await shot('checkout-you');
  await sayWho(page, { name: '', email: 'bo@@nowhere' });
  await page.getByRole('alert').first().waitFor();
  await shot('checkout-faults');
  await sayWho(page, { name: 'Bo Buyer', email: newEmail() });
  await review(page);
  await shot('checkout-review');
  await page.getByRole('button', { name: 'Give these tickets up' }).click();
  await shot('checkout-give-up');
  await page.getByRole('button', { name: 'Keep them' }).click();
  const total = (await page.getByRole('button', { name: /^Pay / }).innerText()).replace(/^Pay /, '');
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.waitForURL(/\/dev\/stripe\/pay\//);
  await shot('card');
  await page.goBack();
  await review(page);
  await payWith(page, DECLINED, total);
  await page.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
  await shot('card-declined');
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await page.getByText('Your tickets are still held for you.').waitFor();
  await shot('checkout-declined');
  await payWith(page, PAYS, total);
  await page.getByRole('heading', { name: "You're in" }).waitFor();
  await shot('order-result');
  await page.goto(page.url().replace('/result', ''));
  await shot('order-of-guest');
}

async function forNothing({ page, shot }) {
  await choose(page, await free(), 1);
  await shot('checkout-free');
  await sayWho(page, { name: 'Bo Buyer', email: newEmail() });
  await page.getByRole('heading', { name: "You're in" }).waitFor();
  await shot('order-result-free');
  await page.goto(page.url().replace('/result', ''));
  await shot('order-free');
}

async function late({ page, shot }) {
  await page.clock.install();
  await hold(page);
  await page.clock.fastForward('09:15');
  await shot('checkout-last-minute');
  await page.clock.fastForward('12:00');
  await page.getByRole('heading', { name: 'The time to pay is over' }).waitFor();
  await shot('checkout-over');
}

async function secondThoughts({ page, shot }) {
  await hold(page);
  await page.getByRole('button', { name: 'Give these tickets up' }).click();
  await page.getByRole('button', { name: 'Give them up' }).click();
  await page.getByRole('heading', { name: 'You gave these tickets up' }).waitFor();
  await shot('checkout-given-up');
  await page.goto(`${baseUrl()}/checkout/new`);
  await shot('checkout-empty');
}

export const buying = [lists, everySaleState, purchase, forNothing, late, secondThoughts].map((story) => ({ role: 'guest', story }));
