// What browser tests do in a shop: set one up through the API, buy in it through the pages.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { call, expectStatus, freshKey, openEvent, orderOf, signUp } from '../../api/client.mjs';
import { signIn } from './sign-in.mjs';
import { baseUrl } from './settings.mjs';

export const PAYS = '4242 4242 4242 4242';
// Pays, and a bank disputes it at once.
export const DISPUTED = '4000 0000 0000 0259';
export const DECLINED = '4000 0000 0000 0002';

let owner;

/** An event on sale, of one organizer for the whole file. Options as of `openEvent`. */
export async function onSale(options) {
  owner ??= signUp('Tess Tester');
  const { token, email, password } = await owner;
  const shop = await openEvent(token, options);
  return { ...shop, token, owner: { email, password }, path: `/e/${shop.event.slug}` };
}

/** Somebody with an account, and the cookies of a session. */
export async function somebody(name = 'Bo Buyer') {
  const who = await signUp(name);
  return { ...who, name, cookies: await signIn(who) };
}

/** Orders through the API, without paying. */
export async function order(shop, quantity, { email = newEmail(), token } = {}) {
  const answer = await call('POST', '/api/orders', { body: orderOf(shop, quantity, email), headers: freshKey(), token });
  return expectStatus(answer, 201, 'order');
}

/** An address nobody else writes to. */
export const newEmail = () => `b-${randomUUID().slice(0, 12)}@example.org`;

/** Chooses tickets on an event's page and goes on to the checkout. */
export async function choose(page, shop, quantity = 1) {
  await page.goto(baseUrl() + shop.path);
  const more = page.getByRole('button', { name: `More: ${shop.type.name}` });
  for (let count = 0; count < quantity; count += 1) await more.click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Who gets the tickets?' }).waitFor();
}

/** Says who the tickets are for, and has them held. */
export async function sayWho(page, { name = 'Bo Buyer', email }) {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: /^(Hold|Get) my tickets$/ }).click();
}

/** Goes to the card page and pays there. */
export async function payWith(page, card, total) {
  await page.getByRole('button', { name: `Pay ${total}` }).click();
  await page.waitForURL(/\/dev\/stripe\/pay\//);
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: `Pay ${total}` }).click();
}

/** The result page with its tickets. */
export async function assertPaid(page, tickets) {
  await page.getByRole('heading', { name: "You're in" }).waitFor({ timeout: 20_000 });
  const codes = page.getByRole('img', { name: /^QR code of ticket/ });
  await codes.nth(tickets - 1).waitFor();
  assert.equal(await codes.count(), tickets);
}
