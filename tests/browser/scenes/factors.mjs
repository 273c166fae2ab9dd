// Second factors and passkeys: setting up, the second step of a sign-in, and being asked again. Makes accounts.

import { mailTo } from '../support/inbox.mjs';
import { addAuthenticator, namedUrl } from '../support/passkeys.mjs';
import { baseUrl } from '../support/settings.mjs';
import { somebody } from '../support/shop.mjs';
import { totp } from '../support/totp.mjs';

async function app({ page, context, shot }) {
  const who = await somebody('Tia Twostep');
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor();
  await shot('security-plain');
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const secret = await page.getByLabel('Key to type in').innerText();
  await shot('security-app');
  await page.getByLabel('Code from the app').fill(totp(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  await shot('security-recovery-codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 are left').waitFor();
  await shot('security-second-step-on');
  await context.clearCookies();
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  await shot('second-step');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill('AAAAA-AAAAA');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'That code is wrong' }).waitFor();
  await shot('second-step-wrong');
}

async function phone({ page, context, shot }) {
  const who = await somebody('Tia Texted');
  const number = `+1${String(Math.random()).slice(2, 12).padEnd(10, '0')}`;
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await page.getByLabel('Code from the app').fill(totp(await page.getByLabel('Key to type in').innerText()));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Add a phone number' }).click();
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await shot('security-phone-number');
  await page.getByLabel('Phone number').fill(number);
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await page.getByLabel('Code from the text message').waitFor();
  await shot('security-phone-code');
  const { subject } = await mailTo(`${number}@phone.invalid`);
  await page.getByLabel('Code from the text message').fill(subject.slice(0, 6));
  await page.getByRole('button', { name: 'Confirm the number' }).click();
  await page.getByText('Codes may be texted to this number').waitFor();
  await shot('security-phone');
  await page.goto(`${baseUrl()}/account`);
  await page.getByText('Your sign-in codes go to this number').waitFor();
  await shot('profile-phone');
  await context.clearCookies();
  await page.goto(`${baseUrl()}/sign-in`);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(who.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Text me a code' }).click();
  await shot('second-step-text');
  await page.getByRole('button', { name: 'Send me the code' }).click();
  await page.getByText('We have texted you six digits').waitFor();
  await shot('second-step-texted');
}

async function passkeys({ page, context, shot }) {
  const url = namedUrl();
  await context.addCookies((await somebody('Pia Passkey')).cookies.map((cookie) => ({ ...cookie, url })));
  await addAuthenticator(page);
  await page.goto(`${url}/account/security`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await shot('security-add-passkey');
  await page.getByLabel('Name', { exact: true }).fill('The very old telephone of my grandmother, in the hall, 玄関');
  await page.getByRole('button', { name: 'Go on' }).click();
  const change = page.getByRole('button', { name: /^Change The very old/ });
  await change.waitFor();
  await shot('security-passkeys');
  await change.click();
  await shot('security-passkey');
}

async function again({ page, context, shot }) {
  await context.addCookies((await somebody('Ada Again')).cookies);
  // As the server answers once the sign-in is older than ten minutes.
  await page.route('**/api/auth/factors/totp', (route) =>
    route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"code":"step_up_required","status":403}' }),
  );
  await page.goto(`${baseUrl()}/account/security`);
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await page.getByRole('dialog', { name: 'Is it you?' }).getByLabel('Your password').waitFor();
  await shot('step-up');
}

export const factors = [
  { role: 'guest', story: app },
  { role: 'guest', story: phone },
  { role: 'guest', story: passkeys },
  { role: 'guest', story: again },
];
