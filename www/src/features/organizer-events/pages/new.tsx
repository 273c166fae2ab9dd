import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { SignedIn } from '@/components/signed-in';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Fault } from '@/components/ui/fault';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { locale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Membership } from '@/lib/api/types';
import { useChosenOrganization } from '@/lib/chosen-organization';
import { paths } from '@/lib/paths';
import { eventChanged, managedEvent, organizationsQuery } from '@/lib/queries/organizer';
import { Link, useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useTitle } from '@/lib/use-title';

import { Editor } from '../components/editor';
import { usePictures } from '../use-pictures';
import { emptyValues, newInputOf, type Values } from '../values';

const NewEvent = ({ organization }: { organization: Membership | undefined }) => {
  const t = useT();
  const go = useGo();
  const pictures = usePictures(undefined);
  const initial = useMemo(() => emptyValues(organization, locale), [organization]);
  const save = async (values: Values) => {
    const draft = await ok(
      api.POST('/events', {
        body: { ...newInputOf(values), ...(organization ? { organization_id: organization.id } : {}) },
      }),
    );
    eventChanged(draft);
    // The draft stands whatever becomes of its pictures; one that failed can be added on the next page.
    const some = pictures.pending.length > 0;
    if (!(await pictures.sendAll(draft.id))) toast(t('editor.picturesFailed'), { tone: 'danger' });
    if (some) await queryClient.invalidateQueries({ queryKey: managedEvent(draft.id).queryKey, refetchType: 'none' });
    toast(t('editor.draftSaved'));
    go(paths.manage(draft.id));
    return values;
  };
  return (
    <Editor
      initial={initial}
      images={[]}
      pictures={pictures}
      saved={false}
      saveLabel={<T id="editor.saveDraft" />}
      save={save}
    />
  );
};

const WithOrganization = () => {
  const query = useQuery(organizationsQuery);
  const chosen = useChosenOrganization();
  if (query.isPending) return <SkeletonText lines={8} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  const organization = query.data.items.find(({ id }) => id === chosen?.id) ?? query.data.items[0];
  return <NewEvent key={organization?.id} organization={organization} />;
};

/** Makes an event, as a draft that nobody sees. */
export const NewEventPage = () => {
  const t = useT();
  useTitle(t('organizer.newEvent'));
  return (
    <div className="page">
      <PageHeader
        above={
          <Breadcrumb
            links={[
              <Link key="all" to={paths.organizer()}>
                <T id="layout.yourEvents" />
              </Link>,
            ]}
            here={<T id="organizer.newEvent" />}
          />
        }
        title={<T id="organizer.newEvent" />}
        lead={<T id="editor.newLead" />}
      />
      <SignedIn>{() => <WithOrganization />}</SignedIn>
    </div>
  );
};
