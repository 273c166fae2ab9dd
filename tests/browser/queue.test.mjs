// Standing in line: joining, moving up, one's turn, and every way out.

import assert from 'node:assert/strict';

import { call, expectStatus } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { breakLive } from './support/live-outage.mjs';
import { inLine, joinAsGuest, leave, lookAt, soldOut, waitingRoom } from './support/queue.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, payWith, sayWho, somebody } from './support/shop.mjs';
import { signIn } from './support/sign-in.mjs';

const turn = (page) => page.getByRole('heading', { name: "It's your turn" }).waitFor({ timeout: 20_000 });
const says = (page, words) => page.getByText(words).first().waitFor({ timeout: 20_000 });

/** The paths of what a page asks for from now on. */
function askedBy(page) {
  const paths = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

onBothSizes('a guest joins with a mailed code, is asked when a place comes free, and buys it', { timeout: 120_000 }, async ({ page }) => {
  const shop = await soldOut();
  const email = await joinAsGuest(page, shop);
  await says(page, 'You are next');
  await assertAccessible(page);
  await shop.giveBack();
  await turn(page);
  assert.match(await page.title(), /^Your turn/);
  await assertAccessible(page);
  await page.getByRole('link', { name: 'Buy now' }).click();
  await page.getByText(/^Your tickets are held until/).waitFor();
  assert.equal(await page.getByLabel('E-mail').inputValue(), email);
  await page.getByLabel('Name').fill('Gus Guest');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Hold my tickets' }).click();
  const total = (await page.getByRole('button', { name: /^Pay / }).innerText()).replace(/^Pay /, '');
  await payWith(page, PAYS, total);
  await assertPaid(page, 1);
});

onBothSizes('who leaves makes room for those behind, without a reload', { timeout: 120_000 }, async ({ page }) => {
  const shop = await soldOut();
  const first = await inLine(shop);
  const second = await inLine(shop);
  const third = await inLine(shop);
  await lookAt(page, third);
  await says(page, 'people ahead of you');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await leave(second);
  await says(page, 'person ahead of you');
  await leave(first);
  await says(page, 'You are next');
  assert.equal(loads, 0, 'nothing was reloaded');
});

onBothSizes("one buys: the other's page sells out, offers the list, and makes room again", { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 2, event: { settings: { waiting_list: true } } });
  await page.goto(baseUrl() + shop.path);
  await says(page, 'Only 2 left at this price');
  const other = await another();
  await choose(other, shop, 2);
  await sayWho(other, { email: newEmail() });
  await other.getByText(/^Your tickets are held until/).waitFor();
  await page.getByRole('button', { name: 'Join the waiting list' }).waitFor({ timeout: 20_000 });
  await assertAccessible(page);
  await other.getByRole('button', { name: 'Give these tickets up' }).click();
  await other.getByRole('button', { name: 'Give them up' }).click();
  await says(page, 'Only 2 left at this price');
});

onBothSizes('how many wait is told to everybody who looks, over one connection for all lines', { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await soldOut();
  const room = expectStatus(
    await call('POST', '/api/ticket-types', { token: shop.token, body: { event_id: shop.event.id, name: 'Balcony', price: shop.type.price, capacity: 1, sale_mode: 'waiting_room' } }), 201, 'a waiting room');
  const asked = askedBy(page);
  await page.goto(baseUrl() + shop.path);
  await page.getByRole('button', { name: 'Join the waiting list' }).waitFor();
  await page.getByRole('button', { name: 'Join the queue' }).waitFor();
  const row = (name) => page.getByRole('listitem').filter({ hasText: name });
  await row(shop.type.name).getByText('Nobody is waiting yet').waitFor();
  await joinAsGuest(await another(), shop);
  await row(shop.type.name).getByText('One person is waiting').waitFor({ timeout: 20_000 });
  // The first of them is offered the only place.
  for (let people = 0; people < 2; people += 1) await inLine({ ...shop, type: room });
  await row(room.name).getByText('One person is waiting').waitFor({ timeout: 20_000 });
  const second = await inLine(shop);
  await row(shop.type.name).getByText('2 people are waiting').waitFor({ timeout: 20_000 });
  await leave(second);
  await row(shop.type.name).getByText('One person is waiting').waitFor({ timeout: 20_000 });
  await assertAccessible(page);
  assert.equal(asked.filter((path) => path.startsWith('/live/')).length, 2, asked.filter((path) => path.startsWith('/live/')).join(' '));
});

