// Papers: on the buyer's order, on the organizer's, and all of a year. Sells and refunds in the demo.

import { call, expectStatus } from '../../api/client.mjs';
import { baseUrl } from '../support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, payWith, sayWho } from '../support/shop.mjs';
import { signIn } from '../support/sign-in.mjs';

async function papers({ page, context, shot }) {
  const shop = await onSale({ capacity: 50, price: 2500, name: 'Night of the Long Songs', type: { tax_rate: 2000 } });
  await choose(page, shop, 3);
  await sayWho(page, { name: 'Wolfgang Amadeus Überlang-Hohenstaufen', email: newEmail() });
  await payWith(page, PAYS, '$75.00');
  await assertPaid(page, 3);
  await page.goto(page.url().replace('/result', ''));
  await page.getByRole('link', { name: /^PDF of INV-/ }).waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Enter invoice address' }).click();
  await page.getByLabel('Company or name').fill('株式会社 Quill & Söhne, Niederlassung Hamburg-Altona');
  await page.getByRole('textbox', { name: 'Address' }).fill('Am Sandtorkai 30\n20457 Hamburg');
  await shot('invoice-address');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: /^PDF of CN-/ }).waitFor();
  const id = /orders\/(order_[0-9a-z]+)/.exec(page.url())[1];
  const refund = { headers: { 'Idempotency-Key': `refund-${id}` }, token: shop.token, body: { amount: 700, reason: 'Sorry for the rain' } };
  expectStatus(await call('POST', `/api/orders/${id}/refunds`, refund), 201, 'a refund');
  await page.getByRole('link', { name: /^PDF of CN-/ }).nth(1).waitFor({ timeout: 20_000 }).catch(() => page.reload());
  await shot('invoices-of-order');
  await context.addCookies(await signIn(shop.owner));
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/orders/${id}`);
  await page.getByRole('link', { name: /^PDF of INV-/ }).first().waitFor();
  await shot('organizer-order-invoices');
  await page.goto(`${baseUrl()}/organizer/organization/documents`);
  await page.getByRole('link', { name: /^INV-/ }).first().waitFor();
  await shot('organization-invoices');
}

export const documents = [{ role: 'guest', story: papers }];
