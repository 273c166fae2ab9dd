// Who may what, on every route of the OpenAPI document: each kind of caller comes to the things of one tenant, and gets what the
// route's declared access says. New routes are walked by being in the document. The walk proves itself: with anybody's rule
// taken away it must be red.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { call, expectStatus, freshKey, signUp } from './client.mjs';
import { misdeclared, PUBLIC } from './isolation/declared.mjs';
import { fillBody, fillPath, fillQuery } from './isolation/fill.mjs';
import { fault, isIn, ruleOf } from './isolation/rules.mjs';
import { insidersOf, people, secretsOf, tenant } from './isolation/world.mjs';

// Nobody is let in by what a test can know, and why. They are walked for refusals like all others.
const NEVER_IN = {
  'DELETE /api/auth/identities/{id}': 'takes an account at another site',
  'POST /api/auth/factors/totp/confirm': 'takes the code of an authenticator',
  'DELETE /api/auth/factors/totp': 'takes an authenticator that was set up',
  'POST /api/auth/step-up/code': 'is for who has a second factor',
  'POST /api/auth/passkeys': 'takes a device that makes passkeys',
  'PUT /api/auth/passkeys/{id}': 'takes a passkey',
  'DELETE /api/auth/passkeys/{id}': 'takes a passkey',
  'POST /api/auth/verify-phone': 'takes the code of a text message',
  'DELETE /api/auth/phone': 'takes a number that was confirmed',
  'POST /api/auth/oauth/{provider}/link': 'takes another site',
  'POST /api/invitations/{token}/accept': 'takes the link of a mail',
  'POST /api/organizations/{id}/logo': 'takes a picture',
  'DELETE /api/auth/impersonation': 'takes a browser in which an administrator acts as somebody else',
  'DELETE /api/events/{id}/media/{media_id}': 'takes a picture that was uploaded',
  'POST /api/events/{id}/media': 'takes a picture',
};
// Where the gateway calls: nginx alone limits it, since a refused event would be one lost.
const WEBHOOK = 'POST /api/payments/stripe/webhook';
// These end the session of who calls.
const ENDS_SESSION = new Set(['POST /api/auth/logout']);

const { paths, components } = expectStatus(await call('GET', '/api/openapi.json'), 200, 'the description');
const ROUTES = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, operation, access: operation['x-access'],
  })));

const ours = await tenant();
const CALLERS = await people(ours);
const SECRETS = secretsOf(ours);
const strangersView = new Set(['nobody', 'forged', 'stranger']);
const answers = new Map(); // route → [{ who, answer }]

const request = ({ route, method, path, operation }, t, event) => ({
  method,
  target: fillPath(path, t, event) + fillQuery(operation.parameters ?? [], t, event, path),
  body: method === 'GET' ? undefined : fillBody(route, operation, components.schemas, t, event, path),
});

const idsOf = (t) => [t.owner.user.id, t.queued.id, t.entry.id, t.invitation.id, t.key.id, t.session.id, t.shop.event.id, t.draft.id, t.draftType.id, t.hiddenType.id, t.days[0].id, t.bundle.id, t.code.id, t.question.id, t.order.order.id, t.split.order.id, t.split.share.id, t.ticket.id, t.document.id, t.organization.id];
const hiddenOf = (t) => [t.draft.id, t.draftType.id, t.hiddenType.id, t.days[0].id, t.bundle.id, t.code.id, t.question.id];
const names = (ids, { target, body }) => ids.some((id) => target.includes(id) || (body && JSON.stringify(body).includes(id)));

async function ask(one, t, event, { caller }) {
  const { method, target, body } = request(one, t, event);
  // A place in a line has a secret of its own.
  const own = target.startsWith('/api/queue/') ? t.entry.secret : /^\/api\/(shares\/|orders\/[^/]+\/split)/.test(target) ? t.split.secret : undefined;
  const secret = caller.secret === t.order.secret && own ? own : caller.secret;
  return call(method, target, { ...caller, secret, body, headers: { ...caller.headers, ...(method === 'GET' ? {} : freshKey()) } });
}

// Who may change what is their own might end their session, or their account: that takes somebody who is not needed again.
const throwaway = async () => ({ token: (await signUp('Theo Throwaway')).token });

// Everybody but those who are to be let in: they would change what the others are to find. `send` asks as somebody.
async function walk(one, t = ours, send = ask) {
  const ownThings = one.access === 'signed_in' && one.method !== 'GET';
  for (const event of new Set(one.path.includes('{') || one.operation.parameters?.some(({ name }) => name === 'event_id') ? [t.draft, t.shop.event] : [t.draft]))
    for (const who of CALLERS) {
      const changes = one.method !== 'GET';
      if (changes && !strangersView.has(who.kind) && !['must sign in', 'finds nothing', 'is refused'].includes(ruleOf(one.access, who.kind))) continue;
      if (ENDS_SESSION.has(one.route) && who.caller.token) continue;
      const asked = request(one, t, event);
      const answer = await send(one, t, event, ownThings && who.kind === 'stranger' ? { kind: who.kind, caller: await throwaway() } : who);
      const about = { ours: names(idsOf(t), asked), hidden: names(hiddenOf(t), asked), secrets: t === ours ? SECRETS : secretsOf(t) };
      const wrong = fault(one.access, who.kind, answer, about);
      assert.equal(wrong, undefined, `${who.name} ${wrong}: ${asked.method} ${asked.target}\n${answer.text.slice(0, 300)}`);
      if (one.access === 'anyone' && one.method !== 'GET' && who.name === 'a guest' && one.route !== WEBHOOK) assert.ok(answer.headers['ratelimit-limit'], `${one.route} says how often it may be called`);
      if (send === ask) answers.set(one.route, [...(answers.get(one.route) ?? []), { who, answer, about }]);
    }
}

