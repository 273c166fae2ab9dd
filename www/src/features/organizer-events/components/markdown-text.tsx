import { Fragment, type ReactNode } from 'react';

import { parseMarkdown, type Block, type Inline } from '../markdown';

const inline = (parts: readonly Inline[]): ReactNode =>
  parts.map((part, key) => {
    switch (part.kind) {
      case 'text':
        return <Fragment key={key}>{part.text}</Fragment>;
      case 'code':
        return (
          <code key={key} className="font-mono">
            {part.text}
          </code>
        );
      case 'link':
        return (
          <a key={key} href={part.href} target="_blank" rel="noopener nofollow">
            {inline(part.inside)}
          </a>
        );
      case 'break':
        return <br key={key} />;
      case 'strong':
        return <strong key={key}>{inline(part.inside)}</strong>;
      case 'em':
        return <em key={key}>{inline(part.inside)}</em>;
    }
  });

const block = (each: Block, key: number): ReactNode => {
  switch (each.kind) {
    case 'heading':
      // The page's own headings stand above what an organizer writes.
      return each.level <= 2 ? <h3 key={key}>{inline(each.inside)}</h3> : <h4 key={key}>{inline(each.inside)}</h4>;
    case 'paragraph':
      return <p key={key}>{inline(each.inside)}</p>;
    case 'list': {
      const items = each.items.map((item, index) => <li key={index}>{inline(item)}</li>);
      return each.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
    }
    case 'quote':
      return <blockquote key={key}>{each.blocks.map(block)}</blockquote>;
    case 'code':
      return (
        <pre key={key} className="overflow-x-auto font-mono text-14">
          {each.text}
        </pre>
      );
    case 'rule':
      return <hr key={key} />;
  }
};

/** A description as it will look. */
export const MarkdownText = ({ source }: { source: string }) => (
  <div className="prose" dir="auto">
    {parseMarkdown(source).map(block)}
  </div>
);
