// Signing in and up with mistakes, and what somebody sees who has nothing yet. Makes an account in the demo.

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

async function menu({ page, shot }) {
  await page.goto(`${baseUrl()}/tickets`);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menu').waitFor();
  await shot('account-menu');
}

export const account = [
  { role: 'guest', story: mistakes },
  { role: 'guest', story: newcomer },
  { role: 'buyer', story: menu },
];
