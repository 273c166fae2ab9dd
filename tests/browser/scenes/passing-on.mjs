// Tickets that are passed on: the dialog, the offer, and what buyer and receiver see before and after. Buys in the demo.

import { baseUrl } from '../support/settings.mjs';
import { offerLink, passOn, takeOver } from '../support/passing-on.mjs';
import { newEmail, onSale, order } from '../support/shop.mjs';

async function bought(page) {
  const shop = await onSale({ capacity: 20, price: 0, name: 'Harbour Lights' });
  const { order: { id }, secret } = await order(shop, 3);
  await page.goto(`${baseUrl()}/orders/${id}?secret=${secret}`);
  await page.getByRole('button', { name: 'Pass on' }).first().waitFor();
}

async function handed({ page, shot }) {
  const email = newEmail();
  await bought(page);
  await page.getByRole('button', { name: 'Pass on' }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: 'Send the offer' }).click();
  await shot('pass-on-dialog');
  await page.keyboard.press('Escape');
  await passOn(page, email);
  await shot('pass-on-offered');
  const buyers = page.url();
  await page.goto(await offerLink(email));
  await page.getByLabel('Your name').waitFor();
  await shot('transfer-offer');
  await takeOver(page, 'Rita Receiver');
  await shot('transfer-accepted');
  await page.goto(buyers);
  await page.getByText('Passed on to').waitFor();
  await shot('pass-on-gone');
}

async function takenBack({ page, shot }) {
  const email = newEmail();
  await bought(page);
  await passOn(page, email);
  const link = await offerLink(email);
  await page.getByRole('button', { name: 'Take the offer back' }).click();
  await page.getByRole('button', { name: 'Pass on' }).nth(2).waitFor();
  await page.goto(link);
  await page.getByText('This offer was taken back').waitFor();
  await shot('transfer-withdrawn');
}

export const passingOn = [handed, takenBack].map((story) => ({ role: 'guest', story }));
