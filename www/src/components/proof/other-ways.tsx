import { T, type MessageId } from '@/i18n/t';

type Props<Way extends string> = {
  label: string;
  ways: readonly Way[];
  words: Record<Way, MessageId>;
  onChoose: (way: Way) => void;
};

/** What else would do to prove who one is; nothing where there is nothing else. */
export const OtherWays = <Way extends string>({ label, ways, words, onChoose }: Props<Way>) =>
  ways.length > 0 && (
    <ul aria-label={label} className="grid gap-1">
      {ways.map((way) => (
        <li key={way}>
          <button
            type="button"
            className="min-h-11 font-semibold text-accent underline underline-offset-2"
            onClick={() => onChoose(way)}
          >
            <T id={words[way]} />
          </button>
        </li>
      ))}
    </ul>
  );
