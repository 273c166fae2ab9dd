import { useT, type MessageId } from '@/i18n/t';
import type { FieldFault } from '@/lib/api/error';

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
