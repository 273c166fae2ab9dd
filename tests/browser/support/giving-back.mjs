// What an organizer does on the page of an order.

import { baseUrl } from './settings.mjs';

/** The order that a buyer's page shows. */
export const orderIdOf = (page) => /orders\/(order_[0-9a-z]+)/.exec(page.url())?.[1];

/** Opens the order, as somebody who is signed in. */
export async function openOrder(page, shop, orderId) {
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/orders/${orderId}`);
  await page.getByRole('heading', { name: /^Order / }).waitFor();
}

/** Gives the first ticket of the order back. */
export async function giveTicketBack(page, amount, reason) {
  await page.getByRole('button', { name: 'Give money back' }).click();
  await page.getByRole('radio', { name: 'Some tickets' }).check();
  await page.getByRole('checkbox').first().check();
  await page.getByText('1 ticket is invalid at once, and its place is on sale again.').waitFor();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: `Give ${amount} back` }).click();
  await page.getByText('Done. The buyer is told by mail.').waitFor();
  await page.getByText('Partly refunded').first().waitFor();
}
