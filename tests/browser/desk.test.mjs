// The organizer's desk: what buyers are asked and answer, names on tickets, orders for somebody, mail to another address.

import assert from 'node:assert/strict';

import { call, expectStatus } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { baseUrl } from './support/settings.mjs';
import { PAYS, assertPaid, choose, newEmail, onSale, order, payWith } from './support/shop.mjs';
import { signIn } from './support/sign-in.mjs';

const manage = (shop, section) => `${baseUrl()}/organizer/events/${shop.event.id}/${section}`;

/** The organizer at one of the event's pages. */
async function atDesk(another, shop, section) {
  const page = await another();
  await page.context().addCookies(await signIn(shop.owner));
  await page.goto(manage(shop, section));
  return page;
}

async function addQuestion(page, label, fill) {
  await page.getByRole('button', { name: 'Add a question' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Question', { exact: false }).first().fill(label);
  await fill?.(dialog);
  await dialog.getByRole('button', { name: 'Add a question' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: label }).waitFor();
}

const headings = (page) => page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts();

onBothSizes('questions are made, put in order, answered at the checkout and shown to the organizer', { timeout: 180_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 20, price: 0 });
  const desk = await atDesk(another, shop, 'questions');
  await desk.getByText('No questions').waitFor();
  await desk.getByRole('button', { name: 'Add a question' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Add a question' }).click();
  await desk.getByText('Write the question.').first().waitFor();
  await assertAccessible(desk);
  await desk.getByRole('dialog').getByRole('button', { name: 'Back' }).click();

  await addQuestion(desk, 'How did you hear of us?');
  await addQuestion(desk, 'Shirt size', async (dialog) => {
    await dialog.getByRole('radio', { name: 'For every ticket' }).check();
    await dialog.getByLabel('Kind of answer').selectOption('choice');
    await dialog.getByLabel('Options').fill('S\nM\nL');
    await dialog.getByRole('checkbox', { name: 'Must be answered' }).check();
  });
  await addQuestion(desk, 'I accept the house rules', async (dialog) => {
    await dialog.getByLabel('Kind of answer').selectOption('checkbox');
    await dialog.getByRole('checkbox', { name: 'Must be answered' }).check();
  });
  // By keyboard: the last one goes first.
  const up = desk.getByRole('button', { name: 'Move “I accept the house rules” up' });
  await up.focus();
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Enter');
  await desk.getByText('is number 1 now').first().waitFor();
  await desk.reload();
  await desk.getByRole('heading', { name: 'Shirt size' }).waitFor();
  assert.deepEqual((await headings(desk)).map((text) => text.split('\n')[0].trim()), ['I accept the house rules', 'How did you hear of us?', 'Shirt size']);
  await assertAccessible(desk);

  const email = newEmail();
  await choose(page, shop, 2);
  await page.getByLabel('Name').fill('Bo Buyer');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Get my tickets' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Please answer “Shirt size”' }).first().waitFor();
  await assertAccessible(page);
  await page.getByRole('checkbox', { name: /I accept the house rules/ }).check();
  await page.getByLabel('How did you hear of us?').fill('=A poster');
  await page.getByRole('group', { name: /Ticket 1/ }).getByRole('radio', { name: 'S' }).check();
  await page.getByRole('group', { name: /Ticket 2/ }).getByRole('radio', { name: 'L' }).check();
  await page.getByRole('checkbox', { name: /for different people/ }).check();
  await page.getByLabel('Name on it').nth(1).fill('Łucja Friend');
  await page.getByRole('button', { name: 'Get my tickets' }).click();
  await assertPaid(page, 2);
  await page.getByText('Łucja Friend').first().waitFor();
  const mail = await mailTo(email, { subject: /^Your tickets for/ });
  assert.match(mail.text, /General - Łucja Friend/);

  await page.goto(page.url().replace('/result', ''));
  await page.getByRole('heading', { name: 'Your answers' }).waitFor();
  await page.getByText('=A poster').waitFor();

  const id = /order_[0-9a-z]+/.exec(page.url())[0];
  await desk.goto(manage(shop, `orders/${id}`));
  await desk.getByText('Shirt size: L').waitFor();
  await desk.getByText('Completed; tickets issued').waitFor();
  await desk.getByText('Tickets mailed').waitFor();
  await assertAccessible(desk);
  await desk.goto(manage(shop, 'attendees'));
  await desk.getByText('Shirt size: S').waitFor();
  const { token } = shop;
  const csv = async (file) => (await call('GET', `/api/events/${shop.event.id}/${file}`, { token })).text;
  assert.match(await csv('orders.csv'), /yes,'=A poster\r\n$/);
  assert.match(await csv('attendees.csv'), /Łucja Friend,.*,L\r\n/);
});

onBothSizes('an order for a guest costs nothing, and one that was paid in cash goes back in cash', { timeout: 180_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 3, price: 2500 });
  const desk = await atDesk(another, shop, 'orders');
  await desk.getByRole('link', { name: 'New order' }).click();
  await desk.getByRole('button', { name: 'Complete the order' }).click();
  await desk.getByText('Choose at least one ticket.').first().waitFor();
  await assertAccessible(desk);
  const guest = newEmail();
  await desk.getByRole('button', { name: 'More: General' }).click();
  await desk.getByLabel('Name', { exact: true }).fill('Gina Guest');
  await desk.getByLabel('E-mail').fill(guest);
  await desk.getByText('1 ticket is taken from what is on sale.').waitFor();
  await desk.getByRole('button', { name: 'Complete the order' }).click();
  await desk.getByText('Complimentary').first().waitFor();
  await desk.getByText('Opened by the organizer').waitFor();
  const gift = await mailTo(guest, { subject: /^Your ticket for/ });
  await page.goto(gift.links.find((link) => link.includes('/orders/')));
  await page.getByRole('img', { name: /^QR code of ticket/ }).first().waitFor();

  const payer = newEmail();
  await desk.goto(manage(shop, 'orders/new'));
  await desk.getByRole('button', { name: 'More: General' }).click();
  await desk.getByRole('button', { name: 'More: General' }).click();
  await desk.getByRole('radio', { name: /A total that you agreed on/ }).check();
  await desk.getByLabel('Total in USD').fill('60');
  await desk.getByLabel('Name', { exact: true }).fill('Paula Payer');
  await desk.getByLabel('E-mail').fill(payer);
  await desk.getByRole('button', { name: 'Complete the order' }).click();
  await desk.getByText('Enter an amount of at most $50.00.').first().waitFor();
  await desk.getByLabel('Total in USD').fill('40');
  await desk.getByText('$40.00 is booked as paid to you.').waitFor();
  await desk.getByRole('button', { name: 'Complete the order' }).click();
  await desk.getByText('Paid to you').first().waitFor();
  await assertAccessible(desk);
  await mailTo(payer, { subject: /^Your tickets for/ });

  await desk.getByRole('button', { name: 'Give money back' }).click();
  await desk.getByText('You give $40.00 back yourself').waitFor();
  await desk.getByLabel('Reason').fill('Cannot come');
  await desk.getByRole('button', { name: 'Give $40.00 back' }).click();
  const told = await mailTo(payer, { subject: /40\.00 USD goes back to you/ });
  assert.match(told.text, /They say that you have it in cash/);
  assert.doesNotMatch(told.text, /card/);
  await desk.getByText('Given back by you').waitFor();

  const board = expectStatus(await call('GET', `/api/events/${shop.event.id}/dashboard`, { token: shop.token }), 200, 'dashboard');
  assert.deepEqual([board.complimentary, board.gross.amount, board.cash.amount], [1, 0, 0]);
});

