import type { FormEvent, ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { T, type MessageId } from '@/i18n/t';
import { cx } from '@/lib/cx';
import type { useSummary } from '@/lib/use-summary';

type Props = {
  summary: ReturnType<typeof useSummary>;
  onSubmit: (event: FormEvent) => Promise<void>;
  busy: boolean;
  /** True while there is nothing to send. */
  disabled?: boolean;
  /** What the button says. */
  action: MessageId;
  /** A page that is nothing but this form has a large button. */
  wide?: boolean;
  /** Another button. */
  other?: ReactNode;
  children: ReactNode;
};

/** A form about an account: what is wrong with it summed up above, the button that sends it below. */
export const AccountForm = ({ summary, onSubmit, busy, disabled, action, wide, other, children }: Props) => (
  <form
    noValidate
    onSubmit={(event) => void onSubmit(event).finally(summary.tried)}
    className={cx('grid gap-5', !wide && 'max-w-md')}
  >
    <ErrorSummary {...summary} />
    {children}
    <div className={wide ? 'grid gap-3' : 'flex flex-wrap gap-3'}>
      <Button type="submit" size={wide ? 'large' : 'normal'} wide={wide} busy={busy} disabled={disabled}>
        <T id={action} />
      </Button>
      {other}
    </div>
  </form>
);
