import { factsOf } from '../detail';

/** What an entry says beyond its action: before, after, reason. */
export const Detail = ({ text }: { text: string }) => {
  const facts = factsOf(text);
  if (facts.length === 0) return null;
  return (
    <dl className="mt-1 grid max-w-96 gap-0.5 text-14">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-2">
          {name && <dt className="shrink-0 text-ink-faint">{name}</dt>}
          <dd className="min-w-0 break-words" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
};
