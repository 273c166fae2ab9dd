import { useQuery } from '@tanstack/react-query';

import { Banner } from '@/components/ui/banner';
import { Fault } from '@/components/ui/fault';
import { SkeletonText } from '@/components/ui/skeleton';
import { T } from '@/i18n/t';
import type { Organization } from '@/lib/api/types';

import { accountOf } from '../api';
import { Account } from './account';
import { Balance } from './balance';
import { Fees } from './fees';
import { Payouts } from './payouts';
import { Settlements } from './settlements';

const Direct = () => (
  <Banner tone="info" title={<T id="payments.direct" />}>
    <T id="payments.directLead" />
  </Banner>
);

const Allowed = ({ organization }: { organization: Organization }) => {
  const query = useQuery(accountOf(organization.id));
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonText lines={8} />;
  const account = query.data;
  const { id } = organization;
  const hasAccount = account.settlement === 'connect' && account.state !== 'not_started';
  return (
    <div className="grid grid-cols-1 gap-10">
      {account.settlement === 'connect' ? <Account id={id} account={account} /> : <Direct />}
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-2">
        {hasAccount && <Balance id={id} />}
        <Fees fees={account.fees} currency={organization.default_currency} />
      </div>
      <Settlements id={id} />
      {hasAccount && <Payouts id={id} />}
    </div>
  );
};

/** How the organization is paid, for who may handle its money. */
export const Payments = ({ organization }: { organization: Organization }) =>
  organization.permissions.includes('money') ? (
    <Allowed organization={organization} />
  ) : (
    <p className="text-ink-soft">
      <T id="payments.noMoney" />
    </p>
  );
