// Buying: what goes wrong is explained where it happens, and the shortest ways work.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, inEveryLook, onBothSizes } from './support/browser-test.mjs';
import { press, type } from './support/keyboard.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, order, payWith, sayWho, somebody } from './support/shop.mjs';

const REFUSED = [/status of 409/, /status of 422/];
const free = () => onSale({ name: 'Open Rehearsal', price: 0, event: { type: 'free' } });

const invalid = (page) => page.locator('[aria-invalid=true]');

inEveryLook('mistakes are said at their fields and summed up', {}, async ({ page }) => {
  await choose(page, await onSale());
  await sayWho(page, { name: '', email: 'bo@@nowhere' });
  const sum = page.getByRole('alert').filter({ hasText: 'need' });
  await sum.waitFor();
  assert.ok(await sum.evaluate((box) => box === document.activeElement), 'the sum has the focus');
  assert.equal(await invalid(page).count(), 2);
  assert.match(await page.getByLabel('Name').evaluate((field) => document.getElementById(field.getAttribute('aria-describedby')).textContent), /Enter your name/);
  await sum.getByRole('link', { name: 'Enter your name' }).click();
  assert.ok(await page.getByLabel('Name').evaluate((field) => field === document.activeElement));
  await assertAccessible(page);
});

browserTest('what the server finds wrong appears at its field, too', { allow: REFUSED }, async ({ page }) => {
  await choose(page, await onSale());
  await sayWho(page, { email: 'bo@b@example.org' });
  await invalid(page).waitFor();
  assert.equal(await invalid(page).getAttribute('id'), 'email');
});

onBothSizes('a free event needs no card page', {}, async ({ page }) => {
  await choose(page, await free(), 2);
  const visited = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));
  await sayWho(page, { email: newEmail() });
  await assertPaid(page, 2);
  assert.ok(visited.every((url) => !url.includes('/dev/stripe')));
});

browserTest('tickets that others took meanwhile are missed in words', { allow: REFUSED }, async ({ page }) => {
  const shop = await onSale({ capacity: 3 });
  await choose(page, shop, 3);
  await order(shop, 2);
  await sayWho(page, { email: newEmail() });
  await page.getByRole('alert').filter({ hasText: /Only one is left of what you chose/ }).waitFor();
});

onBothSizes('the last minute is urgent, and the end explains itself', {}, async ({ page }) => {
  await page.clock.install();
  await choose(page, await onSale());
  await sayWho(page, { email: newEmail() });
  await page.getByText(/^Your tickets are held until/).waitFor();
  await page.clock.fastForward('09:15');
  await page.getByRole('status').filter({ hasText: 'Less than a minute left.' }).waitFor();
  await assertAccessible(page);
  await page.clock.fastForward('01:00');
  await page.getByRole('heading', { name: 'The time to pay is over' }).waitFor();
  await page.getByText(/Nothing was charged/).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Pay/ }).count(), 0);
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Choose again' }).click();
  await page.getByRole('heading', { name: 'Test Night', level: 1 }).waitFor();
});

browserTest('somebody gives the tickets up, after being asked', { size: 'phone' }, async ({ page }) => {
  const shop = await onSale({ capacity: 2 });
  await choose(page, shop, 2);
  await sayWho(page, { email: newEmail() });
  await page.getByRole('button', { name: 'Give these tickets up' }).click();
  const question = page.getByRole('dialog', { name: 'Give the tickets up?' });
  await assertAccessible(page);
  await question.getByRole('button', { name: 'Keep them' }).click();
  await question.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Give these tickets up' }).click();
  await question.getByRole('button', { name: 'Give them up' }).click();
  await page.getByRole('heading', { name: 'You gave these tickets up' }).waitFor();
  await page.goto(baseUrl() + shop.path);
  await page.getByRole('button', { name: 'More: General' }).waitFor();
});

browserTest('a purchase needs no more than Tab, Enter and letters', { size: 'desktop', reducedMotion: 'reduce' }, async ({ page }) => {
  const shop = await onSale();
  await page.goto(baseUrl() + shop.path);
  await press(page, page.getByRole('button', { name: 'More: General' }));
  await press(page, page.getByRole('button', { name: 'Continue' }));
  await page.getByRole('heading', { name: 'Who gets the tickets?' }).waitFor();
  await type(page, page.getByLabel('Name'), 'Kay Board');
  await type(page, page.getByLabel('E-mail'), newEmail());
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: 'Pay $25.00' }));
  await page.waitForURL(/\/dev\/stripe\/pay\//);
  await type(page, page.getByLabel('Card number'), PAYS);
  await type(page, page.getByLabel('Expiry'), '12 / 34');
  await type(page, page.getByLabel('Security code'), '123');
  await page.keyboard.press('Enter');
  await assertPaid(page, 1);
});

browserTest('who signs in on the way comes back to the checkout', {}, async ({ page }) => {
  const shop = await onSale();
  await choose(page, shop, 2);
  await page.getByRole('main').getByRole('link', { name: 'sign in' }).click();
  const who = await somebody('Sasha Signed');
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Who gets the tickets?' }).waitFor();
  assert.equal(await page.getByLabel('Name').inputValue(), 'Sasha Signed');
  assert.equal(await page.getByLabel('E-mail').inputValue(), who.email);
  await page.getByRole('button', { name: /^(Hold|Get) my tickets$/ }).click();
  await payWith(page, PAYS, '$50.00');
  await assertPaid(page, 2);
});
