import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';

import { AccountSection } from '@/components/account/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T, useT } from '@/i18n/t';
import { queryClient } from '@/lib/api/query-client';
import type { Profile } from '@/lib/api/types';
import { factorsQuery } from '@/lib/queries/factors';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { askReset, changePassword, sessionsQuery } from '../api';
import { AccountForm } from './account-form';
import { NewPasswordField, PasswordField, useRules } from './fields';
import { useShowFault } from './new-password';

const empty = { current_password: '', password: '' };

const Change = () => {
  const t = useT();
  const rules = useRules();
  const showFault = useShowFault();
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
      showFault(form, error);
    }
  });
  return (
    <AccountForm summary={summary} onSubmit={submit} busy={isSubmitting} action="account.changePassword">
      <PasswordField
        label="account.currentPassword"
        field={form.register('current_password', rules.password)}
        error={errors.current_password?.message}
      />
      <NewPasswordField
        label="account.newPasswordLabel"
        field={form.register('password', rules.newPassword)}
        error={errors.password?.message}
      />
    </AccountForm>
  );
};

const First = ({ profile }: { profile: Profile }) => {
  const ask = useMutation({ mutationFn: () => askReset(profile.email) });
  return (
    <>
      {ask.isSuccess && (
        <Banner tone="success" live title={<T id="account.linkSent" />}>
          <T id="account.setPasswordSent" values={{ email: profile.email }} />
        </Banner>
      )}
      {ask.isError && <Fault error={ask.error} />}
      <Button look="secondary" className="justify-self-start" busy={ask.isPending} onClick={() => ask.mutate()}>
        <T id={ask.isSuccess ? 'account.sendAgain' : 'account.sendLink'} />
      </Button>
    </>
  );
};

/** A new password by the old one; who signs in without one so far gets the first by mail. */
export const PasswordSection = ({ profile }: { profile: Profile }) => {
  const query = useQuery(factorsQuery);
  const first = query.data && !query.data.step_up.includes('password');
  return (
    <AccountSection
      title={<T id="account.password" />}
      lead={query.data && <T id={first ? 'account.noPasswordLead' : 'account.changePasswordLead'} />}
    >
      {query.isPending && <SkeletonText lines={4} />}
      {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (first ? <First profile={profile} /> : <Change />)}
    </AccountSection>
  );
};
