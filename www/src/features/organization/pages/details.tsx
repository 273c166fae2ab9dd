import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';

import { ZoneSelect } from '@/components/organizer/zone-select';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { formatLocale } from '@/i18n/store';
import { T, useT, type MessageId } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Organization } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { organizationChanged } from '@/lib/queries/organization';
import { currencies } from '@/lib/regions';
import { useLeaveGuard } from '@/lib/router/navigation';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { may, OrganizationFrame } from '../components/frame';

const names = [
  'name',
  'slug',
  'contact_email',
  'contact_phone',
  'website',
  'legal_name',
  'address',
  'tax_id',
  'invoice_footer',
  'default_currency',
  'default_zone',
] as const;
type Values = Record<(typeof names)[number], string>;

const valuesOf = (organization: Organization) =>
  Object.fromEntries(names.map((name) => [name, organization[name]])) as Values;

const Part = ({ title, children }: { title: MessageId; children: ReactNode }) => (
  <fieldset className="grid min-w-0 gap-5 border-t border-line pt-7 first-of-type:border-0 first-of-type:pt-0">
    <legend className="title float-left mb-1 text-22">
      <T id={title} />
    </legend>
    {children}
  </fieldset>
);

const Details = ({ organization }: { organization: Organization }) => {
  const t = useT();
  const faultText = useFaultText();
  const form = useForm({ defaultValues: valuesOf(organization), shouldFocusError: false });
  const { errors, isDirty, dirtyFields, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  useLeaveGuard(isDirty, () => confirm(t('organization.leave')));
  const readOnly = !may(organization, 'settings');
  const submit = form.handleSubmit(async (values) => {
    const changed = names.filter((name) => dirtyFields[name]);
    try {
      const saved = await ok(
        api.PUT('/organizations/{id}', {
          params: { path: { id: organization.id } },
          body: Object.fromEntries(changed.map((name) => [name, values[name].trim()])),
        }),
      );
      organizationChanged(saved);
      form.reset(valuesOf(saved));
      toast(t('organization.saved'));
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  const text = (name: (typeof names)[number], most: number, hint?: MessageId, type = 'text') => (
    <Field
      label={<T id={`organization.${name}` as MessageId} />}
      id={name}
      optional={name !== 'name' && name !== 'slug'}
      {...(hint ? { hint: <T id={hint} /> } : {})}
      error={errors[name]?.message}
    >
      {(control) => (
        <Input
          {...control}
          {...form.register(name, {
            validate: (value) => (name !== 'name' && name !== 'slug') || value.trim() !== '' || t('form.required'),
          })}
          type={type}
          maxLength={most}
          dir={name === 'slug' ? 'ltr' : 'auto'}
          readOnly={readOnly}
        />
      )}
    </Field>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event).finally(summary.tried)}
      className="grid max-w-xl gap-8 [&>fieldset>legend+*]:clear-both"
    >
      {readOnly && <Banner title={<T id="organization.readOnly" />} />}
      <ErrorSummary {...summary} />
      <Part title="organization.public">
        {text('name', 200, 'organization.nameHint')}
        {text('slug', 60, 'organization.slugHint')}
        {text('contact_email', 254, 'organization.contactHint', 'email')}
        {text('contact_phone', 32, undefined, 'tel')}
        {text('website', 500, undefined, 'url')}
      </Part>
      <Part title="organization.legal">
        {text('legal_name', 200, 'organization.legalHint')}
        <Field label={<T id="organization.address" />} id="address" optional error={errors.address?.message}>
          {(control) => (
            <Textarea
              {...control}
              {...form.register('address')}
              rows={3}
              maxLength={500}
              dir="auto"
              readOnly={readOnly}
            />
          )}
        </Field>
        {text('tax_id', 60, 'organization.taxHint')}
        <Field
          label={<T id="organization.invoice_footer" />}
          id="invoice_footer"
          optional
          hint={<T id="organization.footerHint" />}
          error={errors.invoice_footer?.message}
        >
          {(control) => (
            <Textarea
              {...control}
              {...form.register('invoice_footer')}
              rows={2}
              maxLength={500}
              dir="auto"
              readOnly={readOnly}
            />
          )}
        </Field>
      </Part>
      <Part title="organization.defaults">
        <Field
          label={<T id="organization.default_currency" />}
          id="default_currency"
          error={errors.default_currency?.message}
        >
          {(control) => (
            <Select {...control} {...form.register('default_currency', { disabled: readOnly })}>
              {currencies(formatLocale).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name} ({code})
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={<T id="organization.default_zone" />} id="default_zone" error={errors.default_zone?.message}>
          {(control) => (
            <ZoneSelect
              {...control}
              {...form.register('default_zone', { disabled: readOnly })}
              current={organization.default_zone}
            />
          )}
        </Field>
      </Part>
      {!readOnly && (
        <Button type="submit" busy={isSubmitting} disabled={!isDirty} className="justify-self-start">
          <T id="action.save" />
        </Button>
      )}
    </form>
  );
};

/** What an organization is called, where it is found, and what its new events begin with. */
export const DetailsPage = () => (
  <OrganizationFrame title="organization.details">
    {(organization) => <Details organization={organization} />}
  </OrganizationFrame>
);
