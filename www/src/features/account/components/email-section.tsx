import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { AccountSection } from '@/components/account/section';
import { EmailText } from '@/components/email-text';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { ApiError } from '@/lib/api/error';
import type { Profile } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';
import { useSummary } from '@/lib/use-summary';

import { changeEmail } from '../api';
import { useAccountWords } from './new-password';
import { PasswordInput } from './password-input';

const ChangeForm = ({ onAsked, onCancel }: { onAsked: (email: string) => void; onCancel: () => void }) => {
  const t = useT();
  const faultText = useFaultText();
  const word = useAccountWords();
  const form = useForm({ defaultValues: { email: '', current_password: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async (entered) => {
    try {
      await changeEmail({ ...entered, email: entered.email.trim() });
      onAsked(entered.email.trim());
    } catch (error) {
      if (showFaults(form, error, { word })) return;
      const said = error instanceof ApiError && (error.status === 409 || error.status === 429) && error.message;
      form.setError('root', { message: said || faultText(error) });
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event).finally(summary.tried)} className="grid max-w-md gap-5">
      <ErrorSummary {...summary} />
      <Field label={<T id="account.newEmail" />} id="email" error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email', {
              validate: (email) => /^\S+@\S+\.\S+$/.test(email.trim()) || t('account.emailWrong'),
            })}
            type="email"
            inputMode="email"
            autoComplete="email"
          />
        )}
      </Field>
      <Field label={<T id="account.currentPassword" />} id="current_password" error={errors.current_password?.message}>
        {(control) => (
          <PasswordInput
            {...control}
            {...form.register('current_password', { required: t('account.passwordMissing') })}
            autoComplete="current-password"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={isSubmitting}>
          <T id="account.askNewEmail" />
        </Button>
        <Button look="quiet" onClick={onCancel}>
          <T id="account.cancel" />
        </Button>
      </div>
    </form>
  );
};

/** The address of the account: whether it is confirmed, and how to change it. */
export const EmailSection = ({ profile }: { profile: Profile }) => {
  const [changing, setChanging] = useState(false);
  const [asked, setAsked] = useState<string>();
  return (
    <AccountSection title={<T id="account.email" />} lead={<T id="account.emailLead" />}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <EmailText address={profile.email} />
        <Badge tone={profile.email_verified ? 'success' : 'warning'}>
          <T id={profile.email_verified ? 'account.isVerified' : 'account.notVerified'} />
        </Badge>
      </p>
      {asked && (
        <Banner tone="info" live title={<T id="account.newEmailAsked" />}>
          <T id="account.newEmailAskedLead" values={{ email: asked }} />
        </Banner>
      )}
      {changing ? (
        <ChangeForm
          onAsked={(email) => {
            setAsked(email);
            setChanging(false);
          }}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-3">
          {!profile.email_verified && (
            <Link to={paths.verifyEmail()} className={buttonClass()}>
              <T id="account.verify" />
            </Link>
          )}
          <Button look="secondary" onClick={() => setChanging(true)}>
            <T id="account.changeEmail" />
          </Button>
        </div>
      )}
    </AccountSection>
  );
};
