// Days, bundles and codes through the pages: an organizer makes them, a buyer finds and uses them.

import assert from 'node:assert/strict';

import { openEvent } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { onBothSizes } from './support/browser-test.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, newEmail, order, payWith, sayWho, somebody } from './support/shop.mjs';
import { weekend } from './support/weekend.mjs';

const later = (days, hours) => new Date(Date.now() + (days * 24 + hours) * 3_600_000).toISOString();

/** Opens a dialog of the tickets page, fills it and sends it. */
async function add(page, what, fill) {
  await page.getByRole('button', { name: `Add ${what}` }).first().click();
  const dialog = page.getByRole('dialog', { name: `Add ${what}` });
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name: `Add ${what}` }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const addDay = (page, name, capacity) =>
  add(page, 'day', async (dialog) => {
    await dialog.getByLabel('Name').fill(name);
    if (await dialog.getByLabel('No limit').isChecked()) await dialog.getByLabel('No limit').uncheck();
    await dialog.getByLabel('Places on that day').fill(String(capacity));
  });

const addType = (page, name, price, more) =>
  add(page, 'ticket type', async (dialog) => {
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Price (USD)').fill(price);
    await more(dialog);
  });

async function makeEverything(page) {
  for (const [name, capacity] of [['Opening', 50], ['Middle', 60], ['Finale', 70]]) {
    await addDay(page, name, capacity);
    await page.getByRole('heading', { name: new RegExp(`^${name}, `) }).waitFor();
  }
  for (const [index, name] of ['Opening only', 'Middle only', 'Finale only'].entries()) {
    await addType(page, name, '40', (dialog) => dialog.getByLabel('For which day').selectOption({ index: index + 1 }));
  }
  await add(page, 'bundle', async (dialog) => {
    await dialog.getByLabel('Name').fill('Weekend pass');
    await dialog.getByRole('button', { name: 'Add bundle' }).click();
    await dialog.getByRole('link', { name: 'Choose at least two days.' }).waitFor();
    for (const box of await dialog.getByRole('group', { name: 'Days it is for' }).getByRole('checkbox').all()) await box.check();
    await dialog.getByLabel('Less than its days one by one').check();
    await dialog.getByLabel('Percent less').fill('25');
    await dialog.getByText('3 days one by one cost $120.00, the bundle $90.00.').waitFor();
    await assertAccessible(page);
  });
  await addType(page, 'Backstage', '100', async (dialog) => {
    await dialog.getByText('When, who, how many, tax').click();
    await dialog.getByLabel('Hidden').check();
  });
}

