// An organizer gives back: the buyer sees it, has the mail, and the place is on sale again.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { openOrder, orderIdOf } from './support/giving-back.mjs';
import { mailTo } from './support/inbox.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, order, payWith, sayWho } from './support/shop.mjs';
import { signIn } from './support/sign-in.mjs';

const REASON = 'The band <b>is ill</b>';

/** The organizer's page of an order. */
async function openAsOrganizer(another, shop, orderId) {
  const page = await another();
  await page.context().addCookies(await signIn(shop.owner));
  await openOrder(page, shop, orderId);
  return page;
}

onBothSizes('one of two tickets goes back, and then the rest', { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 2, price: 2500 });
  const email = newEmail();
  await choose(page, shop, 2);
  await sayWho(page, { email });
  await payWith(page, PAYS, '$50.00');
  await assertPaid(page, 2);

  const organizer = await openAsOrganizer(another, shop, orderIdOf(page));
  await organizer.getByRole('button', { name: 'Give money back' }).click();
  await organizer.getByRole('radio', { name: 'Some tickets' }).check();
  await organizer.getByRole('button', { name: 'Cancel the tickets' }).click();
  await organizer.getByText('Choose at least one ticket.').first().waitFor();
  await organizer.getByRole('checkbox').first().check();
  await organizer.getByText('1 ticket is invalid at once, and its place is on sale again.').waitFor();
  await organizer.getByLabel('Reason').fill(REASON);
  await assertAccessible(organizer);
  await organizer.getByRole('button', { name: 'Give $25.00 back' }).click();
  await organizer.getByText('Done. The buyer is told by mail.').waitFor();
  await organizer.getByText('Partly refunded').first().waitFor();
  await organizer.getByText(REASON).first().waitFor();

  const mail = await mailTo(email, { subject: /25\.00 USD goes back to you/ });
  assert.match(mail.text, /This ticket is no longer valid:/);
  assert.match(mail.text, /The reason they gave: The band <b>is ill<\/b>/);
  await page.goto(mail.links.find((link) => link.includes('/orders/')));
  await page.getByText('−$25.00', { exact: true }).first().waitFor();
  const visitor = await another();
  await visitor.goto(baseUrl() + shop.path);
  await visitor.getByText('Only one left at this price').waitFor();

  await organizer.getByRole('button', { name: 'Give money back' }).click();
  await organizer.getByLabel('Reason').fill('And the rest');
  await organizer.getByRole('button', { name: 'Give $25.00 back' }).click();
  await organizer.getByText('Refunded', { exact: true }).first().waitFor();
  assert.equal(await organizer.getByRole('button', { name: 'Give money back' }).count(), 0);
});

browserTest('an amount is checked where it is typed, and leaves the tickets as they are', {}, async ({ page, another }) => {
  const shop = await onSale({ capacity: 5, price: 2500 });
  await choose(page, shop, 1);
  await sayWho(page, { email: newEmail() });
  await payWith(page, PAYS, '$25.00');
  await assertPaid(page, 1);
  const organizer = await openAsOrganizer(another, shop, orderIdOf(page));
  await organizer.getByRole('button', { name: 'Give money back' }).click();
  await organizer.getByRole('radio', { name: /^An amount/ }).check();
  await organizer.getByLabel('Amount in USD').fill('25.01');
  await organizer.getByLabel('Reason').fill('Sorry for the rain');
  await organizer.getByRole('button', { name: 'Give $25.01 back' }).click();
  await organizer.getByText('Enter an amount above 0 and up to $25.00.').first().waitFor();
  await organizer.getByLabel('Amount in USD').fill('7.50');
  await organizer.getByText('No ticket becomes invalid.').waitFor();
  await organizer.getByRole('button', { name: 'Give $7.50 back' }).click();
  await organizer.getByText('Partly refunded').first().waitFor();
  await page.reload();
  await assertPaid(page, 1);
});

browserTest('tickets that were free are cancelled', {}, async ({ page, another }) => {
  const shop = await onSale({ capacity: 5, price: 0 });
  const { order: { id } } = await order(shop, 1);
  const organizer = await openAsOrganizer(another, shop, id);
  await organizer.getByRole('button', { name: 'Cancel tickets' }).click();
  await organizer.getByLabel('Reason').fill('Cannot come');
  await organizer.getByRole('button', { name: 'Cancel the tickets' }).click();
  await organizer.getByText('Done. The buyer is told by mail.').waitFor();
  await organizer.getByText('Cancelled').first().waitFor();
  assert.ok(page);
});
