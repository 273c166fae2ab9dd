import { useQuery } from '@tanstack/react-query';

import { Banner } from '@/components/ui/banner';
import { T, type MessageId } from '@/i18n/t';
import { providersQuery } from '@/lib/queries/providers';
import { useSearchTexts } from '@/lib/router/navigation';

type Words = { title: MessageId; lead: MessageId; tone?: 'info' | 'warning' };

// What the server calls it, and how a person is told.
const worded: Partial<Record<string, Words>> = {
  oauth_cancelled: { title: 'account.cancelledThere', lead: 'account.cancelledThereLead', tone: 'info' },
  oauth_lost: { title: 'account.lostOnTheWay', lead: 'account.lostOnTheWayLead' },
  oauth_unavailable: { title: 'account.siteAway', lead: 'account.siteAwayLead' },
  oauth_other_person: { title: 'account.otherPerson', lead: 'account.otherPersonLead' },
  identity_no_email: { title: 'account.noAddressThere', lead: 'account.noAddressThereLead' },
  identity_email_unverified: { title: 'account.unverifiedThere', lead: 'account.unverifiedThereLead' },
  identity_link_first: { title: 'account.linkFirst', lead: 'account.linkFirstLead', tone: 'info' },
  identity_linked_elsewhere: { title: 'account.linkedElsewhere', lead: 'account.linkedElsewhereLead' },
  identity_verify_first: { title: 'account.verifyFirst', lead: 'account.verifyFirstLead' },
  account_suspended: { title: 'account.suspended', lead: 'account.suspendedLead' },
  too_many_identities: { title: 'account.tooManyLinked', lead: 'account.tooManyLinkedLead' },
  not_found: { title: 'account.notOffered', lead: 'account.notOfferedLead' },
  busy: { title: 'account.notNow', lead: 'account.notNowLead' },
  internal: { title: 'account.notNow', lead: 'account.notNowLead' },
};
const unknown: Words = { title: 'account.notProven', lead: 'account.notProvenLead' };

/** Tells who came back from another site without success why, and what to do now. */
export const ProviderProblem = () => {
  const { problem, provider } = useSearchTexts('problem', 'provider');
  const { data, isPending } = useQuery({ ...providersQuery, enabled: Boolean(problem) });
  if (!problem || isPending) return null;
  const { title, lead, tone = 'warning' } = worded[problem] ?? unknown;
  const name = data?.items.find(({ id }) => id === provider)?.name ?? '';
  const values = { provider: name || <T id="account.theOtherSite" /> };
  return (
    <Banner tone={tone} live title={<T id={title} values={values} />}>
      <T id={lead} values={values} />
    </Banner>
  );
};
