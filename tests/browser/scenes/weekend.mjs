// Days, bundles and codes, for buyer and organizer: an event of three days that is made for it.

import { call, expectStatus, freshKey } from '../../api/client.mjs';
import { baseUrl } from '../support/settings.mjs';
import { PAYS, newEmail, payWith, sayWho, somebody } from '../support/shop.mjs';
import { weekend } from '../support/weekend.mjs';

let made;
let sold;
const festival = () => (made ??= somebody('Wanda Weekend').then(async (owner) => ({ owner, ...(await weekend(owner.token)) })));

async function enterCode(page, code) {
  await page.getByLabel('Discount or access code').fill(code);
  await page.getByRole('button', { name: 'Apply' }).click();
}

/** Of twelve places a code keeps five: the rest is held. */
async function sellOutLastDay({ event, types }) {
  const body = { event_id: event.id, lines: [{ ticket_type_id: types[2].id, quantity: 7 }], buyer: { name: 'Bo Buyer', email: newEmail() } };
  expectStatus(await call('POST', '/api/orders', { body, headers: freshKey() }), 201, 'order');
}

async function buyer({ page, shot }) {
  const shop = await festival();
  await page.goto(baseUrl() + shop.path);
  await page.getByRole('heading', { name: 'All days and passes' }).waitFor();
  await shot('weekend');
  await page.getByRole('button', { name: 'Have a code?' }).click();
  await enterCode(page, 'SOON');
  await page.getByText(/^This code works from/).waitFor();
  await shot('weekend-code-refused');
  await enterCode(page, 'friends');
  await page.getByText('Now also on offer: Backstage.').waitFor();
  await page.getByRole('button', { name: 'More: Backstage' }).click();
  await page.getByRole('button', { name: 'More: First two' }).click();
  await shot('weekend-code');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Who gets the tickets?' }).waitFor();
  await shot('weekend-checkout');
  await enterOther(page, shot);
  await sayWho(page, { name: 'Bo Buyer', email: newEmail() });
  await page.getByText(/^Your tickets are held until/).waitFor();
  await shot('weekend-review');
  const total = (await page.getByRole('button', { name: /^Pay / }).innerText()).replace(/^Pay /, '');
  await payWith(page, PAYS, total);
  await page.getByRole('heading', { name: "You're in" }).waitFor();
  await shot('weekend-result');
}

// A code for other tickets says so where it is, and the first one comes back.
async function enterOther(page, shot) {
  await page.getByRole('button', { name: 'Remove the code FRIENDS' }).click();
  await enterCode(page, 'CREW');
  await page.getByText('This code is not for the tickets you have chosen.').waitFor();
  await shot('weekend-code-for-others');
  await page.getByRole('button', { name: 'Remove the code CREW' }).click();
  await enterCode(page, 'FRIENDS');
  await page.getByText('10% off').waitFor();
}

async function organizer({ page, context, shot }) {
  const { owner, event, ...shop } = await festival();
  sold ??= sellOutLastDay({ event, ...shop });
  await sold;
  await context.clearCookies();
  await context.addCookies(owner.cookies);
  await page.goto(`${baseUrl()}/organizer/events/${event.id}/tickets`);
  await page.getByRole('heading', { name: 'FRIENDS' }).waitFor();
  await shot('weekend-tickets');
  for (const what of ['day', 'bundle', 'code']) {
    await page.getByRole('button', { name: `Add ${what}` }).click();
    const dialog = page.getByRole('dialog', { name: `Add ${what}` });
    await dialog.waitFor();
    await shot(`weekend-${what}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: 'Edit Weekend pass' }).click();
  await shot('weekend-bundle-edit');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Delete SOON' }).click();
  await shot('weekend-code-delete');
}

async function soldOutDay({ page, shot }) {
  const shop = await festival();
  await page.goto(baseUrl() + shop.path);
  await page.getByText(/sold out\.$/).first().waitFor();
  await shot('weekend-day-gone');
}

export const weekends = [
  { role: 'guest', story: buyer },
  { role: 'organizer', story: organizer },
  { role: 'organizer', story: soldOutDay },
];