async function makeCodes(page) {
  await add(page, 'code', async (dialog) => {
    await dialog.getByLabel('Code', { exact: true }).fill('FRIENDS');
    await dialog.getByRole('group', { name: 'Shows hidden tickets' }).getByLabel('Backstage').check();
    await dialog.getByText('How often, when, for whom').click();
    await dialog.getByLabel('Uses at most').fill('5');
    await assertAccessible(page);
  });
  await page.getByText('0 of 5 uses').waitFor();
  await page.getByRole('button', { name: 'Add code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add code' });
  await dialog.getByLabel('Code', { exact: true }).fill('friends');
  await dialog.getByRole('button', { name: 'Add code' }).click();
  await dialog.getByRole('link', { name: 'The event has this code already. Choose another.' }).waitFor();
  page.once('dialog', (question) => void question.accept());
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function buyWithCode(page, path) {
  await page.goto(baseUrl() + path);
  await page.getByRole('heading', { name: 'All days and passes' }).waitFor();
  assert.equal(await page.getByText('Backstage').count(), 0, 'hidden until the code is known');
  await page.getByText('You save $30').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Have a code?' }).click();
  await page.getByLabel('Discount or access code').fill('nothing');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText("We don't know this code for this event.").waitFor();
  await page.getByLabel('Discount or access code').fill('friends');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('Now also on offer: Backstage.').waitFor();
  await page.getByRole('button', { name: 'More: Backstage' }).waitFor();
  await page.getByRole('button', { name: 'More: Weekend pass' }).click();
  await page.getByText('$81.00').waitFor();
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('definition').filter({ hasText: '−$9.00' }).waitFor();
  await assertAccessible(page);
  await sayWho(page, { name: 'Bo Buyer', email: newEmail() });
  await page.getByText(/^Your tickets are held until/).waitFor();
  await payWith(page, PAYS, '$81.00');
  await assertPaid(page, 1);
  for (const day of ['Opening', 'Middle', 'Finale']) await page.getByRole('definition').filter({ hasText: `${day} · ` }).waitFor();
  await assertAccessible(page);
}

onBothSizes('an organizer makes days, a pass and a code; a buyer unlocks, saves and gets a ticket for all days', { allow: [/status of (404|409)/], timeout: 150_000 }, async ({ page, context, another }) => {
  const owner = await somebody('Wanda Weekend');
  const { event } = await openEvent(owner.token, { name: 'Harbour Days', event: { starts_at: later(5, 0), ends_at: later(7, 4), zone: 'America/Phoenix' } });
  await context.addCookies(owner.cookies);
  await page.goto(`${baseUrl()}/organizer/events/${event.id}/tickets`);
  await page.getByText('Does the event run over several days?').waitFor();
  await assertAccessible(page);
  await makeEverything(page);
  await makeCodes(page);
  await assertAccessible(page);
  await buyWithCode(await another(), `/e/${event.slug}`);
  // No reload: what was sold shows by itself.
  await page.getByText('1 of 5 uses').waitFor({ timeout: 20_000 });
  await page.getByText('1 sold · 0 held · 99 left of 100').waitFor();
  await page.getByText('1 sold · 0 held · 49 left of 50').waitFor();
});

onBothSizes('a capacity below what is sold is refused at its field, with the numbers', { allow: [/status of 409/] }, async ({ page, context }) => {
  const owner = await somebody('Wanda Weekend');
  const shop = await openEvent(owner.token, { price: 0, event: { type: 'free' } });
  await order(shop, 3);
  await context.addCookies(owner.cookies);
  await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/tickets`);
  await page.getByRole('button', { name: 'Set a limit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Whole event' });
  await dialog.getByLabel('No limit').uncheck();
  await dialog.getByLabel('Tickets at most').fill('2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('link', { name: /^3 are taken already: 3 sold and 0 held/ }).waitFor();
  await assertAccessible(page);
  await dialog.getByLabel('Tickets at most').fill('3');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('3 sold · 0 held · 0 left of 3').waitFor();
});

onBothSizes('a link brings its code along, and a code for other tickets says so before anything is ordered', {}, async ({ page }) => {
  const owner = await somebody('Wanda Weekend');
  const shop = await weekend(owner.token);
  await page.goto(`${baseUrl()}${shop.path}?code=crew`);
  await page.getByText('$20 off Weekend pass').waitFor();
  await page.getByRole('button', { name: 'More: First two' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('This code is not for the tickets you have chosen.').waitFor();
  await assertAccessible(page);
  await sayWho(page, { name: 'Bo Buyer', email: newEmail() });
  await page.getByRole('button', { name: 'Pay $60.00' }).waitFor();
});

onBothSizes('another code at the checkout takes neither what was typed nor the focus away', {}, async ({ page }) => {
  const owner = await somebody('Wanda Weekend');
  const shop = await weekend(owner.token);
  const focused = (control) => control.and(page.locator(':focus')).waitFor();
  await page.goto(`${baseUrl()}${shop.path}?code=crew`);
  await page.getByRole('button', { name: 'More: First two' }).click();
  await page.getByText('$20 off Weekend pass').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Name').fill('Bo Buyer');
  await page.getByRole('button', { name: 'Remove the code CREW' }).click();
  await focused(page.getByLabel('Discount or access code'));
  await page.keyboard.type('friends');
  await page.keyboard.press('Enter');
  await focused(page.getByRole('button', { name: 'Remove the code FRIENDS' }));
  assert.equal(await page.getByLabel('Name').inputValue(), 'Bo Buyer');
  await page.getByRole('definition').filter({ hasText: '$54.00' }).waitFor();
  await page.getByRole('link', { name: 'Change the tickets' }).click();
  await page.getByRole('button', { name: 'More: Backstage' }).waitFor();
});
