// The organizer's desk, and what buyers are asked. One event of its own, so that nothing of the demo changes.

import { call, expectStatus, freshKey } from '../../api/client.mjs';
import { choose, onSale } from '../support/shop.mjs';
import { baseUrl } from '../support/settings.mjs';
import { signIn } from '../support/sign-in.mjs';

const QUESTIONS = [
  { asked_of: 'order', kind: 'checkbox', label: 'I accept the house rules', required: true },
  { asked_of: 'order', kind: 'text', label: 'How did you hear of us?', help: 'A friend, a poster, the radio …' },
  { asked_of: 'ticket', kind: 'choice', label: 'Shirt size', required: true, options: ['S', 'M', 'L', 'XL'] },
  { asked_of: 'ticket', kind: 'checkbox', label: 'Allergies', options: ['Nuts', 'Gluten', 'Lactose'] },
];

let made;
const shopWithQuestions = () =>
  (made ??= (async () => {
    const shop = await onSale({ capacity: 40, price: 2500, name: 'Łódź Jazz Night' });
    for (const body of QUESTIONS) expectStatus(await call('POST', `/api/events/${shop.event.id}/questions`, { token: shop.token, body }), 201, 'question');
    return shop;
  })());

const manage = (shop, section) => `${baseUrl()}/organizer/events/${shop.event.id}/${section}`;
const asOwner = async (context, shop) => context.addCookies(await signIn(shop.owner));

async function questions({ page, context, shot }) {
  const shop = await shopWithQuestions();
  await asOwner(context, shop);
  await page.goto(manage(shop, 'questions'));
  await page.getByRole('heading', { name: 'Shirt size' }).waitFor();
  await shot('desk-questions');
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Kind of answer').selectOption('choice');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a question' }).click();
  await page.getByText('Write the question.').first().waitFor();
  await shot('desk-question-faults');
}

async function checkout({ page, shot }) {
  await choose(page, await shopWithQuestions(), 2);
  await page.getByRole('checkbox', { name: /for different people/ }).check();
  await shot('desk-checkout');
  await page.getByRole('button', { name: 'Hold my tickets' }).click();
  await page.getByRole('alert').first().waitFor();
  await shot('desk-checkout-faults');
}

async function forSomebody({ page, context, shot }) {
  const shop = await shopWithQuestions();
  await asOwner(context, shop);
  await page.goto(manage(shop, 'orders/new'));
  const more = page.getByRole('button', { name: 'More: General' });
  await more.click();
  await more.click();
  await page.getByRole('radio', { name: /A total that you agreed on/ }).check();
  await page.getByRole('checkbox', { name: 'Put a name on each ticket' }).check();
  await shot('desk-new-order');
  const body = { lines: [{ item_id: shop.type.id, quantity: 2 }], buyer: { name: 'Gina Guest', email: 'gina@example.org' }, pricing: 'listed' };
  const { id } = expectStatus(await call('POST', `/api/events/${shop.event.id}/manual-orders`, { token: shop.token, headers: freshKey(), body }), 201, 'an order');
  await page.goto(manage(shop, `orders/${id}`));
  await page.getByText('Opened by the organizer').waitFor();
  await shot('desk-order');
  await page.getByRole('button', { name: 'Mail tickets again' }).click();
  await page.getByRole('radio', { name: 'Another address' }).check();
  await shot('desk-mail');
  await page.goto(manage(shop, 'orders'));
  await page.getByText('Gina Guest').first().waitFor();
  await shot('desk-orders');
}

export const desk = [
  { role: 'organizer', story: questions },
  { role: 'guest', story: checkout },
  { role: 'organizer', story: forSomebody },
];
