import { Dialog } from '@/components/ui/dialog';
import { T } from '@/i18n/t';
import { answerStepUp } from '@/lib/step-up';

import { StepUpForm } from './step-up-form';

/** Is it you? Whoever waits for the answer goes on by themselves. */
export const StepUpDialog = () => (
  <Dialog
    open
    onOpenChange={() => answerStepUp(false)}
    title={<T id="proof.title" />}
    description={<T id="proof.lead" />}
  >
    <StepUpForm onProven={() => answerStepUp(true)} />
  </Dialog>
);
