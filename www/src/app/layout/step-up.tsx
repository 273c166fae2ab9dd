import { lazy, Suspense } from 'react';

import { loadMessages } from '@/i18n/store';
import { useStepUpAsked } from '@/lib/step-up';

const StepUpDialog = lazy(async () => {
  const [module] = await Promise.all([import('@/components/proof/step-up-dialog'), loadMessages('proof')]);
  return { default: module.StepUpDialog };
});

/** The one dialog for acts that want a fresh proof; fetched when the first one does. */
export const StepUp = () =>
  useStepUpAsked() && (
    <Suspense>
      <StepUpDialog />
    </Suspense>
  );
