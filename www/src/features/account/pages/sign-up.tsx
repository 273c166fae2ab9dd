import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';

import { ProviderButtons } from '@/components/account/provider-buttons';
import { Banner } from '@/components/ui/banner';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { useGo, useSearchTexts } from '@/lib/router/navigation';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

import { useSignUp } from '../api';
import { EmailField, NewPasswordField } from '../components/fields';
import { Frame } from '../components/frame';
import { useAccountWords } from '../components/new-password';
import { safePath } from '../return-to';

// The server decides; this says the usual things before the way there and back.
const entered = (t: ReturnType<typeof useT>) =>
  z.object({
    name: z.string().check(z.trim(), z.minLength(1, t('account.nameMissing'))),
    email: z.string().check(z.trim(), z.regex(/^\S+@\S+\.\S+$/, t('account.emailWrong'))),
    password: z.string().check(z.minLength(8, t('account.passwordShort'))),
  });

export const SignUpPage = () => {
  const t = useT();
  useTitle(t('account.signUp'));
  const { to } = useSearchTexts('to');
  const go = useGo();
  const faultText = useFaultText();
  const word = useAccountWords();
  const signUp = useSignUp();
  const [mailed, setMailed] = useState<string>();
  const form = useForm({
    resolver: zodResolver(useMemo(() => entered(t), [t])),
    defaultValues: { name: '', email: '', password: '' },
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  const submit = form.handleSubmit(async (values) => {
    try {
      if (await signUp.mutateAsync(values)) go(safePath(to));
      else setMailed(values.email);
    } catch (error) {
      if (!showFaults(form, error, { word })) form.setError('root', { message: faultText(error) });
    }
  });

  return (
    <Frame
      title={<T id="account.signUp" />}
      lead={<T id="account.signUpLead" />}
      before={<ProviderButtons to={safePath(to)} />}
      summary={summary}
      onSubmit={submit}
      busy={form.formState.isSubmitting}
      action="action.signUp"
      instead={{ question: 'account.haveAccount', action: 'action.signIn', to: paths.signIn(to) }}
    >
      {mailed && (
        <Banner tone="info" live title={<T id="account.lookForMail" />}>
          <T id="account.lookForMailLead" values={{ email: mailed }} />
        </Banner>
      )}
      <Field label={<T id="account.name" />} id="name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
      </Field>
      <EmailField field={form.register('email')} error={errors.email?.message} autoComplete="email" />
      <NewPasswordField field={form.register('password')} error={errors.password?.message} />
    </Frame>
  );
};
