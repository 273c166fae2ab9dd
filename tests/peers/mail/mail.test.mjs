// Mail in by SMTP or by file, out on pages; sent with nodemailer, which is not what reads it.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import nodemailer from 'nodemailer';

import { startMailPeer } from './server.mjs';

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');
const MAIL = {
  from: '"Łódź Box Office" <box@example.org>',
  to: '"Bo Ångström" <bo@example.org>',
  subject: 'Your tickets for 東京 Night 🎟',
  text: 'Two tickets, see you there.',
  html: '<h1>Two tickets</h1><img src="cid:qr-1@example.org" alt="QR"><script>alert(1)</script><a href="https://example.org/t">Open</a>',
  attachments: [
    { filename: 'qr.png', content: DOT, cid: 'qr-1@example.org' },
    { filename: 'Łódź tickets.pdf', content: Buffer.from('%PDF-1.4 fake'), contentType: 'application/pdf' },
  ],
};

const inOffice = (body, settings = {}) => async () => {
  const spool = mkdtempSync(join(tmpdir(), 'mail-peer-'));
  const start = () => startMailPeer({ httpPort: 0, smtpPort: 0, spool, ...settings });
  const office = {
    spool,
    peer: await start(),
    send: (overrides = {}, transport = {}) =>
      nodemailer.createTransport({ host: '127.0.0.1', port: office.peer.smtpPort, ignoreTLS: true, ...transport }).sendMail({ ...MAIL, ...overrides }),
    get: (path, init) => fetch(`http://127.0.0.1:${office.peer.httpPort}${path}`, init),
    text: async (path) => (await office.get(path)).text(),
    list: async (query = '') => (await office.get(`/dev/mail.json${query}`)).json(),
    control: async (path, body, headers = {}) => (await office.get(`/control${path}`, { method: 'POST', body: JSON.stringify(body), headers })).json(),
    restart: async () => {
      await office.peer.close();
      office.peer = await start();
    },
  };
  try {
    await body(office);
  } finally {
    await office.peer.close();
    rmSync(spool, { recursive: true });
  }
};

test('a message sent is in the list, newest first, decoded', inOffice(async (office) => {
  await office.send({ date: new Date('2026-11-20T10:00:00Z') });
  await office.send({ subject: 'The second', to: ['x@example.org', 'y@example.org'] });
  const [second, first] = await office.list();
  assert.deepEqual(first, { id: first.id, to: 'bo@example.org', subject: 'Your tickets for 東京 Night 🎟', date: '2026-11-20T10:00:00.000Z' });
  assert.equal(second.to, 'x@example.org, y@example.org');
  assert.deepEqual((await office.list('?q=BO@example')).map(({ id }) => id), [first.id]);
  const page = await office.text('/dev/mail');
  assert.ok(page.indexOf('The second') < page.indexOf('Your tickets for 東京 Night'));
  assert.match(await office.text('/dev/mail?q=none-of-these'), /No message matches/);
}));

test('a blind copy is listed under the address it went to', inOffice(async (office) => {
  await office.send({ to: undefined, bcc: 'hidden@example.org' });
  assert.equal((await office.list())[0].to, 'hidden@example.org');
}));

