// Second factors and passkeys in the browser (ACC-6).

import assert from 'node:assert/strict';

import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { openFromMenu, signUpInBrowser } from './support/organizing.mjs';
import { addAuthenticator, namedUrl } from './support/passkeys.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail, somebody } from './support/shop.mjs';
import { totp } from './support/totp.mjs';

const PASSWORD = 'Paper-moon-19-lantern';

async function enter(page, { email, password = PASSWORD }) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Sets an app up on the security page; returns its secret and the recovery codes. */
async function setUpApp(page) {
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  const secret = await page.getByLabel('Key to type in').innerText();
  await assertAccessible(page);
  await page.getByLabel('Code from the app').fill(totp(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  await assertAccessible(page);
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { secret, codes };
}

onBothSizes('sign-up, authenticator app, sign out, and back in with a recovery code', { allow: [/status of 422/], timeout: 120_000 }, async ({ page }) => {
  const email = newEmail();
  await signUpInBrowser(page, { name: 'Tia Twostep', email, password: PASSWORD });
  const { codes } = await setUpApp(page);
  assert.equal(codes.length, 10);
  await page.getByText('10 are left').waitFor();
  await assertAccessible(page);
  await openFromMenu(page, 'Sign out');
  await page.goto(`${baseUrl()}/sign-in?to=/account/security`);
  await enter(page, { email });
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  await assertAccessible(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  await page.getByRole('alert').filter({ hasText: 'That code is wrong' }).waitFor();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(codes[4].toLowerCase().replace('-', ' '));
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  await page.getByText('9 are left').waitFor();
});

browserTest('the app lets in with the code it shows next', { timeout: 120_000 }, async ({ page, context }) => {
  const who = await somebody();
  await context.addCookies(who.cookies);
  const { secret } = await setUpApp(page);
  await context.clearCookies();
  await page.goto(`${baseUrl()}/sign-in?to=/tickets`);
  await enter(page, who);
  // The code of this step was used to set the app up.
  await page.getByLabel('Code').fill(totp(secret, 1));
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  await page.getByText('No tickets yet').waitFor();
});

browserTest('five wrong codes lead back to the password', { allow: [/status of 4\d\d/] }, async ({ page, context }) => {
  const who = await somebody();
  await context.addCookies(who.cookies);
  await setUpApp(page);
  await context.clearCookies();
  await page.goto(`${baseUrl()}/sign-in`);
  await enter(page, who);
  for (let i = 0; i < 5; ++i) {
    const answer = page.waitForResponse('**/api/auth/factors/verify');
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
    await answer;
  }
  await page.getByText('That was the fifth wrong code.').waitFor();
  await page.getByLabel('Password').waitFor();
});

/** The code of the newest text message to a number whose words fit. */
async function texted(number, words) {
  const { subject } = await mailTo(`${number}@phone.invalid`, { subject: words });
  return /^\d{6}/.exec(subject)[0];
}

onBothSizes('a phone number is confirmed by its code, and a texted code signs in', { allow: [/status of 4(22|03)/], timeout: 120_000 }, async ({ page, context }) => {
  const who = await somebody();
  const number = `+1${String(Math.random()).slice(2, 12).padEnd(10, '0')}`;
  await context.addCookies(who.cookies);
  await setUpApp(page);
  await page.getByRole('button', { name: 'Add a phone number' }).click();
  await page.getByLabel('Phone number').fill('312 555 0100');
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await page.getByRole('alert').filter({ hasText: 'with its country' }).waitFor();
  await page.getByLabel('Phone number').fill(number.replace('+1', '+1 '));
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await page.getByLabel('Code from the text message').waitFor();
  await assertAccessible(page);
  await page.getByLabel('Code from the text message').fill(await texted(number, /confirms this number/));
  await page.getByRole('button', { name: 'Confirm the number' }).click();
  await page.getByText('Codes may be texted to this number').waitFor();
  await assertAccessible(page);
  await mailTo(who.email, { subject: /security|change/i });
  await context.clearCookies();
  await page.goto(`${baseUrl()}/sign-in?to=/tickets`);
  await enter(page, who);
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.getByText('We have texted you six digits').waitFor();
  await assertAccessible(page);
  await page.getByLabel('Code').fill(await texted(number, /to sign in/));
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  await page.getByText('No tickets yet').waitFor();
});

onBothSizes('a passkey is made, signs in by itself, gets a name and is removed', { timeout: 120_000 }, async ({ page, context }) => {
  const who = await somebody();
  const url = namedUrl();
  await context.addCookies(who.cookies.map((cookie) => ({ ...cookie, url })));
  await addAuthenticator(page);
  await page.goto(`${url}/account/security`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name', { exact: true }).fill('My laptop');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('The passkey is added.').waitFor();
  await assertAccessible(page);
  await openFromMenu(page, 'Sign out');
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
  await page.goto(`${url}/sign-in?to=/account/security`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('last used').waitFor();
  await page.getByRole('button', { name: 'Change My laptop' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Old laptop');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The passkey has its new name.').waitFor();
  await page.getByRole('button', { name: 'Change Old laptop' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByText('The passkey is removed.').waitFor();
  await page.getByText('Old laptop').waitFor({ state: 'detached' });
});

browserTest('an address without a name says where passkeys work', {}, async ({ page, context }) => {
  await context.addCookies((await somebody()).cookies);
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByText('Passkeys belong to a site’s name.').or(page.getByText("Passkeys belong to a site's name.")).waitFor();
  await page.getByRole('link', { name: namedUrl() }).waitFor();
});

onBothSizes('a delicate act asks who it is, and is done after the answer', { allow: [/status of 4\d\d/] }, async ({ page, context }) => {
  const who = await somebody();
  await context.addCookies(who.cookies);
  // As the server answers once the sign-in is older than ten minutes.
  let asked = 0;
  await page.route('**/api/auth/factors/totp', async (route) => {
    if (asked++ > 0) return route.fallback();
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ code: 'step_up_required', status: 403, title: 'step' }) });
  });
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await dialog.getByLabel('Your password').fill('not-that-one-1');
  await assertAccessible(page);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'That is not right.' }).waitFor();
  await dialog.getByLabel('Your password').fill(who.password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