browserTest('whoever is signed in joins with one press, and the row shows the place from then on', {}, async ({ page, context }) => {
  const shop = await waitingRoom({ capacity: 1 });
  const ahead = await inLine(shop);
  const behind = await inLine(shop);
  await context.addCookies((await somebody()).cookies);
  await page.goto(baseUrl() + shop.path);
  assert.equal(await page.getByRole('button', { name: `More: ${shop.type.name}` }).count(), 0, 'no quantity where one has to queue');
  await page.getByRole('button', { name: 'Join the queue' }).click();
  await assertAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(/\/queue\/entry_/);
  await page.goto(baseUrl() + shop.path);
  await says(page, /^In line: one person ahead$/);
  await page.goto(`${baseUrl()}/tickets`);
  await page.getByRole('heading', { name: 'You are in line for' }).waitFor();
  await assertAccessible(page);
  assert.ok(ahead.entry.id !== behind.entry.id);
});

browserTest('the link in the mail lets the tickets go, from any device and after asking once', { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await soldOut();
  const email = await joinAsGuest(page, shop);
  await shop.giveBack();
  const mail = await mailTo(email, { subject: /^Your turn/ });
  const link = mail.links.find((each) => /leave=/.test(each));
  assert.ok(link, `a link to leave in ${mail.links.join(' ')}`);
  const phone = await another({ size: 'phone' });
  await phone.goto(link);
  await phone.getByRole('dialog', { name: 'Let these tickets go?' }).waitFor();
  await assertAccessible(phone);
  await phone.getByRole('dialog').getByRole('button', { name: 'Let them go' }).click();
  await phone.getByRole('heading', { name: 'You left the line' }).waitFor();
  await page.getByRole('heading', { name: 'You left the line' }).waitFor({ timeout: 20_000 });
});

browserTest('a cut network costs no place: the page says so, and is current again when it is back', { allow: [/ERR_INTERNET_DISCONNECTED/], timeout: 90_000 }, async ({ page, context }) => {
  const shop = await soldOut();
  const first = await inLine(shop);
  const second = await inLine(shop);
  await lookAt(page, second);
  await says(page, 'person ahead of you');
  await context.setOffline(true);
  await says(page, 'No connection. Your place is kept; we try again.');
  await leave(first);
  await context.setOffline(false);
  await says(page, 'You are next');
});

