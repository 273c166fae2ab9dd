import { useForm } from 'react-hook-form';

import { buttonClass } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { sessionChanged } from '@/lib/queries/session';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

import { confirmReset } from '../api';
import { NewPasswordField, useRules } from '../components/fields';
import { Frame } from '../components/frame';
import { Narrow } from '../components/narrow';
import { useAccountWords } from '../components/new-password';

const NoLink = () => (
  <Narrow title={<T id="account.linkOver" />} lead={<T id="account.linkOverLead" />}>
    <Link to={paths.forgotPassword()} className={buttonClass('primary', 'large')}>
      <T id="account.sendLink" />
    </Link>
  </Narrow>
);

/** Where the mailed link leads: a new password, and then to the sign-in. */
export const ResetPasswordPage = () => {
  const t = useT();
  useTitle(t('account.newPassword'));
  const { token } = useSearchTexts('token');
  const go = useGo();
  const faultText = useFaultText();
  const rules = useRules();
  const word = useAccountWords();
  const form = useForm({ defaultValues: { password: '' }, shouldFocusError: false });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  if (!token || errors.root?.type === 'over') return <NoLink />;

  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await confirmReset({ token, password });
      await sessionChanged();
      toast(t('account.passwordChanged'));
      go(paths.signIn());
    } catch (error) {
      if (isStatus(error, 410)) form.setError('root', { type: 'over', message: faultText(error) });
      else if (!showFaults(form, error, { word })) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <Frame
      title={<T id="account.newPassword" />}
      lead={<T id="account.newPasswordLead" />}
      summary={summary}
      onSubmit={submit}
      busy={form.formState.isSubmitting}
      action="account.setPassword"
      instead={{ question: 'account.remembered', action: 'action.signIn', to: paths.signIn() }}
    >
      <NewPasswordField field={form.register('password', rules.newPassword)} error={errors.password?.message} />
    </Frame>
  );
};
