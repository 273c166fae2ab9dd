import { useForm } from 'react-hook-form';

import { AccountSection } from '@/components/account/section';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { T, useT } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import { showFaults } from '@/lib/form-errors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { changePassword, sessionsQuery } from '../api';
import { useAccountWords } from './new-password';
import { PasswordInput } from './password-input';

const empty = { current_password: '', password: '' };

/** A new password by the old one. */
export const PasswordSection = () => {
  const t = useT();
  const faultText = useFaultText();
  const word = useAccountWords();
  const form = useForm({ defaultValues: empty, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async (entered) => {
    try {
      await changePassword(entered);
      form.reset(empty);
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      toast(t('account.passwordChanged'));
    } catch (error) {
      if (showFaults(form, error, { word })) return;
      const said = error instanceof ApiError && (error.status === 409 || error.status === 429) && error.message;
      form.setError('root', { message: said || faultText(error) });
    }
  });
  return (
    <AccountSection title={<T id="account.password" />} lead={<T id="account.changePasswordLead" />}>
      <form noValidate onSubmit={(event) => void submit(event).finally(summary.tried)} className="grid max-w-md gap-5">
        <ErrorSummary {...summary} />
        <Field
          label={<T id="account.currentPassword" />}
          id="current_password"
          error={errors.current_password?.message}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...form.register('current_password', { required: t('account.passwordMissing') })}
              autoComplete="current-password"
            />
          )}
        </Field>
        <Field
          label={<T id="account.newPasswordLabel" />}
          id="password"
          hint={<T id="account.passwordHint" />}
          error={errors.password?.message}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...form.register('password', { minLength: { value: 8, message: t('account.passwordShort') } })}
              autoComplete="new-password"
            />
          )}
        </Field>
        <Button type="submit" busy={isSubmitting} className="justify-self-start">
          <T id="account.changePassword" />
        </Button>
      </form>
    </AccountSection>
  );
};
