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

async function cancelling({ page, shot }) {
  await open(page, 'show=upcoming');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Cancel event' }).click();
  await page.getByRole('radio', { name: 'A part of it' }).check();
  await page.getByLabel('Share in percent').fill('10');
  await page.getByLabel('Fixed amount').fill('1');
  await page.getByText(/^You keep .*\d/).waitFor();
  await shot('cancel-part-kept');
  await page.getByRole('button', { name: /^Cancel (and|event)/ }).click();
  await page.getByText('Say why in a few words.').first().waitFor();
  await shot('cancel-faults');
}

const money = (amount) => ({ amount, currency: 'USD' });
const half = {
  state: 'running', orders: 2000, waiting: 760, done: 1240, failed: 0, cash_open: 0, cash_settled: 0, sending: 31, back: money(2_728_000), kept: money(372_000), cash: money(0),
  run: { started_at: '2026-11-28T20:00:00Z', reason: 'The band is ill', keep: { keep_fee: false, percent: 1000, fixed: 50, per: 'order' } },
};
const someFailed = { ...half, state: 'done', waiting: 0, done: 1996, failed: 2, cash_open: 2, sending: 0, cash: money(4_400) };
const row = (status, name, failure) => ({
  id: `order_01m8j1c2r7ftgspkcky55psv${name.slice(0, 1).toLowerCase()}t`, number: 'TQ7K2MWX4P', buyer_name: name, buyer_email: `${name.split(' ')[0].toLowerCase()}@example.org`,
  status, back: money(2_200), kept: money(300), failure, updated_at: '2026-11-28T20:01:00Z',
});

// What is on the screen for seconds only, or hopefully never: as the server would tell it.
async function givingBack({ page, shot }) {
  let answer = half;
  await page.route(/\/api\/events\/event_[0-9a-z]+$/, async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...(await response.json()), status: 'cancelled' } });
  });
  await page.route(/\/api\/.*\/cancellation$/, (route) => route.fulfill({ json: answer }));
  await page.route(/\/api\/.*\/cancellation\/orders/, (route) => {
    const failed = route.request().url().includes('status=failed');
    const items = failed ? [row('failed', 'Ada Lovelace', 'gateway_refused'), row('failed', 'Grace Hopper', 'internal')] : [row('cash', 'Bo Buyer', ''), row('cash', 'Edsger Dijkstra', '')];
    return route.fulfill({ json: { items, next_cursor: null } });
  });
  await open(page, 'show=upcoming', 'Giving back');
  await page.getByRole('progressbar').waitFor();
  await shot('giving-back-running');
  answer = someFailed;
  await page.reload();
  await page.getByRole('button', { name: /^Settle order/ }).first().waitFor();
  await shot('giving-back-failed');
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

export const organizing = [lists, draft, editor, types, actions, cancelling, givingBack, people, oneOrder].map((story) => ({ role: 'organizer', story }));
