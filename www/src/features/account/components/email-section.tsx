import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { AccountSection } from '@/components/account/section';
import { EmailText } from '@/components/email-text';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';
import { useSummary } from '@/lib/use-summary';

import { changeEmail } from '../api';
import { AccountForm } from './account-form';
import { EmailField, PasswordField, useRules } from './fields';
import { useShowFault } from './new-password';

const ChangeForm = ({ onAsked, onCancel }: { onAsked: (email: string) => void; onCancel: () => void }) => {
  const t = useT();
  const rules = useRules();
  const showFault = useShowFault();
  const form = useForm({ defaultValues: { email: '', current_password: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async (entered) => {
    try {
      await changeEmail({ ...entered, email: entered.email.trim() });
      onAsked(entered.email.trim());
    } catch (error) {
      showFault(form, error);
    }
  });
  return (
    <AccountForm
      summary={summary}
      onSubmit={submit}
      busy={isSubmitting}
      action="account.askNewEmail"
      other={
        <Button look="quiet" onClick={onCancel}>
          <T id="account.cancel" />
        </Button>
      }
    >
      <EmailField
        label="account.newEmail"
        field={form.register('email', {
          validate: (email) => /^\S+@\S+\.\S+$/.test(email.trim()) || t('account.emailWrong'),
        })}
        error={errors.email?.message}
        autoComplete="email"
      />
      <PasswordField
        label="account.currentPassword"
        field={form.register('current_password', rules.password)}
        error={errors.current_password?.message}
      />
    </AccountForm>
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
