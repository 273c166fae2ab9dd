// An organization in the browser: its people and what they may do, its look, and switching between several.

import assert from 'node:assert/strict';

import { call, expectStatus } from '../api/client.mjs';
import { assertAccessible } from './support/accessible.mjs';
import { browserTest, onBothSizes } from './support/browser-test.mjs';
import { mailTo } from './support/inbox.mjs';
import { eveningSky } from './support/picture.mjs';
import { baseUrl } from './support/settings.mjs';
import { newEmail, onSale, somebody } from './support/shop.mjs';

const AT = {
  details: '/organizer/organization',
  look: '/organizer/organization/look',
  members: '/organizer/organization/members',
  plan: '/organizer/organization/plan',
};

const go = (page, path) => page.goto(baseUrl() + path);

/** Somebody who owns an organization of this name, with its id. */
async function owner(name) {
  const who = await somebody('Olga Owner');
  const made = expectStatus(await call('POST', '/api/organizations', { token: who.token, body: { name } }), 201, 'an organization');
  return { ...who, organization: made };
}

async function confirmAddress({ email }) {
  const mail = await mailTo(email, { subject: /confirm/i });
  const link = mail.links.find((each) => each.includes('/verify-email'));
  const token = new URL(link).searchParams.get('token');
  expectStatus(await call('POST', '/api/auth/verify-email', { body: { token } }), 200, 'a confirmed address');
}

async function switchTo(page, name) {
  await page.getByRole('button', { name: /switch organization/ }).first().click();
  await page.getByRole('menuitem', { name }).click();
}

