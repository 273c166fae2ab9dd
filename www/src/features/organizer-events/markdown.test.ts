import { expect, test } from 'vitest';

import { parseInline, parseMarkdown } from './markdown';

const text = (words: string) => ({ kind: 'text', text: words });

test('paragraphs, headings, lists, quotes and rules are told apart', () => {
  const source =
    '# Doors\nOpen at *seven*.\nBring **this**.\n\n- one\n- two\n  still two\n\n1. first\n\n> quoted\n\n---\n\n```\n# code\n```';
  expect(parseMarkdown(source)).toEqual([
    { kind: 'heading', level: 1, inside: [text('Doors')] },
    {
      kind: 'paragraph',
      inside: [
        text('Open at '),
        { kind: 'em', inside: [text('seven')] },
        text('.\nBring '),
        { kind: 'strong', inside: [text('this')] },
        text('.'),
      ],
    },
    { kind: 'list', ordered: false, items: [[text('one')], [text('two\nstill two')]] },
    { kind: 'list', ordered: true, items: [[text('first')]] },
    { kind: 'quote', blocks: [{ kind: 'paragraph', inside: [text('quoted')] }] },
    { kind: 'rule' },
    { kind: 'code', text: '# code' },
  ]);
});

test('a link leads to the web or to a mailbox, never to a script', () => {
  expect(parseInline('[here](https://example.org/a?b=1)')).toEqual([
    { kind: 'link', href: 'https://example.org/a?b=1', inside: [text('here')] },
  ]);
  for (const href of ['javascript:alert`1`', 'JaVaScRiPt:x', 'data:text/html,x', '//evil.example', 'vbscript:x']) {
    expect(parseInline(`[here](${href})`)).toEqual([text('here')]);
  }
});

test('raw HTML stays text, and escapes are honoured', () => {
  expect(parseInline('<script>alert(1)</script>')).toEqual([text('<script>alert(1)</script>')]);
  expect(parseInline('\\*not\\*')).toEqual([text('*'), text('not'), text('*')]);
  expect(parseInline('snake_case_name')).toEqual([text('snake_case_name')]);
});

test('any text comes to an end', () => {
  for (const source of [
    '```',
    '>',
    '- ',
    '**',
    '[](',
    '#',
    '\n\n',
    '> > >',
    '1.',
    '* * *',
    '**a',
    '`'.repeat(50),
    '['.repeat(200),
  ]) {
    expect(Array.isArray(parseMarkdown(source))).toBe(true);
  }
});