test('a message is shown with its picture, its text, its attachments and no script', inOffice(async (office) => {
  await office.send();
  const [{ id }] = await office.list();
  const answer = await office.get(`/dev/mail/${id}`);
  const page = await answer.text();
  assert.match(page, /<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  assert.ok(page.includes(`data:image/png;base64,${DOT.toString('base64')}`.replaceAll('&', '&amp;')));
  assert.doesNotMatch(page, /<script/);
  assert.match(answer.headers.get('content-security-policy'), /default-src 'self'/);
  assert.match(page, /Two tickets, see you there\./);
  assert.match(page, /Łódź Box Office/);
  assert.match(page, /Łódź tickets\.pdf/);

  const pdf = await office.get(`/dev/mail/${id}/parts/1`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(pdf.headers.get('content-disposition'), /^attachment; .*%C5%81%C3%B3d%C5%BA%20tickets\.pdf/);
  assert.equal(await pdf.text(), '%PDF-1.4 fake');
  assert.equal((await office.get(`/dev/mail/${id}/parts/9`)).status, 404);
}));

test('the message can be had as it came', inOffice(async (office) => {
  await office.send({ text: 'line one\n.dot line', html: undefined, attachments: [] });
  const [{ id }] = await office.list();
  const raw = await office.text(`/dev/mail/${id}.eml`);
  assert.match(raw, /^Return-Path: <box@example\.org>\r\nX-Envelope-To: bo@example\.org\r\n/);
  assert.match(raw, /\r\n\.dot line\r\n/);
}));

test('a file put into the spool is mail, however it is named', inOffice(async (office) => {
  writeFileSync(join(office.spool, 'mail_01h455vb4pex5vsknk084sn02q.eml'), 'From: a@example.org\nTo: Wanda\n <w@example.org>\nSubject: =?utf-8?Q?Caf=C3=A9?=\n\nhello');
  writeFileSync(join(office.spool, '.half.eml'), 'Subject: not yet\n\n');
  writeFileSync(join(office.spool, 'notes.txt'), 'no mail');
  const mails = await office.list();
  assert.deepEqual(mails.map(({ id, to, subject }) => [id, to, subject]), [['mail_01h455vb4pex5vsknk084sn02q', 'w@example.org', 'Café']]);
  assert.match(await office.text(`/dev/mail/${mails[0].id}`), /hello/);
}));

test('a file that grows is read again', inOffice(async (office) => {
  const file = join(office.spool, 'slow.eml');
  writeFileSync(file, 'Subj');
  assert.equal((await office.list())[0].subject, '');
  writeFileSync(file, 'Subject: whole\n\nbody');
  assert.equal((await office.list())[0].subject, 'whole');
}));

test('nothing outside the spool can be read', inOffice(async (office) => {
  for (const id of ['..%2F..%2Fetc%2Fpasswd', '%2e%2e', '.half', 'none', '%00', '%zz']) {
    assert.ok([400, 404].includes((await office.get(`/dev/mail/${id}.eml`)).status), id);
    assert.ok([400, 404].includes((await office.get(`/dev/mail/${id}`)).status), id);
  }
}));

test('mail stays over a restart, and only the newest stay beyond the cap', inOffice(async (office) => {
  for (let number = 0; number < 5; number += 1) {
    const file = join(office.spool, `m${number}.eml`);
    writeFileSync(file, `Subject: ${number}\n\n`);
    utimesSync(file, 1_700_000_000 + number, 1_700_000_000 + number);
  }
  await office.restart();
  assert.deepEqual((await office.list()).map(({ subject }) => subject), ['4', '3', '2']);
  assert.equal(readdirSync(office.spool).filter((name) => name.endsWith('.eml')).length, 3);
}, { cap: 3 }));

test('names and passwords are taken, and so is a connection without them', inOffice(async (office) => {
  await office.send({}, { auth: { user: 'shop', pass: 'whatever' } });
  await office.send();
  assert.equal((await office.list()).length, 2);
}));

test('a message over STARTTLS arrives too, and the certificate can be verified', inOffice(async (office) => {
  const ca = readFileSync(join(office.spool, '.tls', 'cert.pem'));
  await office.send({}, { ignoreTLS: false, requireTLS: true, tls: { ca } });
  assert.equal((await office.list()).length, 1);
}));

test('the sink defers, rejects and is busy when asked, and keeps nothing of it', inOffice(async (office) => {
  await office.control('', { defer_next: 1 });
  await assert.rejects(office.send(), { responseCode: 451 });
  await office.control('', { reject_next: 1 });
  await assert.rejects(office.send(), { responseCode: 550 });
  await office.control('', { busy_next: 1 });
  await assert.rejects(office.send(), { responseCode: 421 });
  await office.control('', { reject_to: 'bo@' });
  await assert.rejects(office.send(), { responseCode: 550 });
  await office.control('/reset', {});
  assert.equal((await office.list()).length, 0);
  await office.send();
  assert.equal((await office.list()).length, 1);
}));

test('a lost answer leaves a message that its sender does not know of', inOffice(async (office) => {
  await office.control('', { lose_answer_next: 1 });
  await assert.rejects(office.send({ messageId: '<stable@example.org>' }));
  await office.send({ messageId: '<stable@example.org>' });
  assert.equal((await office.list()).length, 2);
}));

test('the controls answer local programs only, and can empty the inbox', inOffice(async (office) => {
  await office.send();
  assert.match((await office.control('', { slow_ms: 1 }, { 'X-Real-IP': '203.0.113.9' })).error, /local programs/);
  assert.match((await office.control('', { sideways: 1 })).error, /Unknown knob/);
  assert.equal((await office.control('/clear', {})).messages, 0);
  assert.match(await office.text('/dev/mail'), /No mail yet/);
}));
