import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';

import { ZoneSelect } from '@/components/organizer/zone-select';
import { SignedIn } from '@/components/signed-in';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fault, useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Organization } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { viewerZone } from '@/lib/format/dates';
import { organizationsQuery } from '@/lib/queries/organizer';
import { sessionQuery } from '@/lib/queries/session';
import { currencies } from '@/lib/regions';
import { useLeaveGuard } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

const Settings = ({ organization }: { organization: Organization }) => {
  const t = useT();
  const faultText = useFaultText();
  const form = useForm({
    defaultValues: {
      name: organization.name,
      default_currency: organization.default_currency ?? 'USD',
      default_zone: organization.default_zone ?? viewerZone(),
    },
    shouldFocusError: false,
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  useLeaveGuard(isDirty, () => confirm(t('settings.leave')));
  const submit = form.handleSubmit(async (values) => {
    try {
      await ok(
        api.PUT('/organizations/{id}', {
          params: { path: { id: organization.id } },
          body: { ...values, name: values.name.trim() },
        }),
      );
      form.reset(values);
      toast(t('settings.saved'));
      void queryClient.invalidateQueries({ queryKey: organizationsQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  const readOnly = organization.role === 'member';
  return (
    <form noValidate onSubmit={(event) => void submit(event).finally(summary.tried)} className="grid max-w-md gap-5">
      {readOnly && <Banner title={<T id="settings.readOnly" />} />}
      <ErrorSummary {...summary} />
      <Field
        label={<T id="settings.name" />}
        id="name"
        hint={<T id="settings.nameHint" />}
        error={errors.name?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.required') })}
            maxLength={200}
            dir="auto"
            readOnly={readOnly}
          />
        )}
      </Field>
      <Field
        label={<T id="settings.currency" />}
        id="default_currency"
        hint={<T id="settings.defaultHint" />}
        error={errors.default_currency?.message}
      >
        {(control) => (
          <Select {...control} {...form.register('default_currency')}>
            {currencies(formatLocale).map(({ code, name }) => (
              <option key={code} value={code}>
                {name} ({code})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={<T id="settings.zone" />}
        id="default_zone"
        hint={<T id="settings.defaultHint" />}
        error={errors.default_zone?.message}
      >
        {(control) => (
          <ZoneSelect
            {...control}
            {...form.register('default_zone')}
            current={organization.default_zone ?? viewerZone()}
          />
        )}
      </Field>
      {!readOnly && (
        <Button type="submit" busy={isSubmitting} disabled={!isDirty} className="justify-self-start">
          <T id="action.save" />
        </Button>
      )}
    </form>
  );
};

const All = () => {
  const query = useQuery(organizationsQuery);
  if (query.isPending) return <SkeletonText lines={6} />;
  if (query.isError) return <Fault error={query.error} onRetry={() => void query.refetch()} />;
  const { items } = query.data;
  return (
    <div className="grid gap-12">
      {items.map((organization) => (
        <section key={organization.id} className="grid gap-4">
          {items.length > 1 && (
            <h2 className="title text-22" dir="auto">
              {organization.name}
            </h2>
          )}
          <Settings organization={organization} />
        </section>
      ))}
    </div>
  );
};

/** What an organization is called, and what its new events begin with. */
export const OrganizationPage = () => {
  const t = useT();
  useTitle(t('layout.organization'));
  return (
    <div className="page">
      <PageHeader title={<T id="layout.organization" />} lead={<T id="settings.lead" />} />
      <SignedIn>{() => <All />}</SignedIn>
    </div>
  );
};
