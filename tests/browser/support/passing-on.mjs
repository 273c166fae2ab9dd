// What happens when a buyer passes a ticket on.

import { mailTo } from './inbox.mjs';

/** Offers the first ticket of the page that can be passed on. */
export async function passOn(page, email) {
  await page.getByRole('button', { name: 'Pass on' }).first().click();
  await page.getByLabel('E-mail of the person who gets it').fill(email);
  await page.getByRole('button', { name: 'Send the offer' }).click();
  await page.getByText(`Offered to ${email}`).first().waitFor();
}

/** The link of the mail that offers it. */
export const offerLink = async (email) =>
  (await mailTo(email, { subject: /passes a ticket on to you/ })).links.find((link) => link.includes('/transfer?token='));

/** Takes over what the page offers. */
export async function takeOver(page, name) {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: "It's yours" }).waitFor();
}
