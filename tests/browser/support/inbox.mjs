// The demo inbox as a test reads it: wait for a mail, follow its links, look at its QR codes.

import { eventually } from '../../peers/lib/eventually.mjs';
import { read } from '../../peers/mail/message.mjs';
import { readQr } from './qr.mjs';
import { baseUrl } from './settings.mjs';

const DECODE = { '&amp;': '&', '&#38;': '&', '&#x26;': '&', '&quot;': '"', '&#39;': "'" };
const decoded = (text) => text.replace(/&(amp|#38|#x26|quot|#39);/g, (entity) => DECODE[entity]);

/** All links of a message, those of its HTML first. */
export function linksOf({ html, text }) {
  const inHtml = [...(html ?? '').matchAll(/<a\s[^>]*?href="([^"]+)"/gi)].map((match) => decoded(match[1]));
  const inText = [...(text ?? '').matchAll(/https?:\/\/[^\s<>"]+/g)].map((match) => match[0].replace(/[.,;)]+$/, ''));
  return [...new Set([...inHtml, ...inText])];
}

/** The QR codes among the pictures of a message, in order: `{png, text}`. */
export async function qrCodesOf({ parts }) {
  const pictures = parts.filter((part) => part.type === 'image/png');
  const codes = await Promise.all(pictures.map(async ({ content }) => ({ png: content, text: await readQr(content) })));
  return codes.filter(({ text }) => text !== null);
}

/**
 * Waits for a mail to somebody and reads it.
 * @param {string} address
 * @param {{subject?: RegExp, within?: number, base?: string}} [wanted]
 */
export async function mailTo(address, { subject = /./, within = 20_000, base = baseUrl() } = {}) {
  const list = `${base}/dev/mail.json?q=${encodeURIComponent(address)}`;
  const summary = await eventually(`a mail to ${address} about ${subject}`, async () => {
    const mails = await (await fetch(list)).json();
    return mails.find((mail) => mail.to.includes(address) && subject.test(mail.subject));
  }, within);
  const raw = Buffer.from(await (await fetch(`${base}/dev/mail/${encodeURIComponent(summary.id)}.eml`)).arrayBuffer());
  const message = await read(raw);
  return { ...summary, ...message, raw, links: linksOf(message) };
}
