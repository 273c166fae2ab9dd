import type { Answer } from '@/lib/api/types';

/** What a buyer answered: each question as it was asked, with the answer below it. */
export const Answers = ({ answers }: { answers: readonly Answer[] }) => (
  <dl className="grid gap-3">
    {answers.map(({ question_id: id, serial, question, answer }) => (
      <div key={`${id}.${serial ?? 0}`}>
        <dt className="text-14 text-ink-faint" dir="auto">
          {question}
        </dt>
        <dd className="break-words whitespace-pre-line" dir="auto">
          {answer}
        </dd>
      </div>
    ))}
  </dl>
);
