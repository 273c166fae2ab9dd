import { useMutation, useQuery } from '@tanstack/react-query';
import { MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';

import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { EventFrame } from '@/components/organizer/event-frame';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Event, Question } from '@/lib/api/types';
import { managedBundles, managedTypes } from '@/lib/queries/organizer';
import { questionsChanged, questionsOf } from '@/lib/queries/questions';
import { toast } from '@/lib/toast';

import { Part } from '../components/part';
import { QuestionDialog } from '../components/question-dialog';
import { QuestionRow } from '../components/question-row';

type Asked = { question?: Question; gone?: boolean };

const Removal = ({ eventId, question, onClose }: { eventId: string; question: Question; onClose: () => void }) => {
  const t = useT();
  const removal = useMutation({
    mutationFn: () => ok(api.DELETE('/questions/{id}', { params: { path: { id: question.id } } })),
    onSuccess: async () => {
      await questionsChanged(eventId);
      toast(t('question.removed'));
      onClose();
    },
  });
  return (
    <DeleteDialog
      title={<T id="question.removeTitle" />}
      description={<T id="question.removeLead" values={{ label: question.label }} />}
      keep={<T id="action.back" />}
      remove={<T id="question.remove" />}
      removal={removal}
      onClose={onClose}
    />
  );
};

/** Moves a question one place, at once on the page and then on the server. */
const useMove = (eventId: string) => {
  const t = useT();
  const faultText = useFaultText();
  const { queryKey } = questionsOf(eventId);
  const order = useMutation({
    // One after the other: the last order that was wished is the one that stays.
    scope: { id: `questions.${eventId}` },
    mutationFn: (ids: string[]) =>
      ok(api.PUT('/events/{id}/questions', { params: { path: { id: eventId } }, body: { ids } })),
    onError: (error) => {
      toast(faultText(error), { tone: 'danger' });
      void queryClient.invalidateQueries({ queryKey });
    },
  });
  // From where it is now, which keys pressed quickly know before the page does.
  return ({ id }: Question, by: -1 | 1) => {
    const items = [...(queryClient.getQueryData(queryKey)?.items ?? [])];
    const from = items.findIndex((question) => question.id === id);
    if (from < 0 || !items[from + by]) return;
    const [moved] = items.splice(from, 1);
    if (!moved) return;
    items.splice(from + by, 0, moved);
    queryClient.setQueryData(queryKey, { items });
    toast(t('question.moved', { label: moved.label, place: from + by + 1 }));
    order.mutate(items.map((question) => question.id));
  };
};

const Questions = ({ event }: { event: Event }) => {
  const [asked, ask] = useState<Asked>();
  const query = useQuery(questionsOf(event.id));
  const types = useQuery(managedTypes(event.id)).data?.items ?? [];
  const bundles = useQuery(managedBundles(event.id)).data?.items ?? [];
  const items = [...types, ...bundles];
  const questions = query.data?.items ?? [];
  const move = useMove(event.id);
  const close = () => ask(undefined);
  return (
    <>
      <Part
        title="question.title"
        add="question.add"
        onAdd={() => ask({})}
        query={query}
        none={{
          lead: 'question.noneLead',
          large: { title: 'question.none', icon: <MessageCircleQuestion aria-hidden /> },
        }}
      >
        {(question) => {
          const at = questions.indexOf(question);
          return (
            <QuestionRow
              key={question.id}
              question={question}
              items={items}
              onUp={at > 0 ? () => move(question, -1) : undefined}
              onDown={at < questions.length - 1 ? () => move(question, 1) : undefined}
              onEdit={() => ask({ question })}
              onRemove={() => ask({ question, gone: true })}
            />
          );
        }}
      </Part>
      {asked?.gone && asked.question && <Removal eventId={event.id} question={asked.question} onClose={close} />}
      {asked && !asked.gone && (
        <QuestionDialog eventId={event.id} question={asked.question} items={items} onClose={close} />
      )}
    </>
  );
};

/** What buyers are asked at the checkout. */
export const QuestionsPage = () => (
  <EventFrame title="organizer.section.questions">{(event) => <Questions event={event} />}</EventFrame>
);
