import { useForm } from 'react-hook-form';

import { AccountPage } from '@/components/account/account-page';
import { AccountSection } from '@/components/account/section';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import type { Profile } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { useSaveProfile } from '../api';
import { EmailSection } from '../components/email-section';

const ProfileForm = ({ profile }: { profile: Profile }) => {
  const t = useT();
  const faultText = useFaultText();
  const save = useSaveProfile();
  const form = useForm({ defaultValues: { name: profile.name, phone: profile.phone ?? '' }, shouldFocusError: false });
  const { errors } = form.formState;
  const summary = useSummary(errors, errors.root?.message);

  const submit = form.handleSubmit(async (values) => {
    try {
      await save.mutateAsync({ name: values.name.trim(), phone: values.phone.trim() });
      form.reset(values);
      toast(t('account.saved'));
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event).finally(summary.tried)} className="grid max-w-md gap-5">
      <ErrorSummary {...summary} />
      <Field label={<T id="account.name" />} id="name" error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('account.nameMissing') })}
            autoComplete="name"
          />
        )}
      </Field>
      <Field
        label={<T id="account.phone" />}
        id="phone"
        optional={!profile.phone_verified}
        hint={
          profile.phone_verified && (
            <>
              <T id="account.phoneReceivesCodes" />{' '}
              <Link to={paths.security()} className="font-semibold text-accent underline underline-offset-2">
                <T id="account.security" />
              </Link>
            </>
          )
        }
        error={errors.phone?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('phone')}
            type="tel"
            autoComplete="tel"
            readOnly={profile.phone_verified}
          />
        )}
      </Field>
      <Button
        type="submit"
        busy={form.formState.isSubmitting}
        disabled={!form.formState.isDirty}
        className="justify-self-start"
      >
        <T id="action.save" />
      </Button>
    </form>
  );
};

export const ProfilePage = () => (
  <AccountPage here={paths.profile()} title="layout.profile">
    {(profile) => (
      <>
        <AccountSection title={<T id="account.aboutYou" />}>
          <ProfileForm profile={profile} />
        </AccountSection>
        <EmailSection profile={profile} />
      </>
    )}
  </AccountPage>
);
