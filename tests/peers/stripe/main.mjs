// Stripe, as far as Gatehouse uses it, on this machine: for the demo and the tests.

import { options, serve } from '../lib/cli.mjs';
import { startStripePeer } from './server.mjs';

const given = options('tests/peers/stripe/main.mjs', {
  port: 'PORT',
  'secret-key-file': 'FILE',
  'webhook-secret-file': 'FILE',
  'webhook-url': 'URL',
  'public-base': 'URL',
  'state-dir': 'DIR',
});

await serve(() => startStripePeer({
  port: Number(given.port),
  secretKeyFile: given['secret-key-file'],
  webhookSecretFile: given['webhook-secret-file'],
  webhookUrl: given['webhook-url'],
  publicBase: given['public-base'],
  stateDir: given['state-dir'],
}));
