import type { FieldValues, UseFormReturn } from 'react-hook-form';

import { useFaultText } from '@/components/ui/fault';
import { useT, type MessageId } from '@/i18n/t';
import { ApiError, type FieldFault } from '@/lib/api/error';
import { showFaults } from '@/lib/form-errors';

const worded: Partial<Record<string, MessageId>> = {
  email_taken: 'account.emailTaken',
  too_short: 'account.passwordShort',
  needs_letter_and_digit: 'account.passwordPlain',
  common: 'account.passwordCommon',
  wrong: 'account.passwordWrong',
};

/** The server's complaints about passwords and addresses in better words. */
export const useAccountWords = () => {
  const t = useT();
  return ({ code }: FieldFault) => {
    const id = worded[code];
    return id && t(id);
  };
};

/** Shows what went wrong with a change to the account: at its field, or at the top of the form. */
export const useShowFault = () => {
  const faultText = useFaultText();
  const word = useAccountWords();
  return <T extends FieldValues>(form: UseFormReturn<T>, error: unknown) => {
    if (showFaults(form, error, { word })) return;
    const said = error instanceof ApiError && (error.status === 409 || error.status === 429) && error.message;
    form.setError('root', { message: said || faultText(error) });
  };
};
