// Signing in and up with mistakes, and what somebody sees who has nothing yet. Makes an account in the demo.

import { mailTo } from '../support/inbox.mjs';
import { baseUrl } from '../support/settings.mjs';
import { somebody } from '../support/shop.mjs';

async function mistakes({ page, shot }) {
  await page.goto(`${baseUrl()}/sign-in?to=/orders`);
  await page.getByLabel('E-mail').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not-that-one-1');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await shot('sign-in-wrong');
  await page.goto(`${baseUrl()}/sign-up`);
  await page.getByLabel('E-mail').fill('nobody');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('alert').first().waitFor();
  await shot('sign-up-faults');
}

async function newcomer({ page, context, shot }) {
  await context.addCookies((await somebody('Nia Newcomer')).cookies);
  for (const [name, path] of Object.entries({ tickets: '/tickets', orders: '/orders', organizer: '/organizer', organization: '/organizer/organization', members: '/organizer/organization/members', scan: '/scan' })) {
    await page.goto(baseUrl() + path);
    await shot(`nothing-yet-${name}`);
  }
}

async function forgotten({ page, shot }) {
  const who = await somebody('Fay Forgetful');
  await page.goto(`${baseUrl()}/forgot-password`);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByText('Look into your mail').waitFor();
  await shot('forgot-password-sent');
  const mail = await mailTo(who.email, { subject: /new password/i });
  await page.goto(mail.links.find((link) => link.includes('/reset-password')));
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('alert').first().waitFor();
  await shot('reset-password-short');
  await page.goto(`${baseUrl()}/reset-password`);
  await page.getByText('This link no longer works').waitFor();
  await shot('reset-password-over');
}

async function confirming({ page, context, shot }) {
  const who = await somebody('Cleo Confirms');
  await context.addCookies(who.cookies);
  await page.goto(`${baseUrl()}/verify-email`);
  await page.getByLabel('Code').fill('12');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.locator('#code[aria-invalid=true]').waitFor();
  await shot('verify-email-code');
  const mail = await mailTo(who.email, { subject: /confirm/i });
  await page.goto(mail.links.find((link) => link.includes('/verify-email')));
  await page.getByRole('button', { name: 'Confirm', exact: true }).waitFor();
  await shot('verify-email-link');
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByText('Your address is confirmed').waitFor();
  await shot('verify-email-done');
  await page.goto(`${baseUrl()}/account`);
  await page.getByRole('button', { name: 'Change address' }).click();
  await page.getByRole('button', { name: 'Send a link to it' }).click();
  await page.getByRole('alert').first().waitFor();
  await shot('account-change-address');
}

async function menu({ page, shot }) {
  await page.goto(`${baseUrl()}/tickets`);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menu').waitFor();
  await shot('account-menu');
}

export const account = [
  { role: 'guest', story: mistakes },
  { role: 'guest', story: newcomer },
  { role: 'guest', story: forgotten },
  { role: 'guest', story: confirming },
  { role: 'buyer', story: menu },
];
