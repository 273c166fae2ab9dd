import { useForm } from 'react-hook-form';

import { EmailText } from '@/components/email-text';
import { SignedIn } from '@/components/signed-in';
import { Button, buttonClass } from '@/components/ui/button';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { isStatus } from '@/lib/api/error';
import type { Profile } from '@/lib/api/types';
import { paths } from '@/lib/paths';
import { Link, useSearchTexts } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

import { resendVerification, verifyEmail } from '../api';
import { AccountForm } from '../components/account-form';
import { MailedLink } from '../components/mailed-link';
import { Narrow } from '../components/narrow';

const Done = () => (
  <Narrow title={<T id="account.verified" />} lead={<T id="account.verifiedLead" />}>
    <Link to={paths.tickets()} className={buttonClass('primary', 'large')}>
      <T id="layout.myTickets" />
    </Link>
  </Narrow>
);

const CodeForm = ({ profile }: { profile: Profile }) => {
  const t = useT();
  const faultText = useFaultText();
  const form = useForm({ defaultValues: { code: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async ({ code }) => {
    try {
      await verifyEmail({ code: code.replaceAll(/\s/g, '') });
    } catch (error) {
      if (isStatus(error, 422)) form.setError('code', { message: t('account.codeWrong') });
      else form.setError('root', { message: faultText(error) });
    }
  });
  const again = async () => {
    try {
      await resendVerification();
      toast(t('account.mailSent', { email: profile.email }));
    } catch (error) {
      toast(isStatus(error, 429) ? t('account.mailsEnough') : faultText(error), { tone: 'danger' });
    }
  };
  return (
    <AccountForm
      summary={summary}
      onSubmit={submit}
      busy={isSubmitting}
      action="account.confirm"
      wide
      other={
        <Button look="quiet" onClick={() => void again()}>
          <T id="account.sendAgain" />
        </Button>
      }
    >
      <p>
        <T
          id="account.codeSentTo"
          values={{
            email: (
              <strong>
                <EmailText address={profile.email} />
              </strong>
            ),
          }}
        />
      </p>
      <Field label={<T id="account.code" />} id="code" error={errors.code?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('code', {
              validate: (code) => /^\d{6}$/.test(code.replaceAll(/\s/g, '')) || t('account.codeShape'),
            })}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            className="font-mono text-22 tracking-widest"
          />
        )}
      </Field>
    </AccountForm>
  );
};

/** Confirms an address: by the mailed link, or signed in by its code. */
export const VerifyEmailPage = () => {
  const t = useT();
  useTitle(t('account.verifyTitle'));
  const { token } = useSearchTexts('token');
  if (token) {
    return (
      <MailedLink
        title="account.verifyTitle"
        lead="account.verifyLead"
        action="account.confirm"
        follow={() => verifyEmail({ token })}
        done={<Done />}
      />
    );
  }
  return (
    <SignedIn>
      {(profile) =>
        profile.email_verified ? (
          <Done />
        ) : (
          <Narrow title={<T id="account.verifyTitle" />} lead={<T id="account.verifyWhy" />}>
            <CodeForm profile={profile} />
          </Narrow>
        )
      }
    </SignedIn>
  );
};