for (const one of ROUTES) {
  test(`${one.route} is declared`, () => {
    const wrong = misdeclared(one.route, one.access);
    assert.equal(wrong, undefined, `${one.route} ${wrong}`);
    ruleOf(one.access, 'nobody');
  });
  test(`${one.route} (${one.access}) gives everybody what is theirs and nobody more`, () => walk(one));
}

// Without this, a route that fails for everybody would pass for one that keeps strangers out.
const guarded = ROUTES.filter(({ access, route }) => access !== 'anyone' && !(route in NEVER_IN));
for (const one of guarded)
  test(`${one.route} lets in who may, and who may not is told from them`, async () => {
    const t = one.method === 'GET' ? ours : await tenant();
    const insiders = one.method === 'GET' ? CALLERS : insidersOf(t, CALLERS);
    let last;
    for (const event of [t.draft, t.shop.event])
      for (const who of insiders.filter(({ kind }) => ruleOf(one.access, kind) === 'is let in')) {
        last = await ask(one, t, event, who);
        if (!isIn(last)) continue;
        assert.ok(last.headers['ratelimit-limit'], `${one.route} says how often it may be called`);
        // The rule taken away: a stranger gets what those who may are given. The judge must see it.
        const stranger = one.access === 'signed_in' ? 'nobody' : 'stranger';
        const seen = fault(one.access, stranger, last, { ours: true, hidden: event === t.draft, secrets: secretsOf(t) });
        assert.ok(seen, `with its rule taken away ${one.route} would still pass`);
        return;
      }
    assert.fail(`nobody gets in: ${last?.status} ${last?.text.slice(0, 300)}\n(how its request is filled in: tests/api/isolation/fill.mjs)`);
  });

test('every route was walked by every kind of caller', () => {
  const kinds = new Set(CALLERS.map(({ kind }) => kind));
  assert.ok(kinds.size >= 8, [...kinds].join(' '));
  const missed = ROUTES.filter(({ route }) => !answers.has(route)).map(({ route }) => route);
  assert.deepEqual(missed, []);
});

test('a declaration that was weakened by one word does not pass', () => {
  const unseen = [];
  for (const { route, access, path } of ROUTES) {
    if (access === 'anyone') continue;
    if (!misdeclared(route, 'anyone')) unseen.push(`${route} as anyone`);
    if (path.startsWith('/api/admin/') && !misdeclared(route, 'signed_in')) unseen.push(`${route} as signed_in`);
  }
  assert.deepEqual(unseen, []);
  assert.throws(() => ruleOf('whoever', 'nobody'));
});

// One rule weakened in the table that drives server and description alike: whoever meets what is left of it is answered like
// those who may, and the same walk over the same callers must be red. A few routes of every kind of access, read and changed.
const WEAKER = { signed_in: ['anyone'], admin: ['signed_in', 'anyone'], member: ['signed_in', 'anyone'], staff: ['signed_in', 'anyone'], order: ['signed_in', 'anyone'] };
const sampleOf = (access) => {
  const fit = guarded.filter((one) => one.access === access && one.path.includes('{'));
  return [...fit.filter(({ method }) => method === 'GET').slice(0, 3), ...fit.filter(({ method }) => method !== 'GET').slice(0, 2)];
};
const meets = (access, kind) => !['must sign in', 'finds nothing'].includes(ruleOf(access, kind));

for (const [access, weaker] of Object.entries(WEAKER))
  for (const left of weaker)
    test(`the walk is red over routes that lost their rule: ${left} where it was ${access}`, async () => {
      const sample = sampleOf(access);
      assert.ok(sample.length >= 2, `${access} has routes that name something`);
      const passed = [];
      for (const one of sample) {
        const t = one.method === 'GET' ? ours : await tenant();
        const insider = (one.method === 'GET' ? CALLERS : insidersOf(t, CALLERS)).find(({ kind }) => ruleOf(access, kind) === 'is let in');
        const lost = { ...one, access: left };
        const asIfLost = (route, tenantOf, event, who) => ask(route, tenantOf, event, meets(left, who.kind) ? insider : who);
        // What everybody may read of a published event looks the same to all; that one must be in the list of what is public.
        const red = await walk(lost, t, asIfLost).then(() => left === 'anyone' && misdeclared(one.route, left), (error) => error.message);
        if (!red) passed.push(one.route);
      }
      assert.deepEqual(passed, []);
    });

test('every kind of access that a route declares has such a sample', () => {
  const kinds = new Set(ROUTES.map(({ access }) => access));
  assert.deepEqual([...kinds].filter((access) => access !== 'anyone' && !(access in WEAKER)), []);
});

// As if the table declared a rule that the server has lost: what was really answered, judged by the stricter word.
test('a server that lost a rule which the table declares is found on every route', () => {
  const stricter = { anyone: ['signed_in', 'nobody'], signed_in: ['admin', 'stranger'] };
  const unseen = [];
  let judged = 0;
  for (const { route, access } of ROUTES) {
    const [word, kind] = stricter[access] ?? [];
    for (const { who, answer, about } of answers.get(route) ?? []) {
      // Some answer alike for reasons of their own: a wrong password, a proof that is too old.
      if (who.kind !== kind || answer.status === 401 || answer.status === 403) continue;
      judged += 1;
      if (!fault(word, kind, answer, about)) unseen.push(`${route} for ${who.name}`);
    }
  }
  assert.ok(judged > 50, `${judged} answers were judged`);
  assert.deepEqual(unseen, []);
});

test('the list of what is public names only routes that there are', () => {
  const there = new Set(ROUTES.map(({ route }) => route));
  assert.deepEqual([...PUBLIC].filter((route) => !there.has(route)), []);
});
