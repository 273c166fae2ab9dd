import { useState } from 'react';

import { useFaultText } from '@/components/ui/fault';
import { ApiError, isCode } from '@/lib/api/error';
import { isCancelled } from '@/lib/passkey';

/** Does one thing at a time, and says what went wrong; whoever changed their mind is told nothing. */
export const useAct = () => {
  const faultText = useFaultText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const act = async (what: () => Promise<void>, word: (error: unknown) => string | undefined = () => undefined) => {
    setBusy(true);
    setFault(undefined);
    try {
      await what();
      return true;
    } catch (error) {
      if (isCancelled(error) || isCode(error, 'step_up_required')) return false;
      const said = error instanceof ApiError && [409, 422].includes(error.status) ? error.message : '';
      setFault(word(error) ?? (said || faultText(error)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, fault, setFault };
};
