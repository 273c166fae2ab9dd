// A buyer passes a ticket on: the receiver takes it over with or without an account, and the old code is dead.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { offerLink, passOn, takeOver } from './support/passing-on.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail, onSale, order, somebody } from './support/shop.mjs';

/** A free order of so many tickets, open on its buyer's page. */
async function bought(page, quantity) {
  const shop = await onSale({ capacity: 10, price: 0 });
  const { order: { id }, secret } = await order(shop, quantity);
  await page.goto(`${baseUrl()}/orders/${id}?secret=${secret}`);
  await page.getByRole('button', { name: 'Pass on' }).first().waitFor();
  return shop;
}

onBothSizes('a ticket is offered, accepted by a guest, and gone for its buyer', { timeout: 90_000 }, async ({ page, another }) => {
  await bought(page, 2);
  const email = newEmail();
  await page.getByRole('button', { name: 'Pass on' }).first().click();
  await page.getByRole('button', { name: 'Send the offer' }).click();
  await page.getByText('Enter an e-mail address.').first().waitFor();
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  await passOn(page, email);
  await assertAccessible(page);

  const receiver = await another();
  await receiver.goto(await offerLink(email));
  await receiver.getByRole('heading', { name: /passes a ticket on to you/ }).waitFor();
  await receiver.getByRole('button', { name: 'Accept' }).click();
  await receiver.getByText('Enter your name.').first().waitFor();
  await assertAccessible(receiver);
  await takeOver(receiver, 'Rita Receiver');
  await assertAccessible(receiver);
  await receiver.getByRole('link', { name: /Show ticket/ }).click();
  await receiver.getByRole('img', { name: /^QR code of ticket/ }).waitFor();
  await receiver.getByText('Rita Receiver').waitFor();

  await page.reload();
  await page.getByText('Passed on to').waitFor();
  await page.getByText(email).waitFor();
  assert.equal(await page.getByRole('img', { name: /^QR code of ticket/ }).count(), 1, 'one code is left');
});

browserTest('an offer is taken back, and its link says so', {}, async ({ page, another }) => {
  await bought(page, 1);
  const email = newEmail();
  await passOn(page, email);
  const link = await offerLink(email);
  await page.getByRole('button', { name: 'Take the offer back' }).click();
  await page.getByRole('button', { name: 'Pass on' }).waitFor();
  const receiver = await another();
  await receiver.goto(link);
  await receiver.getByText('This offer was taken back').waitFor();
  await mailTo(email, { subject: /An offer was withdrawn/ });
});

browserTest('who accepts while signed in finds it among their tickets', {}, async ({ page, another }) => {
  const shop = await bought(page, 1);
  const rita = await somebody('Rita Receiver');
  await passOn(page, rita.email);
  const receiver = await another();
  await receiver.context().addCookies(rita.cookies);
  await receiver.goto(await offerLink(rita.email));
  await takeOver(receiver, 'Rita Receiver');
  await receiver.goto(`${baseUrl()}/tickets`);
  await receiver.getByText(shop.event.name).waitFor();
});
