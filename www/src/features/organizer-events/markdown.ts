// The part of Markdown that descriptions use, as a tree. The server renders what is published; this is for looking
// while one types. Raw HTML is text here as there.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; inside: Inline[] }
  | { kind: 'break' };

export type Block =
  | { kind: 'heading'; level: number; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' };

const inlinePattern =
  /\\([\\`*_[\]()#>!-])|`([^`]+)`|\[([^\]]+)\]\(([^\s)]+)\)|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*)\*|\b_([^_]+)_\b|( {2,}\n|\\\n)/s;

// Anything else could run a script.
const safeLink = (href: string): string | undefined =>
  /^(https?:\/\/|mailto:|\/(?!\/))/i.test(href) ? href : undefined;

export const parseInline = (source: string): Inline[] => {
  const found: Inline[] = [];
  let rest = source;
  for (let match = inlinePattern.exec(rest); match; match = inlinePattern.exec(rest)) {
    const [all, escaped, code, label, href, strong, strong2, em, em2, lineBreak] = match;
    if (match.index > 0) found.push({ kind: 'text', text: rest.slice(0, match.index) });
    if (escaped !== undefined) found.push({ kind: 'text', text: escaped });
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (label !== undefined && href !== undefined) {
      const safe = safeLink(href);
      found.push(...(safe ? [{ kind: 'link' as const, href: safe, inside: parseInline(label) }] : parseInline(label)));
    } else if (strong !== undefined || strong2 !== undefined)
      found.push({ kind: 'strong', inside: parseInline(strong ?? strong2 ?? '') });
    else if (lineBreak !== undefined) found.push({ kind: 'break' });
    else found.push({ kind: 'em', inside: parseInline(em ?? em2 ?? '') });
    rest = rest.slice(match.index + all.length);
  }
  if (rest) found.push({ kind: 'text', text: rest });
  return found;
};

const bullet = /^ {0,3}[-*+] +(.*)$/;
const numbered = /^ {0,3}\d{1,9}[.)] +(.*)$/;
const heading = /^ {0,3}(#{1,6}) +(.*?)(?: +#+)? *$/;
const quote = /^ {0,3}> ?(.*)$/;
const rule = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const fence = /^ {0,3}```/;

const startsBlock = (line: string): boolean =>
  [bullet, numbered, heading, quote, rule, fence].some((pattern) => pattern.test(line));

/** The blocks of a text. */
export const parseMarkdown = (source: string): Block[] => {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const takeWhile = (holds: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && holds(lines[at]!)) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const title = heading.exec(line);
    if (!line.trim()) at += 1;
    else if (fence.test(line)) {
      at += 1;
      blocks.push({ kind: 'code', text: takeWhile((each) => !fence.test(each)).join('\n') });
      at += 1;
    } else if (title) {
      blocks.push({ kind: 'heading', level: title[1]!.length, inside: parseInline(title[2]!) });
      at += 1;
    } else if (rule.test(line)) {
      blocks.push({ kind: 'rule' });
      at += 1;
    } else if (quote.test(line)) {
      blocks.push({
        kind: 'quote',
        blocks: parseMarkdown(
          takeWhile((each) => quote.test(each))
            .map((each) => quote.exec(each)![1]!)
            .join('\n'),
        ),
      });
    } else if (bullet.test(line) || numbered.test(line)) {
      const pattern = bullet.test(line) ? bullet : numbered;
      const items: string[] = [];
      for (const each of takeWhile((next) => pattern.test(next) || (next.trim() !== '' && /^ {2,}/.test(next)))) {
        const item = pattern.exec(each);
        if (item) items.push(item[1]!);
        else items[items.length - 1] += `\n${each.trim()}`;
      }
      blocks.push({ kind: 'list', ordered: pattern === numbered, items: items.map(parseInline) });
    } else {
      at += 1;
      const more = takeWhile((each) => each.trim() !== '' && !startsBlock(each));
      blocks.push({ kind: 'paragraph', inside: parseInline([line, ...more].join('\n').trim()) });
    }
  }
  return blocks;
};
