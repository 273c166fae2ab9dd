// An identity provider on this machine, for the demo and the tests: OpenID Connect by npm's oidc-provider.

import { options, serve } from '../lib/cli.mjs';
import { startOidcPeer } from './server.mjs';

const given = options('tests/peers/oidc/main.mjs', {
  port: 'PORT',
  'client-id': 'ID',
  'client-secret-file': 'FILE',
  'redirect-uri': 'URL',
  'public-base': 'URL',
});

await serve(() => startOidcPeer({
  port: Number(given.port),
  clientId: given['client-id'],
  clientSecretFile: given['client-secret-file'],
  redirectUri: given['redirect-uri'],
  publicBase: given['public-base'],
}));
