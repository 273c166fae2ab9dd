// What is known of somebody: a copy of it, and its end. The person asks, the scheduler makes, the mail tells.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { call, expectStatus } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { baseUrl } from './support/settings.mjs';
import { onSale, order, somebody } from './support/shop.mjs';
import { cookiesOf, signIn } from './support/sign-in.mjs';
import { unzip } from './support/zip.mjs';

const YOUR_DATA = '/account/privacy';
const main = (page) => page.getByRole('main');

/** Somebody who has confirmed the address, by the mailed link. */
async function confirmed(name) {
  const who = await somebody(name);
  const { links } = await mailTo(who.email, { subject: /confirm/i });
  const token = new URL(links.find((link) => link.includes('/verify-email'))).searchParams.get('token');
  expectStatus(await call('POST', '/api/auth/verify-email', { body: { token } }), 200, 'confirm');
  return who;
}

const cancel = async (shop) =>
  expectStatus(await call('POST', `/api/events/${shop.event.id}/cancel`, { token: shop.token, body: { reason: 'The hall burnt down' } }), 200, 'cancel');

async function eraseMine(page, { email }) {
  await page.getByRole('button', { name: 'Erase my account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase your account for good?' });
  await dialog.getByText('What stays').waitFor();
  await assertAccessible(page);
  await dialog.getByRole('textbox').fill(`not-${email}`);
  await dialog.getByRole('button', { name: 'Erase it for good' }).click();
  await dialog.getByText('This is not the address of your account').waitFor();
  await dialog.getByRole('textbox').fill(email);
  await dialog.getByRole('button', { name: 'Erase it for good' }).click();
}

onBothSizes('a copy is asked for, told of by mail, and holds what the person ordered', {}, async ({ page, context, another }) => {
  const who = await confirmed('Cora Copy');
  const shop = await onSale({ name: 'Copied Night', price: 0, event: { type: 'free' } });
  const bought = await order(shop, 1, { email: who.email, token: who.token });
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}${YOUR_DATA}`);
  await page.getByRole('button', { name: 'Ask for a copy' }).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Ask for a copy' }).click();
  const { links } = await mailTo(who.email, { subject: /data is ready/ });
  await page.getByText('Your copy is ready').waitFor({ timeout: 20_000 });
  await assertAccessible(page);

  const link = links.find((each) => new URL(each).pathname === YOUR_DATA);
  await page.goto(link);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  assert.equal((await file).suggestedFilename(), 'my-data.zip');
  const files = unzip(await readFile(await (await file).path()));
  assert.equal(JSON.parse(files['account.json']).email, who.email);
  assert.deepEqual(JSON.parse(files['orders.json']).map(({ number }) => number), [bought.order.number]);
  assert.equal(JSON.parse(files['tickets.json']).length, 1);

  // The mail is worth nothing to somebody else.
  const other = await another();
  await other.context().addCookies((await somebody('Eve Else')).cookies);
  await other.goto(link);
  await other.getByRole('button', { name: 'Ask for a copy' }).waitFor();
  assert.equal(await other.getByRole('button', { name: 'Download' }).count(), 0);
});

browserTest('an old sign-in proves itself before it gets the copy', { allow: [/status of 403/] }, async ({ page, context }) => {
  const who = await confirmed('Olga Old');
  expectStatus(await call('POST', '/api/users/me/export', { token: who.token }), 202, 'ask');
  await mailTo(who.email, { subject: /data is ready/ });
  await context.addCookies(who.cookies);
  // As the server answers once the sign-in is older than ten minutes.
  let asked = 0;
  await page.route('**/api/users/me/export/file', (route) =>
    (asked += 1) === 1 ? route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"step_up_required","status":403}' }) : route.continue());
  await page.goto(`${baseUrl()}${YOUR_DATA}`);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.getByLabel('Your password').fill(who.password);
  await dialog.getByLabel('Your password').press('Enter');
  assert.equal((await file).suggestedFilename(), 'my-data.zip');
});

onBothSizes('an account is erased once nothing stands in the way, and nobody finds its name again', { allow: [/status of (401|404)/] }, async ({ page, context, another }) => {
  const who = await confirmed('Gil Goodbye');
  const shop = await onSale({ name: 'Last Night', price: 0, event: { type: 'free' } });
  const bought = await order(shop, 1, { email: who.email, token: who.token });
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}${YOUR_DATA}`);
  await page.getByText('Settle this first').waitFor();
  await page.getByRole('listitem').filter({ hasText: '“Last Night”' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Erase my account' }).count(), 0);
  await assertAccessible(page);
  await cancel(shop);
  await page.getByRole('button', { name: 'Look again' }).click();
  await eraseMine(page, who);
  await page.getByText('Your account is erased').waitFor();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  await mailTo(who.email, { subject: /account is erased/ });

  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await main(page).getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: "E-mail and password don't match." }).waitFor();

  const organizer = await another();
  await organizer.context().addCookies(await signIn(shop.owner));
  await organizer.goto(`${baseUrl()}/organizer/events/${shop.event.id}/orders/${bought.order.id}`);
  await main(organizer).getByText('Erased person').first().waitFor();
  assert.ok(!(await main(organizer).innerText()).includes(who.email), 'the address is gone');
  assert.ok(!(await main(organizer).innerText()).includes('Gil Goodbye'), 'the name is gone');
  await main(organizer).getByText(bought.order.number).first().waitFor();
});

browserTest('the dialog is left by the keyboard, and the focus comes back', {}, async ({ page, context }) => {
  await context.addCookies((await somebody('Kay Keys')).cookies);
  await page.goto(`${baseUrl()}${YOUR_DATA}`);
  const opener = page.getByRole('button', { name: 'Erase my account' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Erase my account'));
});

browserTest('an administrator erases somebody by the same rules, with a reason', { allow: [/status of (404|409)/] }, async ({ page, context }) => {
  const who = await confirmed('Petra Past');
  const shop = await onSale({ name: 'Not Yet', price: 0, event: { type: 'free' } });
  await order(shop, 1, { email: who.email, token: who.token });
  await context.addCookies(await cookiesOf('admin'));
  await page.goto(`${baseUrl()}/admin/users/${who.user.id}`);
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase Petra Past for good?' });
  await dialog.getByLabel('Reason').fill('She asked us by letter');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByText('This has to be settled first').waitFor();
  await dialog.getByRole('listitem').filter({ hasText: '“Not Yet”' }).waitFor();
  await assertAccessible(page);
  await cancel(shop);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.getByText('The account of Petra Past is erased').waitFor();
  await page.goto(`${baseUrl()}/admin/audit?action=user.erased&subject=${who.user.id}`);
  await page.getByRole('table', { name: 'Audit log' }).getByText('She asked us by letter').waitFor();
});
