import { AccountPage } from '@/components/account/account-page';
import { PasswordSection } from '@/features/account/components/password-section';
import { SessionsSection } from '@/features/account/components/sessions-section';
import { PasskeysSection } from '@/features/factors/components/passkeys-section';
import { PhoneSection } from '@/features/factors/components/phone-section';
import { TwoStepSection } from '@/features/factors/components/two-step-section';
import { paths } from '@/lib/paths';

/** How the account is kept safe: a section from each feature that has to do with it. */
export const SecurityPage = () => (
  <AccountPage here={paths.security()} title="account.security" lead="account.securityLead">
    {(profile) => (
      <>
        <PasswordSection profile={profile} />
        <TwoStepSection />
        <PhoneSection />
        <PasskeysSection />
        <SessionsSection />
      </>
    )}
  </AccountPage>
);
