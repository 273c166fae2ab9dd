// An organizer sets up an account of their own, sells with it, and sees what it brought. The stack takes money for organizers
// meanwhile, with a platform fee of five percent.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { call, expectStatus } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { agree, paidDraft } from './support/accounts.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { accountIs, onboard, publish, toPayments } from './support/onboarding.mjs';
import { withConnect } from './support/reconfigure.mjs';
import { baseUrl } from './support/settings.mjs';
import { DECLINED, PAYS, assertPaid, choose, newEmail, payWith, sayWho, somebody } from './support/shop.mjs';

/** Leaves a detail out first, and waits for the gateway's word at the end. */
async function setUp(page, event) {
  await toPayments(page, event);
  await onboard(page, 'Set up payments', 'Continue, and leave a detail out');
  await accountIs(page, 'Details missing');
  await page.getByText('One detail is missing.').waitFor();
  await assertAccessible(page);
  await onboard(page, 'Continue setup', 'Agree, and let it be reviewed first');
  await accountIs(page, 'In review');
}

onBothSizes('onboarding, then the sale, then the money', { timeout: 240_000, allow: [/publish/] }, async ({ page, another }) => withConnect(async () => {
  const owner = await somebody('Olga Owner');
  const shop = await paidDraft(owner);
  await page.context().addCookies(owner.cookies);
  await setUp(page, shop.event);
  // The gateway decides later.
  await agree(owner);
  await page.getByRole('button', { name: 'Check again' }).click();
  await accountIs(page, 'Enabled');
  await assertAccessible(page);

  await publish(page, shop.event);

  const buyer = await another();
  await choose(buyer, shop, 2);
  await sayWho(buyer, { email: newEmail() });
  await payWith(buyer, PAYS, '$40.00');
  await assertPaid(buyer, 2);

  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/settlement`);
  const facts = await page.locator('dl').last().innerText();
  for (const [term, amount] of [['Gross', '$40.00'], ['Platform fee', '-$2.00'], ['Net', '$38.00']])
    assert.match(facts, new RegExp(`${term}\\s+${amount.replace(/[$.]/g, '\\$&')}`));
  await assertAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export orders as CSV' }).click()]);
  assert.match(readFileSync(await download.path(), 'utf8'), /,completed,card,USD,2,40\.00,0\.00,0\.00,2\.00,38\.00,0\.00/);

  await page.goto(`${baseUrl()}/organizer/organization/payments`);
  await page.getByText('$38.00').first().waitFor();
  await page.getByText('5%').waitFor();
  await page.getByRole('button', { name: 'Open your account at Stripe' }).click();
  await page.getByRole('button', { name: 'Pay out now' }).click();
  await page.getByText('No payouts yet').waitFor({ state: 'detached' });
  await page.goto(`${baseUrl()}/organizer/organization/payments`);
  await page.getByText('Paid', { exact: true }).first().waitFor();
  await assertAccessible(page);
}));

browserTest('a card is typed on our own page, where that is offered', { size: 'phone', timeout: 180_000, allow: [/402/] }, async ({ page }) => withConnect(async () => {
  const owner = await somebody('Ella Element');
  const shop = await paidDraft(owner);
  await agree(owner);
  expectStatus(await call('POST', `/api/events/${shop.event.id}/publish`, { token: owner.token, body: {} }), 200, 'publish');

  await choose(page, shop, 1);
  await sayWho(page, { email: newEmail() });
  await page.getByRole('link', { name: 'Enter your card on this page' }).click();
  const type = async (card) => {
    await page.getByLabel('Card number').fill(card);
    await page.getByLabel('Expiry').fill('12 / 34');
    await page.getByLabel('Security code').fill('123');
    await page.getByRole('button', { name: 'Pay $20.00' }).click();
  };
  await type(DECLINED);
  await page.getByText('Your card was declined.').waitFor();
  await assertAccessible(page);
  await type(PAYS);
  await assertPaid(page, 1);
}));
