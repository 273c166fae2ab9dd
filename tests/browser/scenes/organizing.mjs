// The organizer's dialogs, drafts and mistakes. Nothing is saved.

import { baseUrl } from '../support/settings.mjs';

async function open(page, list, section) {
  await page.goto(`${baseUrl()}/organizer?${list}`);
  await page.getByRole('main').getByRole('list').last().getByRole('link').first().click();
  const sections = page.getByRole('navigation', { name: 'This event' });
  await sections.waitFor();
  if (section) await sections.getByRole('link', { name: section }).click();
}

async function lists({ page, shot }) {
  for (const show of ['draft', 'past', 'cancelled']) {
    await page.goto(`${baseUrl()}/organizer?show=${show}`);
    await shot(`events-${show}`);
  }
  await page.goto(`${baseUrl()}/organizer?q=nothing-of-the-kind`);
  await shot('events-none-found');
}

async function draft({ page, shot }) {
  await open(page, 'show=draft');
  await shot('draft');
  for (const section of ['Details', 'Tickets', 'Orders', 'Attendees', 'Door staff']) {
    await page.getByRole('navigation', { name: 'This event' }).getByRole('link', { name: section }).click();
    await page.getByRole('link', { name: section, exact: true }).and(page.locator('[aria-current=page]')).waitFor();
    await shot(`draft-${section.toLowerCase().replace(' ', '-')}`);
  }
}

async function editor({ page, shot }) {
  await page.goto(`${baseUrl()}/organizer/events/new`);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('alert').first().waitFor();
  await shot('editor-faults');
}

async function types({ page, shot }) {
  await open(page, 'show=upcoming', 'Tickets');
  await page.getByRole('button', { name: 'Add ticket type' }).click();
  const dialog = page.getByRole('dialog');
  await shot('type-dialog');
  await dialog.getByRole('button', { name: 'Add ticket type' }).click();
  await dialog.getByRole('alert').first().waitFor();
  await shot('type-dialog-faults');
}

async function actions({ page, shot }) {
  await open(page, 'show=upcoming');
  const menu = async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menu').waitFor();
  };
  await menu();
  await shot('event-menu');
  for (const item of ['Duplicate', 'Cancel event']) {
    if (await page.getByRole('menu').isHidden()) await menu();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
    await shot(`dialog-${item.toLowerCase().replace(' ', '-')}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}

async function people({ page, shot }) {
  for (const section of ['Orders', 'Attendees']) {
    await open(page, 'show=upcoming', section);
    await page.getByRole('searchbox').fill('nobody of that name');
    await page.getByText('Nothing matches').waitFor();
    await shot(`${section.toLowerCase()}-none-found`);
  }
}

async function oneOrder({ page, shot }) {
  await open(page, 'show=upcoming', 'Orders');
  await page.getByRole('navigation', { name: 'Which ones' }).getByRole('link', { name: 'Paid', exact: true }).click();
  await page.waitForURL(/status=completed/);
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Payments' }).waitFor();
  await shot('order-paid');
  await page.getByRole('button', { name: /^(Give money back|Cancel tickets)$/ }).click();
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
  await shot('order-refund');
  await page.getByRole('radio', { name: 'Some tickets' }).check();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: /back$|^Cancel the tickets$/ }).last().click();
  await page.getByText('Say why in a few words.').first().waitFor();
  await shot('order-refund-faults');
}

export const organizing = [lists, draft, editor, types, actions, people, oneOrder].map((story) => ({ role: 'organizer', story }));
