// The secret that opens an order, the signature of the gateway, the signed code of a ticket.

import { createHmac, generateKeyPairSync, sign, timingSafeEqual } from 'node:crypto';

const { WEBHOOK_SECRET, MASTER_KEY } = process.env;
const TOLERANCE = 300;
const { privateKey } = generateKeyPairSync('ed25519');

const mac = (key, ...parts) => {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};
const same = (a, b) => a.length === b.length && timingSafeEqual(a, b);

export const orderSecret = (order) => mac(MASTER_KEY, 'order', order).toString('base64url');

export const opensOrder = (order, authorization) =>
  same(Buffer.from(authorization ?? ''), Buffer.from(`Order ${orderSecret(order)}`));

/** Whether the raw body is the gateway's. */
export function isSigned(body, header = '') {
  const fields = new Map(header.split(',').map((pair) => pair.split('=', 2)));
  const time = fields.get('t') ?? '';
  if (Math.abs(Date.now() / 1000 - Number(time)) > TOLERANCE) return false;
  return same(mac(WEBHOOK_SECRET, `${time}.`, body), Buffer.from(fields.get('v1') ?? '', 'hex'));
}

export const ticketCode = (event, ticket) => {
  const payload = Buffer.concat([event, ticket]);
  return Buffer.concat([payload, sign(null, payload, privateKey)]).toString('base64url');
};
