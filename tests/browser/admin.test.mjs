// Administrators in the browser: finding people, suspending, acting as somebody, and the log that tells of it.

import assert from 'node:assert/strict';

import { openEvent } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { openFromMenu } from './support/organizing.mjs';
import { baseUrl } from './support/settings.mjs';
import { somebody } from './support/shop.mjs';
import { cookiesOf } from './support/sign-in.mjs';

const asAdmin = async (context) => context.addCookies(await cookiesOf('admin'));

async function findPerson(page, who) {
  await page.goto(`${baseUrl()}/admin/users`);
  await page.getByRole('searchbox', { name: 'Name or e-mail' }).fill(who.email);
  await page.getByRole('row').filter({ hasText: who.email }).getByRole('link', { name: who.user.name }).click();
  await page.getByRole('heading', { level: 1, name: who.user.name }).waitFor();
}

async function confirm(page, button, reason) {
  await page.getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await assertAccessible(page);
  await dialog.getByRole('button', { name: button }).click();
}

onBothSizes('an administrator sees the health of every part', {}, async ({ page, context }) => {
  await asAdmin(context);
  await page.goto(`${baseUrl()}/`);
  await openFromMenu(page, 'Administration');
  const parts = page.getByRole('table', { name: 'Parts' });
  for (const part of ['accounts', 'orders', 'scheduler']) await parts.getByRole('row', { name: new RegExp(`${part} Running`) }).waitFor();
  await assertAccessible(page);
});

browserTest('who is suspended is out at once, and the log says who did it and why', { allow: [/status of 401/] }, async ({ page, context, another }) => {
  const who = await somebody('Petra Problem');
  const theirs = await another();
  await theirs.context().addCookies(who.cookies);
  await theirs.goto(`${baseUrl()}/orders`);
  await theirs.getByRole('heading', { name: 'My orders' }).waitFor();
  await asAdmin(context);
  await findPerson(page, who);
  await assertAccessible(page);
  await confirm(page, 'Suspend', 'Chargebacks from three cards');
  await page.getByText('This account is suspended').waitFor();
  await theirs.reload();
  await theirs.getByText('Sign in to see this').waitFor();
  await page.getByRole('table', { name: 'Audit log' }).getByText('Chargebacks from three cards').waitFor();
  await confirm(page, 'Reinstate', 'The bank was wrong');
  await page.getByText('This account is suspended').waitFor({ state: 'hidden' });
});

onBothSizes('acting as somebody is said on every page, and ends by its button', { allow: [/status of 403/] }, async ({ page, context }) => {
  const who = await somebody('Holly Help');
  await asAdmin(context);
  await findPerson(page, who);
  await confirm(page, 'Act as this person', 'She cannot find her order');
  const banner = page.getByRole('status').filter({ hasText: 'You act as Holly Help' });
  await banner.waitFor();
  await page.getByRole('heading', { name: 'My tickets' }).waitFor();
  await assertAccessible(page);
  await page.goto(`${baseUrl()}/organizer`);
  await banner.waitFor();
  assert.equal(await page.evaluate(async () => (await fetch('/api/admin/users')).status), 403, 'no administrator in her name');
  await banner.getByRole('button', { name: 'Back to yourself' }).click();
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await banner.waitFor({ state: 'hidden' });
  await page.goto(`${baseUrl()}/admin/audit?action=user.&subject=${who.user.id}`);
  const log = page.getByRole('table', { name: 'Audit log' });
  await log.getByText('User impersonation ended').waitFor();
  await log.getByText('She cannot find her order').waitFor();
  await assertAccessible(page);
});

browserTest('the log is narrowed by what stands in it, and leaves as a file', {}, async ({ page, context }) => {
  const who = await somebody('Lina Logged');
  await asAdmin(context);
  await page.goto(`${baseUrl()}/admin/audit`);
  await page.getByLabel('On what (id)').fill(who.user.id);
  await page.getByRole('button', { name: 'Narrow' }).click();
  await page.getByRole('table', { name: 'Audit log' }).getByText('User registered').waitFor();
  assert.ok(page.url().includes(who.user.id), 'the address says what is shown');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as CSV' }).click();
  assert.match((await file).suggestedFilename(), /audit.*\.csv/);
});

browserTest("an organization's owner reads what was done for it, and nothing else", {}, async ({ page, context }) => {
  const { token, cookies, user } = await somebody('Otto Owner');
  await openEvent(token, { name: 'Logged Night' });
  await context.addCookies(cookies);
  await page.goto(`${baseUrl()}/organizer/audit`);
  const log = page.getByRole('table', { name: 'Audit log' });
  await log.getByText('Event published').waitFor();
  assert.equal(await log.getByText('User registered').count(), 0, user.email);
  await assertAccessible(page);
});

browserTest('to everybody else these pages are not there', { allow: [/status of 403/] }, async ({ page, context }) => {
  await context.addCookies((await somebody()).cookies);
  await page.goto(`${baseUrl()}/admin`);
  await page.getByRole('heading', { name: 'This page is not here' }).or(page.getByRole('heading', { level: 1 })).first().waitFor();
  assert.equal(await page.getByRole('table', { name: 'Parts' }).count(), 0);
});
