// HTML by tagged template: everything put in is escaped unless it is itself the result of `html`.

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for element content and quoted attributes. */
export const escape = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

const render = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return value === null || value === undefined || value === false ? '' : escape(value);
};

/** Builds markup; nested `html` and arrays of it go in as they are, all else is escaped. */
export const html = (parts, ...values) =>
  new Markup(parts.reduce((text, part, index) => text + render(values[index - 1]) + part));

const STYLE = `
:root { color-scheme: light dark; --ink: #16202b; --soft: #55616e; --line: #d5dbe1; --paper: #ffffff; --ground: #f2f4f7;
  --accent: #0b5cad; --on-accent: #ffffff; --warn: #fff3cf; --on-warn: #5b4300; --bad: #b3261e; --bad-ground: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #a7b3bf; --line: #35414d; --paper: #17202a;
  --ground: #0e141b; --accent: #7db8f5; --on-accent: #06233f; --warn: #4a3a05; --on-warn: #ffe9ad; --bad: #ffb4ab; --bad-ground: #3d1512; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
input::placeholder { color: var(--soft); opacity: 1; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.sandbox { background: var(--warn); color: var(--on-warn); padding: 10px 16px; text-align: center; font-size: 14px; font-weight: 600; }
main { max-width: 480px; margin: 0 auto; padding: 20px 16px 48px; }
main.wide { max-width: 860px; }
h1 { font-size: 22px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 24px 0 8px; }
.soft { color: var(--soft); font-size: 14px; }
.sheet { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin: 16px 0; }
.sheet > :first-child { margin-top: 0; }
.amount { font-size: 36px; line-height: 1.15; font-weight: 700; font-variant-numeric: tabular-nums; margin: 4px 0 0; }
`;

/**
 * A whole page under the sandbox banner.
 * @param {{title: string, banner: string, style?: string, wide?: boolean}} head
 * @param {Markup} body
 */
export const page = ({ title, banner, style = '', wide = false }, body) =>
  `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><style>${new Markup(STYLE + style)}</style></head>
<body><header class="sandbox">${banner}</header>
<main${wide ? html` class="wide"` : ''}>${body}</main></body></html>`}\n`;

/** Sends a page with headers that let it do nothing but show itself and submit its form. */
export function sendPage(response, status, text, csp = "default-src 'self'; style-src 'self' 'unsafe-inline'") {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `${csp}; base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(text);
}
