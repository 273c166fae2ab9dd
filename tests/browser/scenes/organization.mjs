// An organization with a look, a team and letters under way. Makes accounts and an organization in the demo.

import { call, expectStatus } from '../../api/client.mjs';
import { mailTo } from '../support/inbox.mjs';
import { eveningSky } from '../support/picture.mjs';
import { baseUrl } from '../support/settings.mjs';
import { newEmail, somebody } from '../support/shop.mjs';

const LONG = 'Harbour Nights & Friends of the Old Pier e. V., Hamburg-Altona';

async function staged() {
  const owner = await somebody('Olga Owner');
  const { token } = owner;
  const api = async (method, path, body, status = 200) => expectStatus(await call(method, path, { token, body }), status, path);
  const made = await api('POST', '/api/organizations', { name: LONG }, 201);
  const path = `/api/organizations/${made.id}`;
  await api('PUT', path, {
    accent: '#e8590c', legal_name: 'Harbour Nights e. V.', address: 'Am Sandtorkai 30\n20457 Hamburg', website: 'https://harbour.example/', contact_email: 'hello@harbour.example',
  });
  expectStatus(
    await call('POST', `${path}/logo`, { token, body: eveningSky(420, 140), headers: { 'Content-Type': 'image/png', 'Content-Length': eveningSky(420, 140).length } }), 200, 'logo');
  const invited = newEmail();
  await api('POST', `${path}/invitations`, { email: invited, role: 'admin' }, 201);
  await api('POST', `${path}/invitations`, { email: newEmail(), role: 'member', permissions: ['money'] }, 201);
  const starts = new Date(Date.now() + 40 * 86_400_000).toISOString();
  const event = await api('POST', '/api/events', {
    organization_id: made.id, name: 'Night on the pier', type: 'ticketed', starts_at: starts, ends_at: new Date(Date.parse(starts) + 14_400_000).toISOString(), zone: 'Europe/Berlin',
    currency: 'EUR', summary: 'One pier, two stages.', venue: { name: 'Pier 3', city: 'Hamburg', country: 'DE' },
  }, 201);
  await api('POST', '/api/ticket-types', { event_id: event.id, name: 'General admission', price: { amount: 2900, currency: 'EUR' }, capacity: 200 }, 201);
  await api('POST', `/api/events/${event.id}/publish`, {});
  const mail = await mailTo(invited, { subject: /invites you/ });
  return { owner, slug: made.slug, event, invited, link: mail.links.find((each) => each.includes('/invitation')) };
}

async function team({ page, context, shot }) {
  const stage = await staged();
  await page.goto(stage.link);
  await page.getByText('The invitation is for').waitFor();
  await shot('invitation');
  await context.addCookies(stage.owner.cookies);
  await page.goto(`${baseUrl()}/organizer`);
  await page.getByRole('button', { name: /switch organization/ }).first().click();
  await page.getByRole('menu').waitFor();
  await shot('switcher');
  await page.getByRole('menuitem', { name: LONG }).click();
  for (const [name, path] of Object.entries({ details: '', look: '/look', members: '/members', plan: '/plan', new: '/new' })) {
    await page.goto(`${baseUrl()}/organizer/organization${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shot(`organization-${name}`);
  }
  await page.goto(stage.link);
  await page.getByText('This is for another address').waitFor();
  await shot('invitation-other-address');
  await page.goto(`${baseUrl()}/o/${stage.slug}`);
  await page.getByText('Night on the pier').waitFor();
  await shot('organizer-page');
  await page.goto(`${baseUrl()}/e/${stage.event.slug}`);
  await page.getByRole('button', { name: /^More:/ }).waitFor();
  await shot('branded-event');
}

export const organizations = [{ role: 'guest', story: team }];
