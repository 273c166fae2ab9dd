// Friends who split the bill: the form, how far they are, and a payer's page in each of its states. Buys in the demo.

import { call, expectStatus, freshKey } from '../../api/client.mjs';
import { baseUrl } from '../support/settings.mjs';
import { PAYS, newEmail, onSale, order, payWith } from '../support/shop.mjs';

const PAYERS = [['Bo Buyer', newEmail()], ['Ana Brandt', newEmail()], ['Cem Can', newEmail()]].map(([name, email]) => ({ name, email }));

/** An order of three tickets that three pay. */
async function split(payers = PAYERS) {
  const shop = await onSale({ capacity: 20, price: 3334, name: 'Harbour Lights' });
  const placed = await order(shop, 3);
  const shares = await call('POST', `/api/orders/${placed.order.id}/split`, { secret: placed.secret, body: { payers }, headers: freshKey() });
  return { ...placed, ...expectStatus(shares, 201, 'split') };
}

const at = (link) => baseUrl() + new URL(link).pathname + new URL(link).search;

async function pays(page, { link }) {
  await page.goto(at(link));
  await payWith(page, PAYS, '$33.34');
  await page.getByText(/^(Thank you, your share is paid|Everybody has paid)$/).first().waitFor();
}

async function form({ page, shot }) {
  const shop = await onSale({ capacity: 20, price: 3334, name: 'Harbour Lights' });
  const { order: { id }, secret } = await order(shop, 3);
  await page.goto(`${baseUrl()}/checkout/${id}?secret=${secret}`);
  await page.getByRole('link', { name: 'Split the bill with friends' }).click();
  await page.getByRole('heading', { name: 'Split the bill' }).waitFor();
  await shot('split-form');
  await page.getByRole('radio', { name: 'Each pays an amount of their own' }).check();
  await page.getByRole('group', { name: 'Payer 1' }).getByLabel('Amount in USD').fill('40');
  await page.getByRole('button', { name: 'Ask everybody to pay' }).click();
  await page.getByRole('alert').first().waitFor();
  await shot('split-form-faults');
}

async function progress({ page, shot }) {
  const { order: { id }, secret, shares } = await split();
  const address = `${baseUrl()}/orders/${id}?secret=${secret}`;
  await page.goto(at(shares[1].link));
  await page.getByRole('heading', { name: /^Your share/ }).waitFor();
  await shot('share-open');
  await pays(page, shares[1]);
  await shot('share-paid');
  await page.goto(address);
  await page.getByText('1 of 3 have paid').waitFor();
  await shot('split-progress');
  await page.getByRole('button', { name: 'Correct name or address of Cem Can' }).click();
  await page.getByRole('dialog').waitFor();
  await shot('split-correct');
  await page.keyboard.press('Escape');
  await pays(page, shares[0]);
  await pays(page, shares[2]);
  await shot('share-complete');
  await page.goto(address);
  await page.getByRole('img', { name: /^QR code of ticket/ }).first().waitFor();
  await shot('split-complete');
}

async function calledOff({ page, shot }) {
  const { order: { id }, secret, shares } = await split();
  await pays(page, shares[1]);
  await page.goto(`${baseUrl()}/orders/${id}?secret=${secret}`);
  await page.getByRole('button', { name: 'Call it off' }).click();
  await page.getByRole('dialog').waitFor();
  await shot('split-call-off');
  await page.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click();
  await page.getByText('Cancelled').first().waitFor();
  await shot('split-called-off');
  await page.goto(at(shares[1].link));
  await page.getByText('Bo Buyer has called it off').waitFor();
  await page.getByText(/goes back to your card/).waitFor();
  await shot('share-returned');
  await page.goto(at(shares[2].link));
  await page.getByText('You were not charged.').waitFor();
  await shot('share-over');
}

export const splitting = [form, progress, calledOff].map((story) => ({ role: 'guest', story }));
