// Signing in with an account elsewhere, and keys for programs, in the browser.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { sayWhoAtDemoId, signInByDemoId } from './support/demo-id.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail, somebody } from './support/shop.mjs';

const linkedRow = (page, email) => page.getByRole('listitem').filter({ hasText: email });

onBothSizes('a new person comes in with Demo ID and back to where they were', {}, async ({ page }) => {
  const email = newEmail();
  await page.goto(`${baseUrl()}/orders`);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Continue with Demo ID' }).waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Continue with Demo ID' }).click();
  await sayWhoAtDemoId(page, { name: 'Grace Hopper', email });
  await page.getByRole('heading', { name: 'My orders' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/orders');
  await page.goto(`${baseUrl()}/account/sign-in-methods`);
  await page.getByText('This is the only way you can sign in.').waitFor();
  await assertAccessible(page);
});

onBothSizes('a second identity is linked, signs in, and is unlinked', {}, async ({ page, another }) => {
  const [first, second] = [newEmail(), newEmail()];
  await signInByDemoId(page, { name: 'Grace Hopper', email: first });
  await page.goto(`${baseUrl()}/account/sign-in-methods`);
  await page.getByRole('button', { name: 'Link Demo ID' }).click();
  await sayWhoAtDemoId(page, { name: 'G. Hopper at work', email: second });
  await page.getByText('Demo ID is linked.').waitFor();
  await linkedRow(page, second).getByText('Not used yet').waitFor();

  const elsewhere = await another();
  await signInByDemoId(elsewhere, { name: 'Whoever', email: second });
  const profile = await elsewhere.evaluate(() => fetch('/api/users/profile').then((answer) => answer.json()));
  assert.equal(profile.email, first);

  await linkedRow(page, second).getByRole('button', { name: 'Unlink' }).click();
  await page.getByRole('dialog').waitFor();
  await assertAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  await page.getByText('Demo ID is unlinked.').waitFor();
  await linkedRow(page, second).waitFor({ state: 'detached' });
});

browserTest('who cancels there is told so and may choose another way', {}, async ({ page }) => {
  await page.goto(`${baseUrl()}/sign-in?to=/tickets`);
  await page.getByRole('link', { name: 'Continue with Demo ID' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('alert').filter({ hasText: 'You cancelled at Demo ID' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('to'), '/tickets');
  await assertAccessible(page);
});

browserTest('an account with a password is not opened by its address', {}, async ({ page }) => {
  const { email } = await somebody();
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByRole('link', { name: 'Continue with Demo ID' }).click();
  await sayWhoAtDemoId(page, { name: 'Somebody', email });
  await page.getByRole('alert').filter({ hasText: 'Your address has an account here already' }).waitFor();
  await assertAccessible(page);
  await page.goto(`${baseUrl()}/account`);
  await page.getByText('Sign in to see this').waitFor();
});

onBothSizes('a key is made, used and revoked', {}, async ({ page, context }) => {
  await context.addCookies((await somebody()).cookies);
  await page.goto(`${baseUrl()}/account/api-keys`);
  await page.getByText('No keys yet').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Box office');
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await dialog.getByText('Choose at least one thing it may do').waitFor();
  await dialog.getByRole('group', { name: 'Orders and sales' }).getByLabel('Read', { exact: true }).check();
  await assertAccessible(page);
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('dialog', { name: 'Your new key' }).waitFor();
  await assertAccessible(page);
  const token = await page.getByLabel('Key', { exact: true }).inputValue();
  const call = (path) => fetch(`${baseUrl()}/api${path}`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await call('/orders')).status, 200);
  assert.equal((await call('/tickets')).status, 403);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.reload();
  await page.getByText(/^Last used .* from 127/).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Revoke Box office' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('No keys yet').waitFor();
  assert.equal((await call('/orders')).status, 401);
});
