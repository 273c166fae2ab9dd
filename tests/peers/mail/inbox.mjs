// The pages of the inbox: the list, and one message.

import { html, page } from '../lib/html.mjs';
import { STYLE } from './style.mjs';

const BANNER = 'Demo inbox. Mail sent on this machine ends here; nothing leaves it.';
const SHOWN = 200;

const sheet = (title, body) => page({ title, banner: BANNER, style: STYLE, wide: true }, body);

const kib = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`);

const when = (iso) => {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso));
  return html`<time datetime="${iso}">${words} UTC</time>`;
};

const row = (mail) => html`<li><a href="/dev/mail/${encodeURIComponent(mail.id)}">
<span class="subject" dir="auto">${mail.subject || '(no subject)'}</span>
<span class="soft">to ${mail.to || 'nobody named'}</span><span class="soft">${when(mail.date)}</span></a></li>`;

/** The list, newest first. */
export function listPage(mails, query) {
  const shown = mails.slice(0, SHOWN);
  const count = mails.length === 1 ? '1 message' : `${mails.length} messages`;
  return sheet(`Inbox (${mails.length})`, html`<h1>Inbox</h1>
<p class="soft">${query ? html`${count} with “${query}”. <a href="/dev/mail">Show all</a>` : count}${mails.length > SHOWN && `, the latest ${SHOWN} shown`}</p>
<form class="find" role="search"><input name="q" value="${query}" type="search" aria-label="Find in recipients and subjects" placeholder="Recipient or subject">
<button type="submit">Find</button></form>
${shown.length > 0 ? html`<ul class="mails">${shown.map(row)}</ul>` : html`<p class="sheet empty">${query ? 'No message matches.' : 'No mail yet. Buy a ticket, and its mail is here a moment later.'}</p>`}
<p><a class="back" href="/dev/mail${query && `?q=${encodeURIComponent(query)}`}">Look again</a></p>`);
}

const HEAD = ['From', 'To', 'Cc', 'Reply-To'];

// The frame may run nothing, reach nothing and share nothing with this page; its links open elsewhere.
const frame = (markup) => html`<iframe title="Message" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"
srcdoc="${`<base target="_blank">${markup}`}"></iframe>`;

const attachment = (id) => (part, index) => html`<li><a href="/dev/mail/${encodeURIComponent(id)}/parts/${index}">${part.name || `part ${index + 1}`}</a>
<span class="soft">${part.type}, ${kib(part.content.length)}${part.inline && ', inline'}</span></li>`;

/** One message. `header` decodes nothing more: the summary did. */
export function messagePage(summary, message) {
  const value = (name) => message.headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
  const { id, subject, date } = summary;
  const shown = { From: summary.from, To: summary.to };
  const head = HEAD.map((name) => [name, shown[name] ?? value(name)]).filter(([, text]) => text);
  return sheet(subject || '(no subject)', html`<a class="back" href="/dev/mail">‹ Inbox</a>
<h1 dir="auto">${subject || '(no subject)'}</h1>
<div class="sheet"><dl class="head">${head.map(([name, text]) => html`<dt>${name}</dt><dd dir="auto">${text}</dd>`)}<dt>Date</dt><dd>${when(date)}</dd></dl></div>
${message.html !== null && frame(message.html)}
${message.text !== null && (message.html === null ? html`<div class="sheet"><pre dir="auto">${message.text}</pre></div>`
    : html`<details><summary>As plain text</summary><div class="sheet"><pre dir="auto">${message.text}</pre></div></details>`)}
${message.parts.length > 0 && html`<h2>Attached</h2><ul class="parts">${message.parts.map(attachment(id))}</ul>`}
<details><summary>Headers</summary><div class="sheet"><dl class="head">${message.headers.map(({ name, value: text }) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl></div></details>
<p><a href="/dev/mail/${encodeURIComponent(id)}.eml">Download the message (.eml)</a></p>`);
}

/** A page that says what is wrong. */
export const problemPage = (message) => sheet('Not found', html`<h1>Nothing here</h1><p>${message}</p><p><a href="/dev/mail">Inbox</a></p>`);
