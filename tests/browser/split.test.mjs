// Friends split the bill: each pays by a link of their own, all see who has paid, and when all have, there are tickets.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { baseUrl } from './support/settings.mjs';
import { DECLINED, PAYS, newEmail, onSale } from './support/shop.mjs';
import { isDeclined, namePayer, payer, paysShare, shareLink, toSplit } from './support/splitting.mjs';

onBothSizes('three friends pay, one of them with a second card', { timeout: 240_000, allow: [/status of 402/] }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 10, price: 3334 });
  const [bo, ana, cem] = [newEmail(), newEmail(), newEmail()];
  await toSplit(page, shop, bo);
  await namePayer(page, 2, { name: 'Ana Brandt', email: ana });
  await page.getByRole('button', { name: 'Add another payer' }).click();
  await namePayer(page, 3, { name: 'Cem Can', email: cem });
  await page.getByText('The shares add up to $100.02.').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Ask everybody to pay' }).click();
  await page.getByText('0 of 3 have paid').waitFor();
  await assertAccessible(page);
  const started = await mailTo(bo, { subject: /waits for 3 to pay/ });
  assert.match(started.text, new RegExp(ana));

  const [anas, cems] = [await another(), await another()];
  await anas.goto(await shareLink(ana));
  await anas.getByRole('heading', { name: 'Your share: $33.34' }).waitFor();
  await anas.getByText('Bo Buyer has reserved 3 tickets and shares the bill with you.').waitFor();
  assert.equal(await anas.getByText(cem).count(), 0);
  await assertAccessible(anas);
  await isDeclined(anas, DECLINED, '$33.34');
  await paysShare(anas, PAYS, '$33.34');

  // The initiator and the others see it without doing anything.
  await page.getByText('1 of 3 have paid').waitFor();
  await cems.goto(await shareLink(cem));
  await cems.getByText('1 of 3 have paid').waitFor();
  await cems.getByText('Ana B.').waitFor();
  await paysShare(cems, PAYS, '$33.34');
  await page.getByText('2 of 3 have paid').waitFor();
  await anas.getByText('2 of 3 have paid').waitFor();
  assert.match((await mailTo(ana, { subject: /^You paid 33\.34 USD/ })).text, /your share of the tickets/);

  const bos = await another();
  await bos.goto(await shareLink(bo));
  await paysShare(bos, PAYS, '$33.34');
  await page.getByRole('img', { name: /^QR code of ticket/ }).nth(2).waitFor({ timeout: 20_000 });
  await anas.getByText('Everybody has paid', { exact: true }).first().waitFor();
  await assertAccessible(anas);
  await mailTo(bo, { subject: /ticket/i });
  await mailTo(cem, { subject: /Everybody has paid/ });
});

browserTest('own amounts must make the whole, and an address is corrected', { timeout: 120_000, allow: [/status of 404/] }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 10, price: 2500 });
  const [wrong, right] = [newEmail(), newEmail()];
  await toSplit(page, shop, newEmail(), 2);
  await namePayer(page, 2, { name: 'Ana Brandt', email: wrong });
  await page.getByRole('radio', { name: 'Each pays an amount of their own' }).check();
  await payer(page, 1).getByLabel('Amount in USD').fill('20');
  await payer(page, 2).getByLabel('Amount in USD').fill('20');
  await page.getByText('$10.00 of the total are nobody’s yet.').or(page.getByText("$10.00 of the total are nobody's yet.")).waitFor();
  await page.getByRole('button', { name: 'Ask everybody to pay' }).click();
  await page.getByRole('alert').filter({ hasText: 'do not add up' }).waitFor();
  await payer(page, 2).getByLabel('Amount in USD').fill('30');
  await page.getByRole('button', { name: 'Ask everybody to pay' }).click();
  await page.getByText('0 of 2 have paid').waitFor();

  const old = await shareLink(wrong);
  await page.getByRole('button', { name: 'Correct name or address of Ana Brandt' }).click();
  await page.getByRole('dialog').getByLabel('E-mail').fill(right);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A link is on its way to Ana Brandt').waitFor();
  const visitor = await another();
  await visitor.goto(old);
  await visitor.getByText('We could not find that.').or(visitor.getByRole('alert')).first().waitFor();
  await visitor.goto(await shareLink(right));
  await visitor.getByRole('heading', { name: 'Your share: $30.00' }).waitFor();
});

browserTest('called off, everybody gets their money back', { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 2, price: 2500 });
  const ana = newEmail();
  await toSplit(page, shop, newEmail(), 2);
  await namePayer(page, 2, { name: 'Ana Brandt', email: ana });
  await page.getByRole('button', { name: 'Ask everybody to pay' }).click();
  const anas = await another();
  await anas.goto(await shareLink(ana));
  await paysShare(anas, PAYS, '$25.00');
  await page.getByText('1 of 2 have paid').waitFor();
  await page.getByRole('button', { name: 'Call it off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click();
  await anas.getByText('Bo Buyer has called it off').waitFor();
  await anas.getByText('Your $25.00 goes back to your card').waitFor();
  const mail = await mailTo(ana, { subject: /25\.00 USD goes back to you/ });
  assert.match(mail.text, /Bo Buyer has called off the order/);
  const visitor = await another();
  await visitor.goto(baseUrl() + shop.path);
  await visitor.getByText(/Only 2 left|2 left/).waitFor();
});
