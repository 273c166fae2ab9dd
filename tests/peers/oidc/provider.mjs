// oidc-provider, set up for one client that everybody trusts: no consent to ask for, PKCE required.

import { Provider, interactionPolicy } from 'oidc-provider';

import { reissue } from './tokens.mjs';

// People are asked who they are each time, so that a demo can be several of them.
function alwaysAsk() {
  const { Check, base } = interactionPolicy;
  const policy = base();
  policy.get('login').checks.add(new Check('each_time', 'People are asked each time', 'login_required',
    (ctx) => (ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT)));
  policy.remove('consent');
  return policy;
}

async function grantAll(ctx) {
  const { provider, client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

const account = (peer) => (_ctx, subject) => {
  const person = peer.people.find(subject);
  if (!person) return undefined;
  const address = peer.faults.email_nowhere ? {} : { email: person.email, email_verified: true };
  return { accountId: subject, claims: () => ({ sub: subject, name: person.name, ...address }) };
};

/** A provider with these keys; people, clients and knobs are the peer's. */
export function makeProvider(peer, keys) {
  const provider = new Provider(peer.issuer, {
    clients: [{
      client_id: peer.clientId,
      client_secret: peer.clientSecret,
      redirect_uris: [peer.redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    jwks: { keys },
    cookies: { keys: [peer.clientSecret] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    findAccount: account(peer),
    interactions: { policy: alwaysAsk(), url: (_ctx, interaction) => `${peer.issuer}/interaction/${interaction.uid}` },
    loadExistingGrant: grantAll,
    pkce: { required: () => true },
    renderError: (ctx, out) => { ctx.type = 'text/plain'; ctx.body = `${out.error}: ${out.error_description}\n`; },
  });
  provider.use(async (ctx, next) => {
    await next();
    // Whoever signed in is forgotten again: with somebody else next, the provider would first ask whether to sign them out.
    if (ctx.oidc?.route === 'resume') {
      const kept = [ctx.response.get('Set-Cookie') || []].flat().filter((cookie) => !cookie.startsWith('_session'));
      ctx.set('Set-Cookie', [...kept, ...['_session', '_session.sig'].map((name) => `${name}=; Path=/; Max-Age=0`)]);
    }
    if (ctx.oidc?.route === 'token' && ctx.body?.id_token) await reissue(ctx.body, { ...peer, keys });
  });
  return provider;
}
