import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { ProviderButtons } from '@/components/account/provider-buttons';
import { ProviderProblem } from '@/components/account/provider-problem';
import { useFaultText } from '@/components/ui/fault';
import { T, useT } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import { showFaults } from '@/lib/form-errors';
import { passkeysKnown } from '@/lib/passkey';
import { paths } from '@/lib/paths';
import { Link, useGo, useSearchTexts } from '@/lib/router/navigation';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

import { useSignIn } from '../api';
import { challengeIn, challengeOf } from '../challenge';
import { EmailField, PasswordField, useRules } from '../components/fields';
import { Frame } from '../components/frame';
import { PasskeyButton } from '../components/passkey-button';
import { SecondStepPage } from '../components/second-step-page';
import { safePath } from '../return-to';

export const SignInPage = () => {
  const t = useT();
  useTitle(t('account.signIn'));
  const { to } = useSearchTexts('to');
  const go = useGo();
  const faultText = useFaultText();
  const rules = useRules();
  const signIn = useSignIn();
  const [challenge, setChallenge] = useState(() => challengeIn(location.hash));
  // The scanner is an app of its own.
  const done = () => {
    const back = safePath(to);
    if (back.startsWith('/scan')) location.assign(back);
    else go(back);
  };
  const form = useForm({ defaultValues: { email: '', password: '' }, shouldFocusError: false });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  const submit = form.handleSubmit(async (entered) => {
    try {
      const waits = challengeOf(await signIn.mutateAsync({ ...entered, email: entered.email.trim() }));
      if (waits) setChallenge(waits);
      else done();
    } catch (error) {
      if (!showFaults(form, error)) {
        form.setError('root', { message: isStatus(error, 401) ? t('account.wrong') : faultText(error) });
      }
    }
  });

  if (challenge) {
    const startAgain = (why: string) => {
      setChallenge(undefined);
      form.setValue('password', '');
      form.setError('root', { message: why });
      summary.tried();
    };
    return <SecondStepPage challenge={challenge} onDone={done} onOver={startAgain} />;
  }

  return (
    <Frame
      title={<T id="account.signIn" />}
      lead={to ? <T id="account.signInToGoOn" /> : undefined}
      before={
        <>
          <ProviderProblem />
          <ProviderButtons to={safePath(to)} more={passkeysKnown() && <PasskeyButton onDone={done} />} />
        </>
      }
      summary={summary}
      onSubmit={submit}
      busy={form.formState.isSubmitting}
      action="action.signIn"
      instead={{ question: 'account.noAccount', action: 'action.signUp', to: paths.signUp(to) }}
    >
      <EmailField field={form.register('email', rules.email)} error={errors.email?.message} />
      <PasswordField field={form.register('password', rules.password)} error={errors.password?.message} />
      <Link
        to={paths.forgotPassword()}
        className="-my-3 inline-flex min-h-11 items-center justify-self-start text-14 font-semibold text-accent underline underline-offset-2"
      >
        <T id="account.forgotLink" />
      </Link>
    </Frame>
  );
};
