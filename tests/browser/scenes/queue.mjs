// Standing in line. The places are real; how many are ahead, and how long it takes, is put into the server's mouth, since
// a thousand people would have to be made for it.

import { baseUrl } from '../support/settings.mjs';
import { inLine, joinAsGuest, lookAt, soldOut, waitingRoom } from '../support/queue.mjs';
import { newEmail } from '../support/shop.mjs';
import { signIn } from '../support/sign-in.mjs';

const LONG = 'Ganztageskarte für alle drei Tage, mit Führung und Getränk 東京';

const list = { mode: 'waiting_list', state: 'open' };
const busy = {
  position: 1285, ahead: 1284, total_waiting: 3120, estimate_seconds: 1926, estimate_basis: { offered_per_minute: 40, window_minutes: 5 },
};
const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
const offer = (minutes, quantity) => ({
  status: 'offered', phase: null, position: null, ahead: null, offer: { id: 'offer_01k9zq3v7efh5tq00000000000', quantity, expires_at: inMinutes(minutes), order_id: null },
});

let made;
const waiter = () => (made ??= soldOut({ places: 4 }).then(async (shop) => ({ shop, who: await inLine(shop, { quantity: 2 }) })));

// Runs in the page: a channel that is there and says nothing, so that what was put into the server's mouth stays said.
function silence() {
  window.EventSource = class extends EventTarget {
    constructor() {
      super();
      setTimeout(() => this.dispatchEvent(new Event('open')));
    }

    close() {}
  };
}

/** Shows somebody's place with something else said of it. */
async function place({ page, context }, says, line = {}) {
  const { who } = await waiter();
  await page.addInitScript(silence);
  await page.route(`**/api/queue/entries/${who.entry.id}`, (route) => route.fulfill({ json: { ...who.entry, ...says } }));
  await page.route('**/api/queue/lines/*', (route) =>
    route.fulfill({ json: { item_id: who.entry.ticket_type_id, mode: 'waiting_room', state: 'open', waiting: 3120, opens_at: null, offered_per_minute: 40, draw: null, ...line } }));
  await context.clearCookies();
  await lookAt(page, who);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const picture = (name, says, line) => async (world) => {
  await place(world, says(), line);
  await world.shot(`queue-${name}`);
};

const cut = async (world) => {
  await place(world, busy);
  await world.context.setOffline(true);
  await world.page.getByText('No connection. Your place is kept').waitFor();
  await world.shot('queue-cut-off');
  await world.context.setOffline(false);
};

async function leaving(world) {
  await place(world, busy);
  await world.page.getByRole('button', { name: 'Leave the line' }).click();
  await world.shot('queue-leave');
}

async function joining({ page, shot }) {
  const shop = await soldOut({ places: 2, type: { name: LONG } });
  await page.goto(baseUrl() + shop.path);
  await page.getByRole('button', { name: 'Join the waiting list' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^More/ }).click();
  await shot('queue-join');
  await page.getByLabel('E-mail').fill(newEmail());
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code from our mail').fill('12');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('Enter the six digits from the mail.').waitFor();
  await shot('queue-join-code');
  await joinAsGuest(page, shop);
  await shot('queue-waiting-long-name');
  await page.goto(baseUrl() + shop.path);
  await page.getByText(/^You are next$/).waitFor();
  await shot('queue-own-place');
}

async function drawn({ page, context, shot }) {
  const shop = await waitingRoom({ capacity: 1, type: { sales_start: new Date(Date.now() + 20_000).toISOString() } });
  const people = await Promise.all(Array.from({ length: 3 }, () => inLine(shop)));
  await lookAt(page, people[0]);
  await page.getByText('Fingerprint of the seed').waitFor();
  await shot('queue-before-opening');
  await page.getByRole('link', { name: 'How the draw works' }).click();
  await page.getByRole('heading', { name: 'Check the draw' }).waitFor();
  await shot('queue-draw-before');
  await page.getByText(/^Drawn again in this browser/).waitFor({ timeout: 60_000 });
  await shot('queue-draw');
  await context.clearCookies();
}

async function organizer({ page, context, shot }) {
  const shop = await soldOut({ type: { name: LONG } });
  for (const name of ['Ada Lovelace', '山田 太郎', 'محمد عبد الله', 'Wolfeschlegelsteinhausenbergerdorff the Younger of Hamburg']) await inLine(shop, { name });
  await context.clearCookies();
  await context.addCookies(await signIn(shop.owner));
  const path = `${baseUrl()}/organizer/events/${shop.event.id}`;
  await page.goto(`${path}/queue`);
  await page.getByRole('heading', { name: shop.type.name }).waitFor();
  await shot('queue');
  for (const [button, name] of [['Change speed', 'speed'], ['Write to all', 'write']]) {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    await shot(`queue-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.getByRole('link', { name: 'See the line' }).click();
  await page.getByRole('cell', { name: /Ada Lovelace/ }).waitFor();
  await shot('queue-line');
  await page.goto(`${path}/tickets`);
  await page.getByRole('button', { name: `Edit ${shop.type.name}` }).click();
  await page.getByText('When, who, how many, tax').click();
  await shot('type-dialog-sale');
}

const guest = [
  picture('waiting', () => busy),
  picture('list', () => ({ ahead: 11, position: 12, estimate_seconds: null, estimate_basis: null }), list),
  picture('next', () => ({ ...busy, ahead: 0, position: 1 })),
  picture('paused', () => ({ ...busy, estimate_seconds: null, estimate_basis: null }), { state: 'paused' }),
  picture('offer', () => offer(4.6, 2)),
  picture('offer-fewer', () => offer(3.2, 1)),
  picture('offer-last-minute', () => offer(0.7, 2)),
  picture('expired', () => ({ status: 'expired', phase: null })),
  picture('left', () => ({ status: 'cancelled', phase: null, ended_because: 'left' })),
  picture('closed', () => ({ status: 'cancelled', phase: null, ended_because: 'sale_over' })),
  picture('bought', () => ({ status: 'purchased', phase: null })),
  cut,
  leaving,
  joining,
  drawn,
];

export const queue = [...guest.map((story) => ({ role: 'guest', story })), { role: 'organizer', story: organizer }];
