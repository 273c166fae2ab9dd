import { useState, type ComponentProps } from 'react';

import { Input } from '@/components/ui/input';
import { T } from '@/i18n/t';

/** A password that can be looked at: typing blind on a phone helps nobody. */
export const PasswordInput = (props: ComponentProps<typeof Input>) => {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} className="pr-20" />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 rounded-control px-3 text-14 font-semibold text-accent"
      >
        <T id={shown ? 'account.hidePassword' : 'account.showPassword'} />
      </button>
    </div>
  );
};
