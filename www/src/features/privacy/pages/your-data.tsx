import { AccountPage } from '@/components/account/account-page';
import { paths } from '@/lib/paths';

import { EraseSection } from '../components/erase-section';
import { ExportSection } from '../components/export-section';

/** What is known of a person, and how they take a copy of it or have it erased. */
export const YourDataPage = () => (
  <AccountPage here={paths.yourData()} title="account.yourData" lead="account.yourDataLead">
    {(profile) => (
      <>
        <ExportSection />
        <EraseSection profile={profile} />
      </>
    )}
  </AccountPage>
);
