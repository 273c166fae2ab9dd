import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';

import { useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Question, SaleItem } from '@/lib/api/types';
import { questionsChanged } from '@/lib/queries/questions';
import { toast } from '@/lib/toast';

import {
  checkedQuestion,
  newQuestion,
  questionInputOf,
  questionValuesOf,
  type QuestionValues,
} from '../question-values';
import { EditDialog } from './edit-dialog';
import { QuestionFields } from './question-fields';

type Props = {
  eventId: string;
  question?: Question | undefined;
  items: readonly SaleItem[];
  onClose: () => void;
};

/** Adds a question, or changes one. */
export const QuestionDialog = ({ eventId, question, items, onClose }: Props) => {
  const t = useT();
  const form = useForm<QuestionValues>({
    resolver: zodResolver(useMemo(() => checkedQuestion(t), [t])),
    defaultValues: question ? questionValuesOf(question) : newQuestion,
    shouldFocusError: false,
  });
  return (
    <EditDialog
      form={form}
      title={question ? 'question.edit' : 'question.add'}
      submit={question ? 'action.save' : 'question.add'}
      save={async (values) => {
        const body = questionInputOf(values);
        if (question) await ok(api.PUT('/questions/{id}', { params: { path: { id: question.id } }, body }));
        else
          await ok(
            api.POST('/events/{id}/questions', {
              params: { path: { id: eventId } },
              body: { ...body, asked_of: values.asked_of, kind: values.kind },
            }),
          );
        await questionsChanged(eventId);
        toast(t('question.saved'));
      }}
      onClose={onClose}
    >
      <QuestionFields question={question} items={items} />
    </EditDialog>
  );
};