browserTest('without the live channel the place is asked for every few seconds', { allow: [/\/live\//] }, async ({ page }) => {
  const shop = await soldOut();
  const first = await inLine(shop);
  const second = await inLine(shop);
  await page.route('**/live/**', (route) => route.abort());
  await lookAt(page, second);
  await says(page, 'Updates every few seconds');
  await leave(first);
  await says(page, 'You are next');
});

browserTest('when the channels break down the place is asked for, and pushed again once they are back', { allow: [/\/live\//], timeout: 180_000 }, async ({ page }) => {
  const shop = await soldOut();
  const first = await inLine(shop);
  const second = await inLine(shop);
  await lookAt(page, second);
  await says(page, 'person ahead of you');
  await says(page, 'Live updates');
  const mend = await breakLive();
  try {
    await says(page, 'Updates every few seconds');
    await leave(first);
    await says(page, 'You are next');
  } finally {
    await mend();
  }
  await page.getByText('Live updates').waitFor({ timeout: 60_000 });
  const asked = askedBy(page);
  await shop.giveBack();
  await turn(page);
  assert.deepEqual(asked.filter((path) => path.startsWith('/api/queue/entries')), [], 'pushed, not asked for');
});

browserTest('who came before the opening is drawn, and anybody can draw again', { timeout: 120_000 }, async ({ page }) => {
  const opens = new Date(Date.now() + 25_000).toISOString();
  const shop = await waitingRoom({ capacity: 1, type: { sales_start: opens } });
  const people = [];
  for (let count = 0; count < 4; count += 1) people.push(await inLine(shop));
  await lookAt(page, people[0]);
  await page.getByRole('heading', { name: 'You are in the waiting room' }).waitFor();
  await says(page, 'Fingerprint of the seed');
  const hash = (await page.getByText('Fingerprint of the seed').locator('xpath=..').getByRole('code').innerText()).trim();
  await assertAccessible(page);
  await page.getByRole('heading', { name: /^(It's your turn|You are in line)$/ }).waitFor({ timeout: 60_000 });
  await page.goto(`${baseUrl()}/queue/draws/${await drawOf(shop)}?entry=${people[0].entry.id}`);
  await says(page, 'The seed fits the fingerprint that was published before the draw.');
  await says(page, 'Drawn again in this browser, all 4 places come out the same.');
  await says(page, /^This entry came out as number \d of 4, as published\.$/);
  assert.equal((await page.getByText('Fingerprint of the seed').locator('xpath=..').getByRole('code').innerText()).trim(), hash);
  await assertAccessible(page);
});

async function drawOf(shop) {
  return (await (await fetch(`${baseUrl()}/api/queue/lines/${shop.type.id}`)).json()).draw.id;
}

browserTest('an offer that runs out says so, and one press joins again at the end', { timeout: 90_000 }, async ({ page }) => {
  const shop = await soldOut();
  const who = await inLine(shop);
  await page.clock.install();
  await shop.giveBack();
  await lookAt(page, who);
  await turn(page);
  await page.clock.fastForward('04:10');
  await says(page, 'Less than a minute left. Buy now, or the next in line is asked.');
  await assertAccessible(page);
  // The server's clock is its own: what it says at the end is put into its mouth.
  const over = { ...who.entry, status: 'expired', phase: null, offer: null, ended_because: '' };
  await page.route(`**/api/queue/entries/${who.entry.id}`, (route) => route.fulfill({ json: over }));
  await page.route(`**/api/queue/entries/${who.entry.id}/rejoin`, (route) => route.fulfill({ json: who.entry }));
  await page.clock.fastForward('01:00');
  await page.getByRole('heading', { name: 'Your time to buy is over' }).waitFor();
  await assertAccessible(page);
  await page.unroute(`**/api/queue/entries/${who.entry.id}`);
  await page.getByRole('button', { name: 'Join again at the end' }).click();
  await page.getByText('You are in line again, at the end.').waitFor();
});

browserTest('the organizer sees people come and go as they do, and asks for nothing meanwhile', { timeout: 90_000 }, async ({ page, context }) => {
  const shop = await soldOut();
  await context.addCookies(await signIn(shop.owner));
  const hears = page.waitForResponse((answer) => answer.url().includes('/live/line:'));
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/queue`);
  await page.getByText('No lines yet').waitFor();
  await hears;
  const first = await inLine(shop);
  await page.getByRole('heading', { name: shop.type.name }).waitFor({ timeout: 15_000 });
  const waiting = (count) => page.getByRole('definition').first().getByText(String(count), { exact: true }).waitFor({ timeout: 15_000 });
  await waiting(1);
  await says(page, 'Live updates');
  await inLine(shop);
  await waiting(2);
  await leave(first);
  await waiting(1);
  await page.waitForTimeout(2_500);
  const asked = askedBy(page);
  await page.waitForTimeout(8_000);
  assert.deepEqual(asked.filter((path) => path.startsWith('/api/')), [], 'nothing happened, nothing was asked');
});

onBothSizes('the organizer sees a line, holds it, slows it down and writes to those who wait', { timeout: 90_000 }, async ({ page }) => {
  const shop = await soldOut();
  const who = await inLine(shop, { name: 'Wim Waiter' });
  await page.context().addCookies(await signIn(shop.owner));
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/queue`);
  await page.getByRole('heading', { name: shop.type.name }).waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Pause the line' }).click();
  await says(page, 'Paused. One person keeps their place.');
  await page.getByRole('button', { name: 'Let the line go on' }).click();
  await page.getByRole('button', { name: 'Pause the line' }).waitFor();
  await page.getByRole('button', { name: 'Change speed' }).click();
  await page.getByLabel('People a minute').fill('40');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await says(page, 'At most 40 people a minute');
  await page.getByRole('button', { name: 'Write to all' }).click();
  await page.getByLabel('Subject').fill('A second evening');
  await page.getByLabel('Text').fill('There will be another one. Stay in line.');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Send to one person' }).click();
  await says(page, 'On its way to one person');
  await mailTo(who.email, { subject: /A second evening/ });
  await page.getByRole('link', { name: 'See the line' }).click();
  await page.getByRole('cell', { name: /Wim Waiter/ }).waitFor();
  await assertAccessible(page);
});
