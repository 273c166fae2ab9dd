// How an organizer sets up an account of their own at the gateway, through its pages and back.

import { assertAccessible } from './accessible.mjs';
import { baseUrl } from './settings.mjs';

/** The state that the page of payments names. */
export const accountIs = (page, name) => page.getByText(name, { exact: true }).first().waitFor();

/** From the draft that cannot be published yet to the page where payments are set up. */
export async function toPayments(page, event) {
  await page.goto(`${baseUrl()}/organizer/events/${event.id}`);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('link', { name: /^Your payment account is not enabled yet/ }).click();
  await accountIs(page, 'Not set up');
  await assertAccessible(page);
}

/** Through the gateway's pages, to the given end. */
export async function onboard(page, button, end) {
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(/\/dev\/stripe\/onboard\//);
  await page.getByRole('button', { name: end }).click();
  await page.waitForURL(/\/organizer\/organization\/payments/);
}

export async function publish(page, event) {
  await page.goto(`${baseUrl()}/organizer/events/${event.id}`);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Your event is live', { exact: true }).waitFor();
}
