// Where people say who they are. Plain HTML and a form: anybody may be anybody here.

import { html, page, sendPage } from '../lib/html.mjs';
import { readBody } from '../lib/http.mjs';

const BANNER = 'Sandbox identity. Anybody may be anybody here.';
const STYLE = `
label { display: block; font-weight: 600; margin: 12px 0 4px; }
input { width: 100%; font: inherit; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 8px; background: var(--paper); color: var(--ink); }
.row { display: flex; gap: 12px; margin-top: 20px; }
button { flex: 1; min-height: 44px; font: inherit; font-weight: 600; border-radius: 8px; border: 1px solid var(--accent); cursor: pointer; background: var(--paper); color: var(--accent); }
button.main { background: var(--accent); color: var(--on-accent); }
.fault { color: var(--bad); }
`;

const form = (said, fault) => page({ title: 'Demo ID · sandbox', banner: BANNER, style: STYLE }, html`
<h1>Demo ID</h1><p class="soft">Gatehouse wants to know who you are.</p>
<form method="post" class="sheet">
${fault && html`<p class="fault" role="alert">${fault}</p>`}
<label for="name">Name</label><input id="name" name="name" value="${said.name ?? ''}" autocomplete="off" maxlength="100">
<label for="email">E-mail address</label><input id="email" name="email" type="text" inputmode="email" value="${said.email ?? ''}" autocomplete="off" maxlength="200">
<p class="row"><button class="main" name="do" value="continue">Continue</button><button name="do" value="cancel">Cancel</button></p>
</form>`);

/** Serves /interaction/{uid}. */
export async function serveSignIn(peer, request, response) {
  if (request.method !== 'POST') {
    await peer.provider.interactionDetails(request, response);
    return sendPage(response, 200, form({ name: 'Grace Hopper', email: 'grace@demo-id.example' }));
  }
  const said = Object.fromEntries(new URLSearchParams(await readBody(request, 1 << 12)));
  if (said.do === 'cancel') {
    const refusal = { error: 'access_denied', error_description: 'The person said no.' };
    return peer.provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
  }
  if (!/^\S+@\S+$/.test(said.email ?? '')) return sendPage(response, 422, form(said, 'Please give an e-mail address.'));
  const login = { accountId: peer.people.arrive({ name: said.name, email: said.email }), remember: false };
  return peer.provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}
