// Signing in with an account elsewhere, and API keys: what no link leads to. Makes accounts in the demo.

import { signInByDemoId, sayWhoAtDemoId } from '../support/demo-id.mjs';
import { baseUrl } from '../support/settings.mjs';
import { newEmail, somebody } from '../support/shop.mjs';

async function problems({ page, shot }) {
  for (const problem of ['oauth_cancelled', 'identity_link_first', 'oauth_not_proven']) {
    await page.goto(`${baseUrl()}/sign-in?problem=${problem}&provider=oidc`);
    await page.getByRole('alert').waitFor();
    await shot(`sign-in-${problem}`);
  }
}

async function methods({ page, shot }) {
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByRole('link', { name: 'Continue with Demo ID' }).click();
  await page.getByRole('heading', { name: 'Demo ID' }).waitFor();
  await shot('demo-id');
  await signInByDemoId(page, { name: 'Grace Hopper', email: newEmail() });
  await page.goto(`${baseUrl()}/account/sign-in-methods`);
  await page.getByText('This is the only way').waitFor();
  await shot('sign-in-methods-one');
  await page.getByRole('button', { name: 'Link Demo ID' }).click();
  await sayWhoAtDemoId(page, { name: 'Grace', email: `with.a.rather.long.name.${newEmail()}` });
  await page.getByRole('button', { name: /^Unlink/ }).first().waitFor();
  await shot('sign-in-methods-two');
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByText('You have none yet').waitFor();
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByText('A link is on its way').waitFor();
  await shot('security-no-password');
}

async function keys({ page, context, shot }) {
  await context.addCookies((await somebody('Ada Keys')).cookies);
  await page.goto(`${baseUrl()}/account/api-keys`);
  await page.getByText('No keys yet').waitFor();
  await shot('api-keys-none');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Sales report on Mondays');
  await dialog.getByRole('group', { name: 'Orders and sales' }).getByLabel('Read', { exact: true }).check();
  await dialog.getByRole('group', { name: 'Events, ticket types' }).getByLabel('Read and change').check();
  await shot('api-key-new');
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('dialog', { name: 'Your new key' }).waitFor();
  await shot('api-key-made');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByText('Sales report on Mondays').waitFor();
  await shot('api-keys');
}

export const identities = [
  { role: 'guest', story: problems },
  { role: 'guest', story: methods },
  { role: 'guest', story: keys },
];
