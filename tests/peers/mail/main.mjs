// Where the mail of the demo and the tests ends: an SMTP sink with an inbox page.

import { options, serve } from '../lib/cli.mjs';
import { startMailPeer } from './server.mjs';

const given = options('tests/peers/mail/main.mjs', { 'http-port': 'PORT', 'smtp-port': 'PORT', spool: 'DIR' });

await serve(() => startMailPeer({
  httpPort: Number(given['http-port']),
  smtpPort: Number(given['smtp-port']),
  spool: given.spool,
}));
