// The pages of the peers, in the browser: every look accessible, the whole card path without a script.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

import nodemailer from 'nodemailer';

import { startMailPeer } from '../peers/mail/server.mjs';
import { DECLINED, PAYS, openShop } from '../peers/stripe/harness.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, inEveryLook, onBothSizes } from './support/browser-test.mjs';
import { mailTo, qrCodesOf } from './support/inbox.mjs';
import { pageWith, serveLocally } from './support/local-page.mjs';
import { writeQr } from './support/qr.mjs';

const LONG = 'Wochenendkarte für die ganze Familie einschließlich Zeltplatz 東京 مهرجان';
const REFUSED = [/status of 402/, /status of 422/, /status of 410/];

let shop;
let site;
let office;
const spool = mkdtempSync(join(tmpdir(), 'mail-pages-'));

before(async () => {
  shop = await openShop();
  site = await serveLocally({ '/basket': pageWith('<p>Still here.</p>', 'Basket'), '/done': pageWith('<p>Thank you.</p>', 'Done') });
  office = await startMailPeer({ httpPort: 0, smtpPort: 0, spool });
  await nodemailer.createTransport({ host: '127.0.0.1', port: office.smtpPort, ignoreTLS: true }).sendMail({
    from: 'Box <box@example.org>', to: 'bo@example.org', subject: `Your tickets: ${LONG}`, text: 'See http://127.0.0.1/t',
    html: '<html lang="en"><title>Tickets</title><style>p { color: #222 }</style><main><h1>Two tickets</h1><p><img src="cid:qr@x" alt="Your code"></p><p><a href="http://127.0.0.1/t?a=1&amp;b=2">Open</a></p></main></html>',
    attachments: [{ filename: 'qr.png', content: await writeQr('GH1.token'), cid: 'qr@x' }, { filename: 'ticket.pdf', content: '%PDF-' }],
  });
});
after(async () => {
  await Promise.all([shop.close(), site.close(), office.close()]);
  rmSync(spool, { recursive: true });
});

const session = (overrides) => shop.session({
  success_url: `${site.url}/done`, cancel_url: `${site.url}/basket`, customer_email: 'bo@example.org',
  line_items: [{ quantity: 4, price_data: { currency: 'eur', unit_amount: 12345, product_data: { name: LONG } } }],
  ...overrides,
});

inEveryLook('the card page is accessible, also when it complains', { allow: REFUSED }, async ({ page }) => {
  await page.goto(shop.pageOf(await session()));
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Pay €493.80' }).click();
  await page.getByText('Enter your card number.').waitFor();
  await assertAccessible(page);
});

onBothSizes('a buyer is declined, tries another card and is sent back, without JavaScript', { allow: REFUSED, javaScriptEnabled: false }, async ({ page }) => {
  await page.goto(shop.pageOf(await session()));
  const pay = async (card) => {
    await page.getByLabel('Card number').fill(card);
    await page.getByLabel('Expiry').fill('12 / 34');
    await page.getByLabel('Security code').fill('123');
    await page.getByRole('button', { name: /^Pay/ }).click();
  };
  await pay(DECLINED);
  await page.getByRole('alert').filter({ hasText: 'Your card was declined.' }).waitFor();
  await pay(PAYS);
  await page.waitForURL(`${site.url}/done`);
});

browserTest('a buyer can give up, and comes to an expired page later', { size: 'phone', allow: REFUSED }, async ({ page }) => {
  const open = await session();
  await page.goto(shop.pageOf(open));
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await page.waitForURL(`${site.url}/basket`);
  await shop.stripe.checkout.sessions.expire(open.id);
  await page.goto(shop.pageOf(open));
  await page.getByRole('heading', { name: 'This payment page has expired' }).waitFor();
  await assertAccessible(page);
});

inEveryLook('the inbox is accessible and opens a message with its code', {}, async ({ page }) => {
  const base = `http://127.0.0.1:${office.httpPort}`;
  await page.goto(`${base}/dev/mail`);
  await assertAccessible(page);
  await page.getByRole('link', { name: /Your tickets/ }).click();
  const picture = page.frameLocator('iframe').getByAltText('Your code');
  await picture.waitFor();
  assert.ok(await picture.evaluate((image) => image.naturalWidth > 0));
  await assertAccessible(page);
});

browserTest('a test reads the mail, its links and the code in it', {}, async () => {
  const mail = await mailTo('bo@example.org', { subject: /tickets/, base: `http://127.0.0.1:${office.httpPort}` });
  assert.deepEqual(mail.links, ['http://127.0.0.1/t?a=1&b=2', 'http://127.0.0.1/t']);
  assert.deepEqual((await qrCodesOf(mail)).map(({ text }) => text), ['GH1.token']);
});
