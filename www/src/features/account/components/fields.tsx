import type { UseFormRegisterReturn } from 'react-hook-form';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT, type MessageId } from '@/i18n/t';

import { PasswordInput } from './password-input';

/** What is asked of addresses and passwords before the way to the server and back. */
export const useRules = () => {
  const t = useT();
  return {
    email: { required: t('account.emailMissing') },
    password: { required: t('account.passwordMissing') },
    newPassword: { minLength: { value: 8, message: t('account.passwordShort') } },
  };
};

type Props = { label?: MessageId; field: UseFormRegisterReturn; error: string | undefined };

/** The address one signs in with, or a new one. */
export const EmailField = ({
  label = 'account.email',
  field,
  error,
  autoComplete = 'username',
}: Props & { autoComplete?: 'username' | 'email' }) => (
  <Field label={<T id={label} />} id={field.name} error={error}>
    {(control) => <Input {...control} {...field} type="email" inputMode="email" autoComplete={autoComplete} />}
  </Field>
);

/** The password one has. */
export const PasswordField = ({ label = 'account.password', field, error }: Props) => (
  <Field label={<T id={label} />} id={field.name} error={error}>
    {(control) => <PasswordInput {...control} {...field} autoComplete="current-password" />}
  </Field>
);

/** A password to be. */
export const NewPasswordField = ({ label = 'account.password', field, error }: Props) => (
  <Field label={<T id={label} />} id={field.name} hint={<T id="account.passwordHint" />} error={error}>
    {(control) => <PasswordInput {...control} {...field} autoComplete="new-password" />}
  </Field>
);
