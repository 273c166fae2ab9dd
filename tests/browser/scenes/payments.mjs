// Being paid: each state of an organizer's account, and what a sale brought. The stack takes money for organizers meanwhile.

import { call, expectStatus } from '../../api/client.mjs';
import { agree, paidDraft } from '../support/accounts.mjs';
import { withConnect } from '../support/reconfigure.mjs';
import { baseUrl } from '../support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, payWith, sayWho, somebody } from '../support/shop.mjs';

const open = async (page, path, shot, name) => {
  await page.goto(baseUrl() + path);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await shot(name);
};

async function accounts({ page, context, shot }) {
  const owner = await somebody('Olga Owner');
  await context.addCookies(owner.cookies);
  await open(page, '/organizer/organization/payments', shot, 'payments-direct');
  await withConnect(async () => {
    const shop = await paidDraft(owner);
    await open(page, '/organizer/organization/payments', shot, 'payments-not-started');
    for (const state of ['details_missing', 'in_review']) {
      await agree(owner, state);
      await open(page, '/organizer/organization/payments', shot, `payments-${state}`);
    }
    await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Not yet: this is missing').waitFor();
    await shot('payments-not-publishable');
    await agree(owner);
    expectStatus(await call('POST', `/api/events/${shop.event.id}/publish`, { token: owner.token, body: {} }), 200, 'publish');
    await choose(page, shop, 2);
    await sayWho(page, { email: newEmail() });
    await page.getByRole('button', { name: 'Pay $40.00' }).waitFor();
    const form = page.getByRole('link', { name: 'Enter your card on this page' });
    const here = page.url();
    await form.click();
    await page.getByLabel('Card number').waitFor();
    await shot('payments-card-form');
    await page.goto(here);
    await payWith(page, PAYS, '$40.00');
    await assertPaid(page, 2);
    await open(page, '/organizer/organization/payments', shot, 'payments-enabled');
    await page.goto(`${baseUrl()}/organizer/events/${shop.event.id}/settlement`);
    await page.getByText('Net').waitFor();
    await shot('payments-settlement');
    await page.goto(`${baseUrl()}/organizer/organization/payments`);
    await page.getByRole('button', { name: 'Open your account at Stripe' }).click();
    await page.getByRole('button', { name: 'Pay out now' }).waitFor();
    await shot('payments-dashboard');
    await page.getByRole('button', { name: 'Pay out now' }).click();
    await page.getByText('No payouts yet').waitFor({ state: 'detached' });
    await open(page, '/organizer/organization/payments', shot, 'payments-paid-out');
  });
}

export const payments = [{ role: 'guest', story: accounts }];
