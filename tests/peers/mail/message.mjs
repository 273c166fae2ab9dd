// Reading messages: what the list shows of one, and all that its page shows.

import PostalMime, { addressParser, decodeWords } from 'postal-mime';

const WITH_ADDRESS_LISTS = ['to', 'cc'];

const mailboxes = (addresses = []) => addresses.flatMap((entry) => entry.group ?? [entry]).map((entry) => entry.address ?? '').filter(Boolean);

// Header lines may be folded, and a message may use bare line feeds.
function headersOf(raw) {
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length;
  const headers = new Map();
  for (const line of raw.slice(0, end).replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/**
 * What the list shows, from the headers alone.
 * @param {string} raw the beginning of a message, read as UTF-8
 * @param {Date} arrived stands in for a missing or senseless Date
 */
export function summarize(raw, arrived) {
  const headers = headersOf(raw);
  const to = WITH_ADDRESS_LISTS.flatMap((name) => mailboxes(addressParser(headers.get(name) ?? '')));
  const envelope = mailboxes(addressParser(headers.get('x-envelope-to') ?? ''));
  const date = new Date(headers.get('date') ?? '');
  return {
    to: (to.length > 0 ? to : envelope).join(', '),
    from: decodeWords(headers.get('from') ?? ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    date: (Number.isNaN(date.getTime()) ? arrived : date).toISOString(),
  };
}

const bytesOf = (content) => Buffer.from(content);
const bareId = (contentId) => (contentId ?? '').replace(/^<|>$/g, '');

// Inline pictures become data addresses, so that a message shows without a request to anywhere.
function withPictures(markup, parts) {
  return markup.replace(/cid:([^"'\s)>]+)/gi, (reference, id) => {
    const wanted = decodeURIComponent(id);
    const part = parts.find((entry) => entry.contentId === wanted);
    return part?.type.startsWith('image/') ? `data:${part.type};base64,${part.content.toString('base64')}` : reference;
  });
}

/**
 * The whole message.
 * @param {Buffer} raw
 */
export async function read(raw) {
  const email = await PostalMime.parse(raw);
  const parts = email.attachments.map((part) => ({
    name: part.filename ?? '',
    type: part.mimeType,
    contentId: bareId(part.contentId),
    inline: Boolean(part.related) || part.disposition === 'inline',
    content: bytesOf(part.content),
  }));
  return {
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    html: email.html === undefined ? null : withPictures(email.html, parts),
    text: email.text ?? null,
    parts,
  };
}
