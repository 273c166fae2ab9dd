// Signing in at the demo's identity provider, where anybody may be anybody.

import { baseUrl } from './settings.mjs';

/** On the provider's page: says who one is, and goes back. */
export async function sayWhoAtDemoId(page, { name, email }) {
  await page.getByRole('heading', { name: 'Demo ID' }).waitFor();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** From the sign-in page to there and back, as that person. */
export async function signInByDemoId(page, who) {
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByRole('link', { name: 'Continue with Demo ID' }).click();
  await sayWhoAtDemoId(page, who);
  await page.getByRole('button', { name: 'Your account' }).waitFor();
}
