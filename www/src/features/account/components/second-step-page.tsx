import { T } from '@/i18n/t';

import type { Challenge } from '../challenge';
import { Narrow } from './narrow';
import { SecondStep } from './second-step';

type Props = { challenge: Challenge; onDone: () => void; onOver: (why: string) => void };

/** The sign-in page's second half, in the same narrow column. */
export const SecondStepPage = (props: Props) => (
  <Narrow title={<T id="second.title" />}>
    <SecondStep {...props} />
  </Narrow>
);
