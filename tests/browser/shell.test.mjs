// What surrounds every page: nowhere, offline, appearance, motion, the keyboard's way past the head.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { NOWHERE } from './support/people.mjs';
import { baseUrl } from './support/settings.mjs';
import { onSale } from './support/shop.mjs';

onBothSizes('nowhere says so and leads on', { allow: [/status of 404/] }, async ({ page }) => {
  for (const path of [NOWHERE, '/e/no-such-event', '/a/b/c']) {
    await page.goto(baseUrl() + path);
    await page.getByRole('heading', { name: /can't find that page|not here|gone/i }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'See all events' }).waitFor();
  }
  await assertAccessible(page);
});

onBothSizes('offline is said, and over when it is over', { allow: [/ERR_INTERNET_DISCONNECTED/] }, async ({ page, context }) => {
  await page.goto(`${baseUrl()}/`);
  const notice = page.getByText('You are offline.');
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await context.setOffline(true);
  await notice.waitFor();
  await assertAccessible(page);
  await context.setOffline(false);
  await notice.waitFor({ state: 'hidden' });
});

const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

browserTest('the appearance is changed with one press, and stays', { theme: 'light' }, async ({ page }) => {
  await page.goto(`${baseUrl()}/sign-in`);
  const light = await background(page);
  await page.getByRole('button', { name: 'Switch to dark appearance' }).click();
  const dark = await background(page);
  assert.notEqual(dark, light);
  await page.reload();
  await page.getByRole('button', { name: 'Switch to light appearance' }).waitFor();
  assert.equal(await background(page), dark);
  await page.getByRole('combobox', { name: 'Appearance' }).selectOption('As on this device');
  assert.equal(await background(page), light);
});

browserTest('nothing moves for those who asked for that', { reducedMotion: 'reduce' }, async ({ page }) => {
  const shop = await onSale();
  await page.goto(baseUrl() + shop.path);
  await page.getByRole('button', { name: 'Get tickets' }).waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, animationDuration, transitionDuration, transitionProperty } = getComputedStyle(element);
      const long = (durations) => durations.split(',').some((each) => parseFloat(each) > 0.01);
      return (animationName !== 'none' && long(animationDuration)) || (transitionProperty !== 'none' && long(transitionDuration));
    }).map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(moving, []);
});

browserTest('the first Tab skips the head of the page', {}, async ({ page }) => {
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  assert.ok(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().width > 40));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
});

browserTest('a failing server is explained, and another try helps', { allow: [/status of 503/] }, async ({ page }) => {
  await page.route('**/api/events?**', (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'no' }));
  await page.goto(`${baseUrl()}/`);
  const fault = page.getByRole('alert').filter({ hasText: "We can't answer right now." });
  await fault.waitFor({ timeout: 20_000 });
  await assertAccessible(page);
  await page.unroute('**/api/events?**');
  await fault.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 3 }).first().waitFor();
});
