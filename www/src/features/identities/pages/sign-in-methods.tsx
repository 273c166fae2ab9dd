import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound, Unlink } from 'lucide-react';
import { useEffect, useState } from 'react';

import { AccountPage } from '@/components/account/account-page';
import { ProviderMark } from '@/components/account/provider-mark';
import { ProviderProblem } from '@/components/account/provider-problem';
import { AccountSection } from '@/components/account/section';
import { DeleteDialog } from '@/components/organizer/delete-dialog';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Fault, useFaultText } from '@/components/ui/fault';
import { ListRow } from '@/components/ui/list-row';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Identity } from '@/lib/api/types';
import { formatDay, viewerZone } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { providersQuery } from '@/lib/queries/providers';
import { useGo, useSearchTexts } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';

const identitiesQuery = queryOptions({
  queryKey: ['identities'],
  queryFn: () => ok(api.GET('/auth/identities')),
});

const day = (at: string) => formatDay(at, viewerZone(), formatLocale);

const useNames = () => {
  const { data } = useQuery(providersQuery);
  return (provider: string) => data?.items.find(({ id }) => id === provider)?.name ?? provider;
};

const UnlinkDialog = ({ identity, name, onClose }: { identity: Identity; name: string; onClose: () => void }) => {
  const t = useT();
  const removal = useMutation({
    mutationFn: () => ok(api.DELETE('/auth/identities/{id}', { params: { path: { id: identity.id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: identitiesQuery.queryKey });
      toast(t('identities.unlinked', { provider: name }));
      onClose();
    },
  });
  return (
    <DeleteDialog
      title={<T id="identities.unlinkTitle" values={{ provider: name }} />}
      description={<T id="identities.unlinkLead" values={{ email: identity.email || name }} />}
      keep={<T id="identities.cancel" />}
      remove={<T id="identities.unlink" />}
      removal={removal}
      onClose={onClose}
    />
  );
};

const Linked = ({ identity, name }: { identity: Identity; name: string }) => {
  const t = useT();
  const [asking, setAsking] = useState(false);
  return (
    <ListRow
      leading={<ProviderMark provider={identity.provider} size={24} />}
      title={name}
      trailing={
        identity.removable && (
          <Button
            look="secondary"
            size="small"
            icon={<Unlink aria-hidden size={16} />}
            aria-label={t('identities.unlinkLabel', { provider: name, email: identity.email })}
            onClick={() => setAsking(true)}
          >
            <T id="identities.unlink" />
          </Button>
        )
      }
    >
      {identity.email && (
        <p className="wrap-anywhere">
          <T id="identities.email" values={{ email: identity.email }} />
        </p>
      )}
      <p>
        {identity.last_used_at ? (
          <T id="identities.lastUsed" values={{ at: day(identity.last_used_at) }} />
        ) : (
          <T id="identities.neverUsed" />
        )}
      </p>
      {!identity.removable && (
        <p className="mt-1 max-w-measure">
          <T id="identities.onlyWay" />
        </p>
      )}
      {asking && <UnlinkDialog identity={identity} name={name} onClose={() => setAsking(false)} />}
    </ListRow>
  );
};

const Offers = () => {
  const { data } = useQuery(providersQuery);
  const faultText = useFaultText();
  const link = useMutation({
    mutationFn: (provider: string) =>
      ok(
        api.POST('/auth/oauth/{provider}/link', {
          params: { path: { provider } },
          body: { return_to: paths.signInMethods() },
        }),
      ),
    onSuccess: ({ location: to }) => location.assign(to),
    onError: (error) => toast(faultText(error), { tone: 'danger' }),
  });
  if (!data) return null;
  if (data.items.length === 0) {
    return (
      <p className="text-ink-soft">
        <T id="identities.nothingOffered" />
      </p>
    );
  }
  return (
    <ul className="flex flex-wrap gap-3">
      {data.items.map(({ id, name }) => (
        <li key={id}>
          <Button
            look="secondary"
            icon={<ProviderMark provider={id} />}
            busy={link.isPending && link.variables === id}
            onClick={() => link.mutate(id)}
          >
            <T id="identities.link" values={{ provider: name }} />
          </Button>
        </li>
      ))}
    </ul>
  );
};

const Methods = () => {
  const t = useT();
  const go = useGo();
  const nameOf = useNames();
  const { linked } = useSearchTexts('linked');
  const query = useQuery(identitiesQuery);
  const { isSuccess: named } = useQuery(providersQuery);
  const news = linked && named ? t('identities.linked', { provider: nameOf(linked) }) : undefined;

  // Said once: a reload, or the way back, says it no more.
  useEffect(() => {
    if (!news) return;
    toast(news);
    go(paths.signInMethods(), { replace: true });
  }, [news, go]);

  return (
    <>
      <ProviderProblem />
      <AccountSection title={<T id="identities.linkedTitle" />}>
        {query.isPending && <SkeletonText lines={3} />}
        {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
        {query.data?.items.length === 0 && (
          <EmptyState icon={<KeyRound aria-hidden />} title={<T id="identities.none" />}>
            <T id="identities.noneLead" />
          </EmptyState>
        )}
        {Boolean(query.data?.items.length) && (
          <ul>
            {query.data?.items.map((identity) => (
              <Linked key={identity.id} identity={identity} name={nameOf(identity.provider)} />
            ))}
          </ul>
        )}
      </AccountSection>
      <AccountSection title={<T id="identities.addTitle" />}>
        <Offers />
      </AccountSection>
    </>
  );
};

/** The other sites that vouch for a person: linked, and to be linked. */
export const SignInMethodsPage = () => (
  <AccountPage here={paths.signInMethods()} title="account.signInMethods" lead="account.signInMethodsLead">
    {() => <Methods />}
  </AccountPage>
);
