// One event's money as its people see it: an account of its organizer's own, a sale, a ticket given back, one passed on, and a
// bill that three friends split while a card of one of them is declined.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { paidDraft } from './support/accounts.mjs';
import { onBothSizes } from './support/browser-test.mjs';
import { giveTicketBack, openOrder, orderIdOf } from './support/giving-back.mjs';
import { mailTo } from './support/inbox.mjs';
import { accountIs, onboard, publish, toPayments } from './support/onboarding.mjs';
import { offerLink, passOn, takeOver } from './support/passing-on.mjs';
import { withConnect } from './support/reconfigure.mjs';
import { baseUrl } from './support/settings.mjs';
import { DECLINED, PAYS, assertPaid, choose, newEmail, payWith, sayWho, somebody } from './support/shop.mjs';
import { isDeclined, namePayer, paysShare, shareLink, toSplit } from './support/splitting.mjs';

const codes = (page) => page.getByRole('img', { name: /^QR code of ticket/ });

async function opens(page, shop) {
  await toPayments(page, shop.event);
  await onboard(page, 'Set up payments', 'Agree and continue');
  await accountIs(page, 'Enabled');
  await assertAccessible(page);
  await publish(page, shop.event);
}

async function buys(page, shop, email) {
  await choose(page, shop, 3);
  await sayWho(page, { email });
  await assertAccessible(page);
  await payWith(page, PAYS, '$60.00');
  await assertPaid(page, 3);
  await assertAccessible(page);
}

async function givesBack(organizer, buyer, shop, email) {
  await openOrder(organizer, shop, orderIdOf(buyer));
  await giveTicketBack(organizer, '$20.00', 'One of you cannot come');
  await assertAccessible(organizer);
  await mailTo(email, { subject: /20\.00 USD goes back to you/ });
}

/** The buyer passes one of the two that are left on. */
async function passesOn(buyer, receiver, organizer) {
  await buyer.reload();
  const email = newEmail();
  await passOn(buyer, email);
  await assertAccessible(buyer);
  await receiver.goto(await offerLink(email));
  await takeOver(receiver, 'Rita Receiver');
  await assertAccessible(receiver);
  await receiver.getByRole('link', { name: /Show ticket/ }).click();
  await codes(receiver).waitFor();
  await buyer.reload();
  await buyer.getByText('Passed on to').waitFor();
  await organizer.reload();
  await organizer.getByText('Passed on to somebody else; the old code is dead').waitFor();
  await assertAccessible(organizer);
}

async function splits(page, another, shop, organizer) {
  const [bo, ana, cem] = [newEmail(), newEmail(), newEmail()];
  await toSplit(page, shop, bo);
  await namePayer(page, 2, { name: 'Ana Brandt', email: ana });
  await page.getByRole('button', { name: 'Add another payer' }).click();
  await namePayer(page, 3, { name: 'Cem Can', email: cem });
  await page.getByRole('button', { name: 'Ask everybody to pay' }).click();
  await page.getByText('0 of 3 have paid').waitFor();
  await assertAccessible(page);
  for (const [email, hasTrouble] of [[ana, true], [cem, false], [bo, false]]) {
    const payer = await another();
    await payer.goto(await shareLink(email));
    await assertAccessible(payer);
    if (hasTrouble) await isDeclined(payer, DECLINED, '$20.00');
    await paysShare(payer, PAYS, '$20.00');
    await assertAccessible(payer);
  }
  await codes(page).nth(2).waitFor({ timeout: 20_000 });
  await openOrder(organizer, shop, orderIdOf(page));
  await organizer.getByRole('heading', { name: 'Who pays' }).waitFor();
  for (const email of [bo, ana, cem]) await organizer.getByRole('listitem').filter({ hasText: email }).getByText('Paid').waitFor();
  await assertAccessible(organizer);
}

onBothSizes('onboarding, a sale, a ticket given back, one passed on, a bill split by three', { timeout: 300_000, allow: [/publish/, /status of 402/] }, async ({ page: organizer, another }) => withConnect(async () => {
  const owner = await somebody('Olga Owner');
  const shop = await paidDraft(owner);
  await organizer.context().addCookies(owner.cookies);
  await opens(organizer, shop);

  const [buyer, email] = [await another(), newEmail()];
  await buys(buyer, shop, email);
  await givesBack(organizer, buyer, shop, email);
  await passesOn(buyer, await another(), organizer);
  await splits(await another(), another, shop, organizer);

  // Six were sold for 120 dollars, one was given back; five percent of each is the platform's.
  await organizer.goto(`${baseUrl()}/organizer/events/${shop.event.id}/settlement`);
  const facts = await organizer.locator('dl').last().innerText();
  assert.match(facts, /Gross\s+\$120\.00/);
  assert.match(facts, /Net\s+\$95\.00/);
  await assertAccessible(organizer);
}));
