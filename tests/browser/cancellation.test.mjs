// An organizer calls an event off: what goes back is said beforehand, progress is seen, and buyers have the mail.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, order, payWith, sayWho } from './support/shop.mjs';
import { signIn } from './support/sign-in.mjs';

const REASON = 'The band is ill';

async function askToCancel(another, shop) {
  const page = await another();
  await page.context().addCookies(await signIn(shop.owner));
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Cancel event' }).click();
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
  return page;
}

onBothSizes('an event is cancelled, and its orders are given back less what is kept', { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 5, price: 2500 });
  const email = newEmail();
  await choose(page, shop, 2);
  await sayWho(page, { email });
  await payWith(page, PAYS, '$50.00');
  await assertPaid(page, 2);

  const organizer = await askToCancel(another, shop);
  await organizer.getByText('2 tickets in 1 order are invalid at once.').waitFor();
  await organizer.getByText('$50.00 goes back to the cards that paid.').waitFor();
  await organizer.getByRole('radio', { name: 'A part of it' }).check();
  await organizer.getByLabel('Share in percent').fill('ten');
  await organizer.getByRole('button', { name: 'Cancel and give $50.00 back' }).click();
  await organizer.getByText('Enter a number from 0 to 100').first().waitFor();
  await organizer.getByText('Say why in a few words.').first().waitFor();
  await organizer.getByLabel('Share in percent').fill('10');
  await organizer.getByLabel('Fixed amount in USD').fill('1');
  await organizer.getByRole('radio', { name: 'For each ticket' }).check();
  await organizer.getByText('You keep $7.00.').waitFor();
  await organizer.getByLabel('Reason').fill(REASON);
  await organizer.getByLabel('To confirm, type').fill(shop.event.name);
  await assertAccessible(organizer);
  await organizer.getByRole('button', { name: 'Cancel and give $43.00 back' }).click();

  await organizer.getByText('The order is given back').waitFor({ timeout: 20_000 });
  await organizer.getByText('The payment service has taken all refunds.').waitFor({ timeout: 30_000 });
  await organizer.getByText('$43.00').first().waitFor();
  await assertAccessible(organizer);
  const file = organizer.waitForEvent('download');
  await organizer.getByRole('link', { name: 'All orders as CSV' }).click();
  assert.equal((await file).suggestedFilename(), 'cancelled-orders.csv');

  const mail = await mailTo(email, { subject: /is cancelled: 43\.00 USD goes back to you/ });
  assert.match(mail.text, /The organizer keeps 7\.00 USD/);
  assert.match(mail.text, /The reason they gave: The band is ill/);
  await page.goto(mail.links.find((link) => link.includes('/orders/')));
  await page.getByText('−$43.00', { exact: true }).first().waitFor();
  await page.goto(baseUrl() + shop.path);
  await page.getByText('This event is cancelled').waitFor();
});

browserTest('an event without orders is cancelled at once', {}, async ({ another }) => {
  const shop = await onSale({ capacity: 5, price: 2500 });
  const page = await askToCancel(another, shop);
  await page.getByText('Nobody has a ticket yet').waitFor();
  assert.equal(await page.getByRole('radio').count(), 0, 'there is nothing to keep');
  await page.getByLabel('Reason').fill(REASON);
  await page.getByLabel('To confirm, type').fill(shop.event.name);
  await page.getByRole('button', { name: 'Cancel event' }).click();
  await page.getByText('The event is cancelled', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Giving back' }).click();
  await page.getByText('There was nothing to give back').waitFor();
});

browserTest('free tickets die with their event', {}, async ({ another }) => {
  const shop = await onSale({ capacity: 5, price: 0 });
  const email = newEmail();
  await order(shop, 1, { email });
  const page = await askToCancel(another, shop);
  await page.getByText('1 ticket in 1 order is invalid at once.').waitFor();
  await page.getByLabel('Reason').fill(REASON);
  await page.getByLabel('To confirm, type').fill(shop.event.name);
  await page.getByRole('button', { name: 'Cancel event' }).click();
  await page.getByText('The order is given back').waitFor({ timeout: 20_000 });
  const mail = await mailTo(email, { subject: /is cancelled$/ });
  assert.doesNotMatch(mail.text, /card|cash/);
});
