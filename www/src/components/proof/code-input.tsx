import type { ComponentProps } from 'react';

import { Input } from '@/components/ui/input';

/** A code of six digits: the phone offers it from the message or the app, and shows its keys. */
export const CodeInput = (props: ComponentProps<typeof Input>) => (
  <Input
    {...props}
    autoComplete="one-time-code"
    inputMode="numeric"
    maxLength={7}
    spellCheck={false}
    className="max-w-48 text-22 tracking-[0.3em] tabular-nums"
  />
);
