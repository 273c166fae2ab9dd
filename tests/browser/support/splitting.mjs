// What friends do who split a bill.

import { mailTo } from './inbox.mjs';
import { choose, payWith, sayWho } from './shop.mjs';

/** The fields of one payer in the form. */
export const payer = (page, number) => page.getByRole('group', { name: new RegExp(`^Payer ${number}$`) });

/** From the event to the form where payers are named. */
export async function toSplit(page, shop, email, quantity = 3) {
  await choose(page, shop, quantity);
  await sayWho(page, { email });
  await page.getByRole('link', { name: 'Split the bill with friends' }).click();
  await page.getByRole('heading', { name: 'Split the bill' }).waitFor();
}

export async function namePayer(page, number, { name, email }) {
  await payer(page, number).getByLabel('Name').fill(name);
  await payer(page, number).getByLabel('E-mail').fill(email);
}

/** The link of a payer's mail. */
export const shareLink = async (email) =>
  (await mailTo(email, { subject: /asks you to pay/ })).links.find((link) => link.includes('/share/'));

/** The card is refused, and the payer comes back to a share that is still open. */
export async function isDeclined(page, card, amount) {
  await payWith(page, card, amount);
  await page.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await page.getByText('Your share is still open. You can try again.').waitFor();
}

/** Pays on the card page and waits until the bank's word is there. */
export async function paysShare(page, card, amount) {
  await payWith(page, card, amount);
  await page.getByText('Thank you, your share is paid').or(page.getByText('Everybody has paid', { exact: true })).first().waitFor({ timeout: 20_000 });
}
