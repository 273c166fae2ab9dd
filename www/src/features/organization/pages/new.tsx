import { useForm } from 'react-hook-form';

import { SignedIn } from '@/components/signed-in';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Profile } from '@/lib/api/types';
import { chooseOrganization } from '@/lib/chosen-organization';
import { showFaults } from '@/lib/form-errors';
import { paths } from '@/lib/paths';
import { membershipsChanged } from '@/lib/queries/organization';
import { useGo } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';
import { useTitle } from '@/lib/use-title';

const NewOrganization = ({ session }: { session: Profile }) => {
  const t = useT();
  const go = useGo();
  const faultText = useFaultText();
  const form = useForm({ defaultValues: { name: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      const made = await ok(api.POST('/organizations', { body: { name: name.trim() } }));
      await membershipsChanged();
      chooseOrganization(session.id, made.id);
      toast(t('organization.made', { name: made.name }));
      go(paths.organization());
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event).finally(summary.tried)} className="grid max-w-md gap-5">
      <ErrorSummary {...summary} />
      <Field
        label={<T id="organization.name" />}
        id="name"
        hint={<T id="organization.nameHint" />}
        error={errors.name?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.required') })}
            maxLength={200}
            dir="auto"
            autoComplete="organization"
          />
        )}
      </Field>
      <Button type="submit" busy={isSubmitting} className="justify-self-start">
        <T id="organization.make" />
      </Button>
    </form>
  );
};

/** Another organization, of one's own. */
export const NewOrganizationPage = () => {
  const t = useT();
  useTitle(t('organization.new'));
  return (
    <div className="page">
      <PageHeader title={<T id="organization.new" />} lead={<T id="organization.newLead" />} />
      <SignedIn>{(session) => <NewOrganization session={session} />}</SignedIn>
    </div>
  );
};
