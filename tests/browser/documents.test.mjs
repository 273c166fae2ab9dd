// Invoices: the buyer opens theirs and has it made out to a company, the organizer finds all of a year.

import assert from 'node:assert/strict';

import { call, expectStatus } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { textOf } from './support/pdf.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, payWith, sayWho } from './support/shop.mjs';
import { signIn } from './support/sign-in.mjs';

const orderPage = (page) => page.url().replace(/\/result/, '');

/** Bought, and on the order's page with its first paper there. */
async function bought(page, { quantity = 1, total = '$25.00' } = {}) {
  const shop = await onSale({ capacity: 50, price: 2500 });
  const email = newEmail();
  await choose(page, shop, quantity);
  await sayWho(page, { email });
  await payWith(page, PAYS, total);
  await assertPaid(page, quantity);
  await page.goto(orderPage(page));
  await page.getByRole('link', { name: /^PDF of INV-/ }).waitFor({ timeout: 20_000 });
  return { shop, email };
}

// With the page's own right to see it: the secret in the link.
async function papersOf(page) {
  const links = page.getByRole('link', { name: /^PDF of / });
  const all = [];
  for (const link of await links.all()) all.push(await textOf(new URL(await link.getAttribute('href'), baseUrl())));
  return all;
}

onBothSizes('a buyer has the invoice made out to a company, which replaces the first one', { timeout: 120_000 }, async ({ page }) => {
  await bought(page, { quantity: 2, total: '$50.00' });
  const [first] = await papersOf(page);
  assert.match(first, /50\.00 USD/);
  assert.match(first, /Bo Buyer/);
  await assertAccessible(page);

  await page.getByRole('button', { name: 'Enter invoice address' }).click();
  await page.getByText('Your invoice is cancelled by a credit note, and a new one is made out.').waitFor();
  await page.getByLabel('Company or name').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Please say whom it is made out to.').first().waitFor();
  await page.getByLabel('Company or name').fill('株式会社 Quill & Söhne');
  await page.getByRole('textbox', { name: 'Address' }).fill('1 Long Road\nLondon');
  await page.getByLabel('VAT or tax number').fill('GB999999973');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A new invoice was made out').waitFor();
  await page.getByText('Made out to 株式会社 Quill & Söhne').waitFor();
  const papers = await papersOf(page);
  assert.equal(papers.length, 3);
  assert.match(papers[1], /Credit note/);
  assert.match(papers[2], /株式会社 Quill & Söhne/);
  assert.match(papers[2], /GB999999973/);
});

browserTest('an organizer fills in who sells, finds every paper of the year, and takes them home as a file', { timeout: 120_000 }, async ({ page, another }) => {
  const { shop } = await bought(page);
  const organizer = await another();
  await organizer.context().addCookies(await signIn(shop.owner));
  await organizer.goto(`${baseUrl()}/organizer/organization`);
  await organizer.getByLabel('Legal name').fill('Tess Tester Events Ltd');
  await organizer.getByLabel('Postal address').fill('1 Main Street\nChicago');
  await organizer.getByLabel('Small print of invoices').fill('Registered in Illinois');
  await organizer.getByRole('button', { name: 'Save' }).click();
  await organizer.getByText('Saved').waitFor();
  await organizer.getByRole('link', { name: 'Invoices' }).click();
  await organizer.getByRole('link', { name: /^INV-/ }).first().waitFor();
  await assertAccessible(organizer);

  // What is sold from now on has an invoice that names its seller in full.
  await bought(page);
  const [paper] = await papersOf(page);
  assert.match(paper, /Invoice/);
  assert.match(paper, /Tess Tester Events Ltd/);
  assert.match(paper, /Registered in Illinois/);

  await organizer.goto(`${baseUrl()}/organizer/organization/documents?kind=debit_note`);
  await organizer.getByText('Nothing matches').waitFor();
  await organizer.getByRole('link', { name: 'All', exact: true }).click();
  await organizer.getByRole('link', { name: /^INV-/ }).first().waitFor();
  const [download] = await Promise.all([organizer.waitForEvent('download'), organizer.getByRole('link', { name: 'Download CSV' }).click()]);
  assert.match(download.suggestedFilename(), /^invoices-\d{4}\.csv$/);
});

browserTest('the organizer sees a refund as a credit note on the order', {}, async ({ page, another }) => {
  const { shop } = await bought(page);
  const id = /orders\/(order_[0-9a-z]+)/.exec(page.url())[1];
  const refund = { headers: { 'Idempotency-Key': `refund-${id}` }, token: shop.token, body: { amount: 700, reason: 'Sorry for the rain' } };
  expectStatus(await call('POST', `/api/orders/${id}/refunds`, refund), 201, 'a refund');
  const organizer = await another();
  await organizer.context().addCookies(await signIn(shop.owner));
  await organizer.goto(`${baseUrl()}/organizer/events/${shop.event.id}/orders/${id}`);
  await organizer.getByRole('link', { name: /^PDF of CN-/ }).waitFor({ timeout: 20_000 });
  await assertAccessible(organizer);
});
