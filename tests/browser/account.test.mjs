// Accounts in the browser: signing up, in and out, and what belongs to one.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { openFromMenu, signUpInBrowser } from './support/organizing.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail, onSale, order, somebody } from './support/shop.mjs';

const PASSWORD = 'Paper-moon-19-lantern';

async function enter(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

onBothSizes('a new account is signed in, and signs out again', {}, async ({ page }) => {
  await signUpInBrowser(page, { name: 'Nia New', email: newEmail(), password: PASSWORD });
  await openFromMenu(page, 'My tickets');
  await page.getByText('No tickets yet').waitFor();
  await assertAccessible(page);
  await openFromMenu(page, 'Sign out');
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
});

browserTest('an address that has an account is told to its owner, by mail', { allow: [/status of 401/] }, async ({ page }) => {
  const { email } = await somebody();
  await page.goto(`${baseUrl()}/sign-up`);
  await page.getByLabel('Name').fill('Bo Again');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Look into your mailbox').waitFor();
  await assertAccessible(page);
  await mailTo(email, { subject: /You have an account at .* already/ });
});

browserTest('a weak password is said at its field', { allow: [/status of 422/] }, async ({ page }) => {
  await page.goto(`${baseUrl()}/sign-up`);
  await page.getByLabel('Name').fill('Bo Again');
  await page.getByLabel('E-mail').fill(newEmail());
  await page.getByLabel('Password').fill('password1');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.locator('#password[aria-invalid=true]').waitFor();
  await assertAccessible(page);
});

onBothSizes('a wrong password is said in words; the right one leads back', { allow: [/status of 401/] }, async ({ page }) => {
  const who = await somebody();
  await page.goto(`${baseUrl()}/orders`);
  await page.getByText('Sign in to see this').waitFor();
  await assertAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await enter(page, { ...who, password: 'not-that-one-1' });
  await page.getByRole('alert').filter({ hasText: "E-mail and password don't match." }).waitFor();
  await assertAccessible(page);
  await enter(page, who);
  await page.getByRole('heading', { name: 'My orders' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/orders');
});

browserTest('the way back after signing in stays on this site', {}, async ({ page }) => {
  const who = await somebody();
  await page.goto(`${baseUrl()}/sign-in?to=${encodeURIComponent('//example.org/')}`);
  await enter(page, who);
  await page.getByRole('button', { name: 'Your account' }).waitFor();
  assert.equal(new URL(page.url()).origin, baseUrl());
});

onBothSizes('orders and tickets are listed, and opened', {}, async ({ page, context }) => {
  const who = await somebody();
  const shop = await onSale({ name: 'Own Night', price: 0, event: { type: 'free' } });
  const { order: placed } = await order(shop, 2, who);
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}/orders`);
  await page.getByRole('link', { name: 'Own Night' }).click();
  await page.getByRole('heading', { name: `Order ${placed.number}` }).waitFor();
  await page.getByRole('img', { name: /^QR code/ }).nth(1).waitFor();
  await assertAccessible(page);
  await openFromMenu(page, 'My tickets');
  const group = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Own Night' }) });
  await group.getByRole('link', { name: 'General' }).nth(1).waitFor();
  await group.getByRole('link', { name: 'General' }).first().click();
  await page.getByRole('img', { name: /^QR code/ }).waitFor();
  await assertAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'PDF' }).click()]);
  assert.match(download.suggestedFilename(), /\.pdf$/);
});

browserTest('a profile is changed', {}, async ({ page, context }) => {
  const who = await somebody('Old Name');
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}/account`);
  await page.getByLabel('Name').fill('New Name');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your profile is saved.').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Name').inputValue(), 'New Name');
});
