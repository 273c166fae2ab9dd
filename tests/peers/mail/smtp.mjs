// The SMTP side: takes any message for anybody, and puts it into the spool.

import { setTimeout as sleep } from 'node:timers/promises';

import { SMTPServer } from 'smtp-server';

const MAX_MESSAGE = 20 << 20;

const refusal = (responseCode, message) => Object.assign(new Error(message), { responseCode });

async function bytesOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.sizeExceeded) throw refusal(552, 'The message is too large');
  return Buffer.concat(chunks);
}

// What a mailbox writes on top of a message it takes in: who it was really from and for.
function withTrace(raw, { mailFrom, rcptTo }) {
  const to = rcptTo.map(({ address }) => address).join(', ');
  return Buffer.concat([Buffer.from(`Return-Path: <${mailFrom.address ?? ''}>\r\nX-Envelope-To: ${to}\r\n`), raw]);
}

async function take(spool, faults, stream, session) {
  const raw = await bytesOf(stream);
  if (faults.slow_ms > 0) await sleep(faults.slow_ms);
  if (faults.take('defer_next')) throw refusal(451, 'Try again later');
  if (faults.take('reject_next')) throw refusal(550, 'Not wanted');
  await spool.add(withTrace(raw, session.envelope));
}

/**
 * Starts the sink on loopback. Names and passwords are accepted, whatever they are.
 * @param {{port: number, spool: import('./spool.mjs').Spool, faults: import('../lib/faults.mjs').Faults, certificate: {key: Buffer, cert: Buffer}}} options
 */
export function startSmtp({ port, spool, faults, certificate }) {
  const server = new SMTPServer({
    ...certificate,
    authOptional: true,
    banner: 'sandbox, nothing leaves this machine',
    disableReverseLookup: true,
    allowInsecureAuth: true,
    size: MAX_MESSAGE,
    onConnect: (_, done) => done(faults.take('busy_next') ? refusal(421, 'Too busy') : null),
    onAuth: ({ username }, _, done) => done(null, { user: username }),
    onRcptTo: ({ address }, _, done) =>
      done(faults.reject_to !== '' && address.includes(faults.reject_to) ? refusal(550, 'No such mailbox') : null),
    onData(stream, session, done) {
      take(spool, faults, stream, session).then(
        () => (faults.take('lose_answer_next') ? server.connections.forEach((one) => one.session === session && one.close()) : done(null, 'Kept')),
        (error) => done(error.responseCode ? error : refusal(451, error.message)),
      );
    },
  });
  server.on('error', (error) => console.error(`smtp: ${error.message}`));
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({
      port: server.server.address().port,
      close: () => new Promise((closed) => server.close(closed)),
    }));
  });
}
