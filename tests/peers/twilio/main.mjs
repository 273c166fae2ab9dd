// An SMS service on this machine that speaks Twilio's API, for the tests.

import { options, serve } from '../lib/cli.mjs';
import { startTwilioPeer } from './server.mjs';

const given = options('tests/peers/twilio/main.mjs', { port: 'PORT', account: 'SID', 'token-file': 'FILE' });

await serve(() => startTwilioPeer({ port: Number(given.port), account: given.account, tokenFile: given['token-file'] }));