browserTest('invited, accepted, refused what was not permitted, and granted it', { allow: [/status of 403/] }, async ({ page, context, another }) => {
  const name = `Harbour Nights ${Date.now().toString(36)}`;
  const boss = await owner(name);
  const guest = await somebody('Grace Guest');
  await confirmAddress(guest);
  await context.addCookies(boss.cookies);
  await go(page, '/organizer');
  await switchTo(page, name);
  await go(page, AT.members);
  await page.getByLabel('E-mail address').fill(guest.email);
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByText(guest.email).first().waitFor();

  const mail = await mailTo(guest.email, { subject: new RegExp(`invites you to ${name}`) });
  const link = mail.links.find((each) => each.includes('/invitation'));
  const theirs = await another({});
  await theirs.goto(link);
  await theirs.getByText('The invitation is for').waitFor();
  await assertAccessible(theirs);
  await theirs.context().addCookies(guest.cookies);
  await theirs.goto(link);
  await theirs.getByRole('button', { name: `Join ${name}` }).click();
  await theirs.getByRole('heading', { name: 'Your events' }).waitFor();

  await theirs.goto(baseUrl() + AT.details);
  await theirs.getByText('only those who may change settings can change it').waitFor();
  const change = () => call('PUT', `/api/organizations/${boss.organization.id}`, { token: guest.token, body: { website: 'https://example.org/' } });
  expectStatus(await change(), 403, 'what a member may not');

  await page.reload();
  await page.getByRole('button', { name: 'What to do with Grace Guest' }).click();
  await page.getByRole('menuitem', { name: 'Role and permissions' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Change settings').check();
  await assertAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expectStatus(await change(), 200, 'what was granted');
  await theirs.reload();
  await theirs.getByLabel('Website').fill('https://harbour.example/');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await theirs.getByText('Saved').waitFor();
  await assertAccessible(theirs);
});

browserTest('an invitation for somebody else says so, and how to go on', {}, async ({ page, context }) => {
  const boss = await owner('Quay Concerts');
  const invited = newEmail();
  expectStatus(
    await call('POST', `/api/organizations/${boss.organization.id}/invitations`, { token: boss.token, body: { email: invited } }), 201, 'an invitation');
  const mail = await mailTo(invited, { subject: /invites you/ });
  const other = await somebody('Otto Other');
  await context.addCookies(other.cookies);
  await page.goto(mail.links.find((each) => each.includes('/invitation')));
  await page.getByText('This is for another address').waitFor();
  await assertAccessible(page);
  const [{ id }] = expectStatus(await call('GET', `/api/organizations/${boss.organization.id}/invitations`, { token: boss.token }), 200, 'list').items;
  expectStatus(await call('DELETE', `/api/organizations/${boss.organization.id}/invitations/${id}`, { token: boss.token }), 204, 'revoke');
  await page.reload();
  await page.getByText('This invitation was taken back').waitFor();
});

onBothSizes('the chosen organization is remembered, and the events are its own', {}, async ({ page, context }) => {
  const who = await owner('Second Stage');
  expectStatus(
    await call('POST', '/api/events', {
      token: who.token,
      body: { organization_id: who.organization.id, name: 'Night of the Second', type: 'ticketed', starts_at: '2031-05-01T18:00:00Z', ends_at: '2031-05-01T22:00:00Z', zone: 'UTC', currency: 'USD' },
    }), 201, 'an event');
  await context.addCookies(who.cookies);
  await go(page, '/organizer');
  await page.getByText('No events yet').waitFor();
  await switchTo(page, 'Second Stage');
  await page.getByText('Night of the Second').waitFor();
  await page.reload();
  await page.getByText('Night of the Second').waitFor();
  await assertAccessible(page);
  await switchTo(page, 'Olga Owner');
  await page.getByText('Night of the Second').waitFor({ state: 'hidden' });
});

browserTest('logo and colour are seen on the event and on the public page', { allow: [/status of 422/] }, async ({ page, context }) => {
  const boss = await owner('Quay Concerts');
  const shop = await onSale({ event: {} });
  // The event of this organization: made by its owner.
  const made = expectStatus(
    await call('POST', '/api/events', {
      token: boss.token,
      body: {
        organization_id: boss.organization.id, name: 'Branded Night', type: 'ticketed', starts_at: shop.event.starts_at, ends_at: shop.event.ends_at, zone: 'UTC', currency: 'USD',
        venue: { name: 'Hall', city: 'Chicago', country: 'US' },
      },
    }), 201, 'an event');
  expectStatus(await call('POST', '/api/ticket-types', { token: boss.token, body: { event_id: made.id, name: 'General', price: { amount: 2500, currency: 'USD' }, capacity: 10 } }), 201, 'a type');
  expectStatus(await call('POST', `/api/events/${made.id}/publish`, { token: boss.token, body: {} }), 200, 'publish');

  await context.addCookies(boss.cookies);
  await go(page, '/organizer');
  await switchTo(page, 'Quay Concerts');
  await go(page, AT.look);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a logo' }).click();
  await (await choosing).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: eveningSky(400, 120) });
  await page.getByRole('button', { name: 'Choose another' }).waitFor();
  await page.getByLabel('Accent', { exact: true }).fill('#ffee88');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Is too light to be read').waitFor();
  await assertAccessible(page);
  await page.getByLabel('Accent', { exact: true }).fill('#c2255c');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();

  await go(page, `/e/${made.slug}`);
  const button = page.getByRole('link', { name: 'Quay Concerts' });
  await button.waitFor();
  assert.equal(await button.evaluate((link) => getComputedStyle(link).color), 'rgb(194, 37, 92)');
  await assertAccessible(page);
  await button.click();
  await page.getByRole('heading', { name: 'Quay Concerts', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Branded Night' }).waitFor();
  await assertAccessible(page);
});

browserTest('plan and usage are shown to who may handle money', {}, async ({ page, context }) => {
  const boss = await owner('Quay Concerts');
  await context.addCookies(boss.cookies);
  await go(page, '/organizer');
  await switchTo(page, 'Quay Concerts');
  await go(page, AT.plan);
  await page.getByRole('heading', { name: 'Free plan' }).waitFor();
  await page.getByRole('heading', { name: 'Usage by month' }).waitFor();
  await assertAccessible(page);
});
