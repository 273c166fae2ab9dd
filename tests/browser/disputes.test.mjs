// A bank takes a payment back: the organizer sees it, has the mail, and is told why nothing can be given back.

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { baseUrl } from './support/settings.mjs';
import { DISPUTED, assertPaid, choose, newEmail, onSale, payWith, sayWho } from './support/shop.mjs';
import { signIn } from './support/sign-in.mjs';

onBothSizes('a disputed payment is shown with what to do, and nothing goes back meanwhile', { timeout: 120_000, allow: [/status of 409/] }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 2, price: 2500 });
  await choose(page, shop, 2);
  await sayWho(page, { email: newEmail() });
  await payWith(page, DISPUTED, '$50.00');
  await assertPaid(page, 2);

  const mail = await mailTo(shop.owner.email, { subject: /^Dispute: 50\.00 USD of order/ });
  assert.match(mail.text, /A bank took 50\.00 USD back/);
  assert.match(mail.text, /Answer by \d+ \w+ \d{4}/);
  const organizer = await another();
  await organizer.context().addCookies(await signIn(shop.owner));
  await organizer.goto(mail.links.find((link) => link.includes('/organizer/events/')).replace(/^https?:\/\/[^/]+/, baseUrl()));
  await organizer.getByText('The buyer’s bank disputes $50.00').waitFor();
  await organizer.getByText('In dispute', { exact: true }).waitFor();
  await organizer.getByText('fraudulent').first().waitFor();
  await assertAccessible(organizer);

  await organizer.getByRole('button', { name: 'Give money back' }).click();
  await organizer.getByLabel('Reason').fill('Sorry');
  await organizer.getByRole('button', { name: 'Give $50.00 back' }).click();
  await organizer.getByText(/has taken this payment back and has not decided yet/).waitFor();
});
