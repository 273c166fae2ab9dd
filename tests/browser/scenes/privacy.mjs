// One's data: a copy that is asked for and ready, what stands in the way of erasing, and the last question. Makes accounts in the demo.

import { baseUrl } from '../support/settings.mjs';
import { onSale, order, somebody } from '../support/shop.mjs';

const open = async (page) => page.goto(`${baseUrl()}/account/privacy`);

async function copy({ page, context, shot }) {
  await context.addCookies((await somebody('Cora Copy')).cookies);
  await open(page);
  await page.getByRole('button', { name: 'Ask for a copy' }).waitFor();
  await shot('your-data');
  // As it is while the scheduler has much to do.
  const preparing = { state: 'preparing', asked_at: new Date().toISOString(), ready_at: null, expires_at: null, bytes: null };
  await page.route('**/api/users/me/export', (route) => route.fulfill({ json: preparing }));
  await page.getByRole('button', { name: 'Ask for a copy' }).click();
  await page.getByText('Your copy is being made').waitFor();
  await shot('your-data-preparing');
  await page.unroute('**/api/users/me/export');
  await page.request.post(`${baseUrl()}/api/users/me/export`, { headers: { 'X-CSRF-Token': await csrf(context) } });
  await page.getByText('Your copy is ready').waitFor();
  await shot('your-data-ready');
}

const csrf = async (context) => decodeURIComponent((await context.cookies()).find(({ name }) => name === 'gatehouse_csrf').value);

async function erasing({ page, context, shot }) {
  await context.addCookies((await somebody('Gil Goodbye')).cookies);
  await open(page);
  await page.getByRole('button', { name: 'Erase my account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('somebody@example.org');
  await dialog.getByRole('button', { name: 'Erase it for good' }).click();
  await dialog.getByText('This is not the address').waitFor();
  await shot('erase-asks');
}

async function standing({ page, context, shot }) {
  const who = await somebody('Maximiliane Hohenlohe');
  const shop = await onSale({ name: 'The very long night of a hundred lanterns 百の灯籠の長い夜', price: 2500 });
  await order(shop, 1, { email: who.email, token: who.token });
  const free = await onSale({ name: 'Open Studio', price: 0, event: { type: 'free' } });
  await order(free, 1, { email: who.email, token: who.token });
  await context.addCookies(who.cookies);
  await open(page);
  await page.getByText('Settle this first').waitFor();
  await shot('erase-refused');
}

async function byAdministrator({ page, shot }) {
  const who = await somebody('Petra Past');
  const shop = await onSale({ name: 'Not Yet', price: 0, event: { type: 'free' } });
  await order(shop, 1, { email: who.email, token: who.token });
  await page.goto(`${baseUrl()}/admin/users/${who.user.id}`);
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('She asked us by letter');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByText('settled first').waitFor();
  await shot('erase-person-refused');
}

export const privacy = [
  ...[copy, erasing, standing].map((story) => ({ role: 'guest', story })),
  { role: 'admin', story: byAdministrator },
];
