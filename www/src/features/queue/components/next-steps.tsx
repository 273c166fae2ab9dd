import { T, type MessageId } from '@/i18n/t';

type Step = { title: MessageId; lead: MessageId };

const move: Step = { title: 'queue.next.wait', lead: 'queue.next.waitLead' };
const draw: Step = { title: 'queue.next.draw', lead: 'queue.next.drawLead' };
const rest: readonly Step[] = [
  { title: 'queue.next.turn', lead: 'queue.next.turnLead' },
  { title: 'queue.next.buy', lead: 'queue.next.buyLead' },
];

/** What one waits for, step by step. */
export const NextSteps = ({ drawn }: { drawn: boolean }) => (
  <section aria-labelledby="next-title" className="grid gap-4 border-t border-line pt-8">
    <h2 id="next-title" className="title text-18">
      <T id="queue.next" />
    </h2>
    <ol className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
      {[drawn ? move : draw, ...rest].map(({ title, lead }, index) => (
        <li key={title} className="flex gap-3 sm:grid sm:content-start">
          <span
            aria-hidden
            className="tabular inline-flex size-7 shrink-0 items-center justify-center rounded-pill bg-accent-soft text-14 font-semibold text-accent"
          >
            {index + 1}
          </span>
          <div>
            <p className="font-semibold">
              <T id={title} />
            </p>
            <p className="text-14 text-ink-soft">
              <T id={lead} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  </section>
);
