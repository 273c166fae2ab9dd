import { T, type MessageId } from '@/i18n/t';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

type Props = { draw: string; entry: string; words: MessageId };

/** The way to the draw of a line, with one's own entry in mind. */
export const DrawLink = ({ draw, entry, words }: Props) => (
  <Link
    to={paths.draw(draw, entry)}
    className="inline-flex min-h-11 items-center justify-self-start text-14 font-semibold text-accent underline underline-offset-2"
  >
    <T id={words} />
  </Link>
);