onBothSizes('the tickets go to another address, and what went to the old one is dead', { timeout: 120_000 }, async ({ page, another }) => {
  const shop = await onSale({ capacity: 5, price: 2500 });
  const [wrong, right] = [newEmail(), newEmail()];
  await choose(page, shop, 1);
  await page.getByLabel('Name').fill('Bo Buyer');
  await page.getByLabel('E-mail').fill(wrong);
  await page.getByRole('button', { name: 'Hold my tickets' }).click();
  await payWith(page, PAYS, '$25.00');
  await assertPaid(page, 1);
  const first = await mailTo(wrong, { subject: /^Your ticket for/ });
  const oldLink = first.links.find((link) => link.includes('/orders/'));

  const id = /order_[0-9a-z]+/.exec(page.url())[0];
  const desk = await atDesk(another, shop, `orders/${id}`);
  await desk.getByRole('button', { name: 'Mail tickets again' }).click();
  await desk.getByRole('radio', { name: 'Another address' }).check();
  await desk.getByText('Links and codes in earlier mails stop working at once.').waitFor();
  await desk.getByRole('button', { name: 'Change the address and mail the tickets' }).click();
  await desk.getByText('Enter a complete e-mail address').first().waitFor();
  await assertAccessible(desk);
  await desk.getByLabel('New e-mail address').fill(right);
  await desk.getByRole('button', { name: 'Change the address and mail the tickets' }).click();
  await desk.getByText('The tickets are on their way').waitFor();
  await desk.getByText(right).first().waitFor();

  const second = await mailTo(right, { subject: /^Your ticket for/ });
  const farewell = await mailTo(wrong, { subject: /now goes to another address/ });
  assert.ok(!farewell.text.includes(right) && !(farewell.html ?? '').includes(right), 'the old address is not told the new one');
  const visitor = await another();
  await visitor.goto(second.links.find((link) => link.includes('/orders/')));
  await visitor.getByRole('img', { name: /^QR code of ticket/ }).first().waitFor();
  const secret = new URL(oldLink).searchParams.get('secret');
  assert.equal((await call('GET', `/api/orders/${id}`, { secret })).status, 404);
});

browserTest('orders are narrowed by how they were paid, and the file holds what the list shows', {}, async ({ page, another }) => {
  const shop = await onSale({ capacity: 5, price: 2500 });
  await order(shop, 1);
  expectStatus(await call('POST', `/api/events/${shop.event.id}/manual-orders`, {
    token: shop.token, headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: { lines: [{ item_id: shop.type.id, quantity: 1 }], buyer: { name: 'Gina Guest', email: newEmail() }, pricing: 'free' },
  }), 201, 'a gift');
  const desk = await atDesk(another, shop, 'orders');
  await desk.getByText('Gina Guest').waitFor();
  await desk.getByLabel('Paid how').selectOption('free');
  await desk.waitForURL(/method=free/);
  await desk.getByText('Bo Buyer').waitFor({ state: 'detached' });
  const file = await desk.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
  assert.match(file, /orders\.csv\?method=free$/);
  assert.ok(page);
});
