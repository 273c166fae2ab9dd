// Lines of people: events whose tickets are waited for, and people who wait.

import { randomUUID } from 'node:crypto';

import { call, expectStatus } from '../../api/client.mjs';
import { mailTo } from './inbox.mjs';
import { baseUrl } from './settings.mjs';
import { newEmail, onSale, order, somebody } from './shop.mjs';

/** An event of which every place is in somebody's checkout, with a waiting list; `giveBack()` frees them. */
export async function soldOut({ places = 1, ...options } = {}) {
  const shop = await onSale({ capacity: places, event: { settings: { waiting_list: true } }, ...options });
  const { order: taken, secret } = await order(shop, places);
  const giveBack = async () => expectStatus(await call('POST', `/api/orders/${taken.id}/cancel`, { secret }), 200, 'cancel');
  return { ...shop, giveBack };
}

/** An event that is sold through a waiting room. */
export const waitingRoom = ({ type, ...options } = {}) => onSale({ ...options, type: { sale_mode: 'waiting_room', ...type } });

const join = (shop, token, quantity, more) =>
  call('POST', '/api/queue/entries', {
    token, headers: { 'Idempotency-Key': randomUUID() }, body: { ticket_type_id: shop.type.id, quantity, ...more },
  });

/** Somebody with an account who stands in line. */
export async function inLine(shop, { name = 'Wim Waiter', quantity = 1, ...more } = {}) {
  const who = await somebody(name);
  const entry = expectStatus(await join(shop, who.token, quantity, more), 201, 'join');
  return { ...who, entry, path: `/queue/${entry.id}` };
}

/** Leaves the line through the API. */
export const leave = ({ entry, token }) => call('DELETE', `/api/queue/entries/${entry.id}`, { token });

/** Opens somebody's place in line, signed in as them. */
export async function lookAt(page, who) {
  await page.context().addCookies(who.cookies);
  await page.goto(baseUrl() + who.path);
}

/** Joins on the event's page as a guest, with the code that is mailed; answers the address. */
export async function joinAsGuest(page, shop, { email = newEmail(), button = 'Join the waiting list' } = {}) {
  await page.goto(baseUrl() + shop.path);
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog', { name: button });
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Send me a code' }).click();
  await dialog.getByLabel('Code from our mail').waitFor();
  const mail = await mailTo(email, { subject: /code/i });
  await dialog.getByLabel('Code from our mail').fill(/\b\d{6}\b/.exec(mail.text)[0]);
  await dialog.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(/\/queue\/entry_/);
  return email;
}
