// What administrators see that no link leads to: dialogs, a suspended account, acting as somebody. Makes accounts in the demo.

import { baseUrl } from '../support/settings.mjs';
import { somebody } from '../support/shop.mjs';

const LONG = 'Maximiliane-Alexandra von und zu Hohenlohe-Waldenburg 株式会社';

async function open(page, { user }) {
  await page.goto(`${baseUrl()}/admin/users/${user.id}`);
  await page.getByRole('heading', { level: 1, name: user.name }).waitFor();
}

async function suspending({ page, shot }) {
  const who = await somebody(LONG);
  await open(page, who);
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await shot('suspend-asks');
  await dialog.getByLabel('Reason').fill('Chargebacks from three cards');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('This account is suspended').waitFor();
  await shot('suspended');
}

async function acting({ page, shot }) {
  const who = await somebody('مريم عبد الرحمن');
  await open(page, who);
  await page.getByRole('button', { name: 'Act as this person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('She cannot find her order');
  await shot('act-asks');
  await dialog.getByRole('button', { name: 'Act as this person' }).click();
  await page.getByRole('button', { name: 'Back to yourself' }).waitFor();
  await shot('acting');
  await page.goto(`${baseUrl()}/organizer`);
  await page.getByRole('button', { name: 'Back to yourself' }).waitFor();
  await shot('acting-organizer');
}

async function nothing({ page, shot }) {
  await page.goto(`${baseUrl()}/admin/users?q=nobody-has-this-name`);
  await page.getByText('Nobody fits').waitFor();
  await shot('people-none');
  await page.goto(`${baseUrl()}/admin/audit?action=nothing.like_that`);
  await page.getByText('Nothing like that').waitFor();
  await shot('audit-none');
}

async function ownLog({ page, shot }) {
  await page.goto(`${baseUrl()}/organizer/audit`);
  await page.getByRole('table', { name: 'Audit log' }).waitFor();
  await shot('audit');
}

export const administering = [
  ...[suspending, acting, nothing].map((story) => ({ role: 'admin', story })),
  { role: 'organizer', story: ownLog },
];
