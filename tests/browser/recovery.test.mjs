// What an account lives through: its address is confirmed and changed, its password forgotten and changed, sessions end.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { signUpInBrowser } from './support/organizing.mjs';
import { signIn } from './support/sign-in.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail, onSale, order, somebody } from './support/shop.mjs';

const PASSWORD = 'Paper-moon-19-lantern';
const OTHER = 'Copper-kettle-88-fog';

const codeOf = ({ text }) => /\b(\d{6})\b/.exec(text)[1];
const linkOf = (mail, path) => mail.links.find((link) => new URL(link).pathname === path);
const main = (page) => page.getByRole('main');

async function enter(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await main(page).getByRole('button', { name: 'Sign in', exact: true }).click();
}

onBothSizes('who signs up confirms the address by the mailed code, and has what a guest bought with it', { allow: [/status of 422/] }, async ({ page }) => {
  const email = newEmail();
  const shop = await onSale({ name: 'Early Night', price: 0, event: { type: 'free' } });
  await order(shop, 1, { email });
  await signUpInBrowser(page, { name: 'Nia New', email, password: PASSWORD });
  await page.getByRole('link', { name: 'Confirm your e-mail address' }).click();
  await assertAccessible(page);
  const code = codeOf(await mailTo(email, { subject: /confirm/i }));
  await page.getByLabel('Code').fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.locator('#code[aria-invalid=true]').waitFor();
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await assertAccessible(page);
  assert.equal(await page.getByText('We mailed a link to').count(), 0);
  await assert.doesNotReject(async () => {
    for (let tries = 0; ; tries += 1) {
      await page.goto(`${baseUrl()}/orders`);
      if (await page.getByRole('link', { name: 'Early Night' }).waitFor({ timeout: 2000 }).then(() => true, () => false)) return;
      if (tries === 5) throw new Error("the guest's order is not in the account");
    }
  });
});

onBothSizes('a forgotten password is replaced by the mailed link, once', { allow: [/status of (401|410)/] }, async ({ page }) => {
  const who = await somebody();
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  // Both pages have a field of that name.
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await page.getByLabel('E-mail').fill(who.email);
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByRole('alert').filter({ hasText: 'Look into your mail' }).waitFor();
  const link = linkOf(await mailTo(who.email, { subject: /new password/i }), '/reset-password');
  await page.goto(link);
  await assertAccessible(page);
  await page.getByLabel('Password', { exact: true }).fill(OTHER);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.waitForURL(/\/sign-in/);
  await enter(page, who);
  await page.getByRole('alert').filter({ hasText: "E-mail and password don't match." }).waitFor();
  await enter(page, { ...who, password: OTHER });
  await page.getByRole('button', { name: 'Your account' }).waitFor();
  await mailTo(who.email, { subject: /was changed/ });
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  await assertAccessible(page);
});

onBothSizes('sessions are listed and ended, and a new password ends them too', { allow: [/status of 422/] }, async ({ page, context }) => {
  const who = await somebody();
  await signIn(who);
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}/account/security`);
  const rows = main(page).getByRole('listitem').filter({ hasText: 'Since' });
  await rows.first().getByText('This device').waitFor();
  await assertAccessible(page);
  const before = await rows.count();
  assert.ok(before >= 2, `${before} sessions`);
  await rows.nth(1).getByRole('button').click();
  await page.getByText(/^(An unknown device|\S+ on \S+) is signed out\.$/).waitFor();
  await page.getByLabel('Current password').fill('not-that-one-1');
  await page.getByLabel('New password').fill(OTHER);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.locator('#current_password[aria-invalid=true]').waitFor();
  await page.getByLabel('Current password').fill(who.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await rows.nth(1).waitFor({ state: 'detached' });
  assert.equal(await rows.count(), 1);
});

// The undo ends every sign-in, also the one of this page.
browserTest('an address is changed when the new one answers, and the old one can undo it', { allow: [/status of 401/] }, async ({ page, context }) => {
  const who = await somebody();
  await context.addCookies(who.cookies);
  await page.goto(linkOf(await mailTo(who.email, { subject: /confirm/i }), '/verify-email'));
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  const fresh = newEmail();
  await page.goto(`${baseUrl()}/account`);
  await page.getByRole('button', { name: 'Change address' }).click();
  await page.getByLabel('New e-mail address').fill(fresh);
  await page.getByLabel('Current password').fill(who.password);
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Send a link to it' }).click();
  await page.getByRole('alert').filter({ hasText: 'Look into the new mailbox' }).waitFor();
  await page.goto(linkOf(await mailTo(fresh, { subject: /confirm/i }), '/verify-email'));
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await page.goto(`${baseUrl()}/account`);
  await main(page).getByText(fresh).waitFor();
  await page.goto(linkOf(await mailTo(who.email, { subject: /new e-mail address/ }), '/verify-email'));
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await page.goto(`${baseUrl()}/sign-in`);
  await enter(page, who);
  await page.getByRole('button', { name: 'Your account' }).waitFor();
});
