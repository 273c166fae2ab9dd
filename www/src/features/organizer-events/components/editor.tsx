import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { isCode } from '@/lib/api/error';
import type { Image } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { useLeaveGuard } from '@/lib/router/navigation';
import { useSummary } from '@/lib/use-summary';

import { checked } from '../checks';
import type { PictureActions } from '../use-pictures';
import { fieldOf, type Values } from '../values';
import { Basics } from './basics';
import { Conflict } from './conflict';
import { Description } from './description';
import { Pictures } from './pictures';
import { Place } from './place';
import { Preview } from './preview';
import { Rules } from './rules';
import { When } from './when';

type Props = {
  initial: Values;
  images: readonly Image[];
  pictures: PictureActions;
  saved: boolean;
  saveLabel: ReactNode;
  /** Keeps the values and answers with them as they stand now; what it throws is shown at the fields. */
  save: (values: Values) => Promise<Values>;
  /** The values as somebody else left them. */
  reload?: () => Promise<Values>;
};

/** The form an event is made with, beside what it will look like. */
export const Editor = ({ initial, images, pictures, saved, saveLabel, save, reload }: Props) => {
  const t = useT();
  const faultText = useFaultText();
  const [conflict, setConflict] = useState(false);
  const form = useForm<Values>({
    resolver: zodResolver(useMemo(() => checked(t), [t])),
    defaultValues: initial,
    shouldFocusError: false,
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  // What was saved, here or by somebody else, becomes the ground again unless something new was typed since.
  const ground = useRef(initial);
  useEffect(() => {
    if (ground.current === initial || isDirty) return;
    ground.current = initial;
    form.reset(initial);
  }, [initial, isDirty, form]);

  // Saving may lead to another page while React still holds the old state.
  const done = useRef(false);
  const unsaved = isDirty || pictures.pending.length > 0;
  useLeaveGuard(unsaved, () => done.current || confirm(t('editor.leave')));

  const keep = async (values: Values) => {
    try {
      done.current = true;
      form.reset(await save(values));
    } catch (error) {
      if (isCode(error, 'conflict')) setConflict(true);
      else if (!showFaults(form, error, { rename: fieldOf })) form.setError('root', { message: faultText(error) });
    } finally {
      done.current = false;
    }
  };
  const takeTheirs = async () => {
    setConflict(false);
    try {
      if (reload) form.reset(await reload());
    } catch (error) {
      form.setError('root', { message: faultText(error) });
    }
  };

  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => void form.handleSubmit(keep)(event).finally(summary.tried)}
        className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_22rem]"
      >
        <div className="grid min-w-0 max-w-3xl content-start gap-8">
          <ErrorSummary {...summary} />
          <Basics />
          <When />
          <Place />
          <Description />
          <Pictures images={images} actions={pictures} saved={saved} />
          <Rules />
          <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 flex items-center justify-between gap-4 border-t border-line bg-paper px-4 py-3 md:mx-0 md:px-0 lg:bottom-0">
            <p className="text-14 text-ink-soft" role="status">
              <T id={unsaved ? 'editor.unsaved' : saved ? 'editor.allSaved' : 'editor.nothingYet'} />
            </p>
            <Button type="submit" busy={isSubmitting}>
              {saveLabel}
            </Button>
          </div>
        </div>
        <aside aria-label={t('editor.preview')} className="max-xl:hidden">
          <div
            className="sticky top-8 max-h-[calc(100dvh-4rem)] overflow-y-auto rounded-surface border border-line p-5"
            tabIndex={0}
            role="region"
            aria-label={t('editor.preview')}
          >
            <Preview image={images[0]} staged={pictures.pending[0]?.url} />
          </div>
        </aside>
      </form>
      <Conflict open={conflict} onKeep={() => setConflict(false)} onReload={() => void takeTheirs()} />
    </FormProvider>
  );
};
