// One ticket from browser to door: an organizer makes an event, a guest pays for tickets, the mail brings the codes,
// the door admits each of them once.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { assertAccessible } from './support/accessible.mjs';
import { onBothSizes } from './support/browser-test.mjs';
import { writeFilm } from './support/camera.mjs';
import { mailTo, qrCodesOf } from './support/inbox.mjs';
import { addTicketType, draftEvent, openFromMenu, signUpInBrowser } from './support/organizing.mjs';
import { readQr } from './support/qr.mjs';
import { baseUrl } from './support/settings.mjs';
import { DECLINED, PAYS, assertPaid, newEmail, payWith, sayWho } from './support/shop.mjs';

const films = mkdtempSync(join(tmpdir(), 'door-films-'));
after(() => rmSync(films, { recursive: true }));

const DOOR = { name: 'Olivia Organizer', password: 'Paper-moon-19-lantern' };
const BUYER = 'Bodhi Buyer';

async function buyTwo(page, name, email) {
  await page.goto(`${baseUrl()}/`);
  await page.getByRole('searchbox', { name: 'What' }).fill(name);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('img', { name: 'An evening sky in blue and orange' }).waitFor();
  await assertAccessible(page);
  const more = page.getByRole('button', { name: 'More: Stalls' });
  await more.click();
  await more.click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await sayWho(page, { name: BUYER, email });
  await page.getByText(/^Your tickets are held until/).waitFor();
  await assertAccessible(page);
}

async function declinedThenPaid(page) {
  await payWith(page, DECLINED, '$61.00');
  await page.getByRole('alert').filter({ hasText: 'Your card was declined.' }).waitFor();
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await page.getByText('Card declined by your bank. Nothing was charged; try another card.').waitFor();
  await page.getByText('Your tickets are still held for you.').waitFor();
  await assertAccessible(page);
  await payWith(page, PAYS, '$61.00');
  await assertPaid(page, 2);
  await assertAccessible(page);
}

async function readMail(email, name) {
  const mail = await mailTo(email, { subject: /tickets/i });
  assert.match(mail.subject, new RegExp(name));
  assert.ok(mail.html.includes(BUYER) && mail.text.includes(name), 'written to the buyer, as HTML and as text');
  assert.ok(mail.links.some((link) => link.startsWith(`${baseUrl()}/orders/order_`)), 'with the way to the order');
  const codes = await qrCodesOf(mail);
  assert.equal(codes.length, 2);
  assert.ok(mail.parts.filter(({ type }) => type === 'image/png').every(({ inline, contentId }) => inline && contentId), 'the codes are shown in it');
  const pdf = mail.parts.find(({ type }) => type === 'application/pdf');
  assert.equal(pdf.content.subarray(0, 5).toString(), '%PDF-');
  assert.match(mail.parts.find(({ type }) => type === 'text/calendar').content.toString(), /^BEGIN:VCALENDAR\s[^]*BEGIN:VEVENT/);
  return codes;
}

// The film shows the code, takes it away long enough to count as a new showing, and begins again.
async function scanTwice(page, url) {
  await page.goto(url);
  await page.getByRole('textbox', { name: /^Gate/ }).fill('North gate');
  await page.getByRole('button', { name: 'Start scanning' }).click();
  const admitted = page.locator('[data-result=good]').getByRole('alert');
  await admitted.filter({ hasText: 'Admitted' }).filter({ hasText: BUYER }).waitFor({ timeout: 20_000 });
  const refused = page.locator('[data-result=bad]').getByRole('alert');
  await refused.filter({ hasText: 'Already used' }).filter({ hasText: /First scanned .+, North gate/ }).waitFor({ timeout: 20_000 });
}

onBothSizes('an organizer sells, a guest pays, the door admits once', { allow: [/status of 402/], timeout: 120_000 }, async ({ page, another, size }) => {
  const name = `Moonrise ${randomBytes(5).toString('hex')}`;
  const email = newEmail();
  await signUpInBrowser(page, { ...DOOR, email: newEmail() });
  await draftEvent(page, { name, summary: 'A quartet under the open sky.' });
  await assertAccessible(page);
  await addTicketType(page, { name: 'Stalls', price: '30.50', capacity: 40 });
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Your event is live', { exact: true }).waitFor();
  await assertAccessible(page);

  const guest = await another();
  await buyTwo(guest, name, email);
  await declinedThenPaid(guest);
  const [first] = await readMail(email, name);
  const shown = await guest.getByRole('img', { name: /^QR code of ticket/ }).first().screenshot();
  assert.ok(await readQr(shown), 'the code on the page can be read, too');

  // Sold, on the organizer's own page.
  const figures = page.getByRole('definition');
  await figures.filter({ hasText: '2 of 40' }).first().waitFor();
  await figures.filter({ hasText: '$61' }).first().waitFor();
  await page.getByRole('link', { name: BUYER }).waitFor();

  const film = writeFilm(join(films, `${size}.y4m`), [{ seconds: 1 }, { png: first.png, seconds: 2 }, { seconds: 3 }]);
  const door = await another({ film, storageState: await page.context().storageState() });
  await scanTwice(door, `${baseUrl()}/scan`);

  await page.getByRole('navigation', { name: 'This event' }).getByRole('link', { name: 'Attendees' }).click();
  const people = page.getByRole('table', { name: 'Attendees' });
  await people.getByText('Checked in').or(people.getByText('Used')).locator('visible=true').first().waitFor();
  assert.equal(await people.getByRole('row').filter({ hasText: BUYER }).count(), 2);
  await assertAccessible(page);
  await openFromMenu(page, 'Sign out');
});
