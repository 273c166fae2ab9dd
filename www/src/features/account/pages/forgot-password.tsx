import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { Banner } from '@/components/ui/banner';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

import { askReset } from '../api';
import { EmailField, useRules } from '../components/fields';
import { Frame } from '../components/frame';

/** Asks for the address; the answer does not say whether there is an account with it. */
export const ForgotPasswordPage = () => {
  const t = useT();
  useTitle(t('account.forgot'));
  const faultText = useFaultText();
  const rules = useRules();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({ defaultValues: { email: '' }, shouldFocusError: false });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async ({ email }) => {
    try {
      await askReset(email.trim());
      setSentTo(email.trim());
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <Frame
      title={<T id="account.forgot" />}
      lead={<T id="account.forgotLead" />}
      summary={summary}
      onSubmit={submit}
      busy={form.formState.isSubmitting}
      action={sentTo ? 'account.sendAgain' : 'account.sendLink'}
      instead={{ question: 'account.remembered', action: 'action.signIn', to: paths.signIn() }}
    >
      {sentTo && (
        <Banner tone="success" live title={<T id="account.linkSent" />}>
          <T id="account.linkSentLead" values={{ email: sentTo }} />
        </Banner>
      )}
      <EmailField field={form.register('email', rules.email)} error={errors.email?.message} />
    </Frame>
  );
};
