// What an organizer does in the browser, from the account to an event on sale.

import { assertAccessible } from './accessible.mjs';
import { eveningSky } from './picture.mjs';
import { baseUrl } from './settings.mjs';

// A zone whose clocks never change: the entered time exists on every day of the year.
const ZONE = 'America/Phoenix';

/** The wall time there, as an `<input type="datetime-local">` wants it. */
export function wallTime(hoursAhead, zone = ZONE) {
  const text = new Date(Date.now() + hoursAhead * 3_600_000).toLocaleString('sv-SE', { timeZone: zone });
  return text.slice(0, 16).replace(' ', 'T');
}

/** Makes an account, beginning on the first page. */
export async function signUpInBrowser(page, { name, email, password }) {
  await page.goto(`${baseUrl()}/`);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Create your account' }).waitFor();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: 'Your account' }).waitFor();
}

/** Opens a page of the account menu. */
export async function openFromMenu(page, item) {
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Fills the editor, saves the draft and waits for its page. */
export async function draftEvent(page, { name, summary }) {
  await openFromMenu(page, 'Your events');
  await page.getByRole('link', { name: 'New event' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('In one sentence').fill(summary);
  await page.getByLabel('Time zone of the place').selectOption(ZONE);
  await page.getByLabel('Starts').fill(wallTime(3));
  await page.getByLabel('Ends').fill(wallTime(6));
  await page.getByLabel('Name of the venue').fill('Moon Hall');
  await page.getByLabel('Street and number').fill('12 Mesa Road');
  await page.getByLabel('City').fill('Phoenix');
  await page.getByLabel('Country').selectOption('US');
  await page.getByLabel('Currency').selectOption('USD');
  await page.getByLabel('Text', { exact: true }).fill('## The programme\n\nFour players, **one** evening.');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose pictures' }).click();
  await (await choosing).setFiles({ name: 'sky.png', mimeType: 'image/png', buffer: eveningSky() });
  await page.getByLabel('What it shows').fill('An evening sky in blue and orange');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor({ timeout: 20_000 });
}

/** Adds a ticket type, from the event's own page. */
export async function addTicketType(page, { name, price, capacity }) {
  const sections = page.getByRole('navigation', { name: 'This event' });
  await sections.getByRole('link', { name: 'Tickets' }).click();
  await page.getByRole('button', { name: 'Add ticket type' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add ticket type' });
  await dialog.waitFor();
  await assertAccessible(page);
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Price (USD)').fill(price);
  await dialog.getByLabel('How many').fill(String(capacity));
  await dialog.getByRole('button', { name: 'Add ticket type' }).click();
  await page.getByRole('heading', { name }).waitFor();
  await sections.getByRole('link', { name: 'Overview' }).click();
}
