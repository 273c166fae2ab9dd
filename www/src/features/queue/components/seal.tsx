import { T } from '@/i18n/t';

/** A long number that two people compare, in groups the eye can hold. */
export const Seal = ({ hex }: { hex: string }) => (
  <code className="block font-mono text-14 leading-relaxed wrap-anywhere select-all">
    {hex.match(/.{1,8}/g)?.map((part, index) => (
      <span key={index}>
        {part}
        <wbr />
      </span>
    ))}
  </code>
);

/** The fingerprint of a draw's seed, fixed before anybody could know who comes. */
export const SeedHash = ({ hash }: { hash: string }) => (
  <div className="grid gap-1 rounded-surface bg-sunken p-4 text-left">
    <p className="text-14 font-medium text-ink-soft">
      <T id="queue.hash" />
    </p>
    <Seal hex={hash} />
  </div>
);
