import { useFormContext, useWatch } from 'react-hook-form';

import { Radio } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { countries } from '@/lib/regions';

import type { Values } from '../values';
import { Section } from './section';

const Venue = () => {
  const t = useT();
  const {
    register,
    formState: { errors },
  } = useFormContext<Values>();
  const fault = errors.venue;
  return (
    <div className="grid gap-5 sm:grid-cols-6">
      <div className="sm:col-span-6">
        <Field label={<T id="editor.venueName" />} id="venue.name" error={fault?.name?.message}>
          {(control) => (
            <Input {...control} {...register('venue.name')} maxLength={200} dir="auto" autoComplete="off" />
          )}
        </Field>
      </div>
      <div className="sm:col-span-6">
        <Field label={<T id="editor.address" />} id="venue.address" error={fault?.address?.message}>
          {(control) => (
            <Input {...control} {...register('venue.address')} maxLength={300} dir="auto" autoComplete="off" />
          )}
        </Field>
      </div>
      <div className="sm:col-span-2">
        <Field label={<T id="editor.postalCode" />} id="venue.postal_code" error={fault?.postal_code?.message}>
          {(control) => <Input {...control} {...register('venue.postal_code')} maxLength={20} autoComplete="off" />}
        </Field>
      </div>
      <div className="sm:col-span-4">
        <Field label={<T id="editor.city" />} id="venue.city" error={fault?.city?.message}>
          {(control) => (
            <Input {...control} {...register('venue.city')} maxLength={120} dir="auto" autoComplete="off" />
          )}
        </Field>
      </div>
      <div className="sm:col-span-3">
        <Field label={<T id="editor.region" />} id="venue.region" optional error={fault?.region?.message}>
          {(control) => (
            <Input {...control} {...register('venue.region')} maxLength={120} dir="auto" autoComplete="off" />
          )}
        </Field>
      </div>
      <div className="sm:col-span-3">
        <Field label={<T id="editor.country" />} id="venue.country" error={fault?.country?.message}>
          {(control) => (
            <Select {...control} {...register('venue.country')}>
              <option value="">{t('editor.choose')}</option>
              {countries(formatLocale).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </div>
  );
};

/** Where it is. */
export const Place = () => {
  const {
    register,
    formState: { errors },
  } = useFormContext<Values>();
  const place = useWatch<Values, 'place'>({ name: 'place' });
  return (
    <Section id="where" title="editor.where">
      <fieldset>
        <legend className="sr-only">
          <T id="editor.where" />
        </legend>
        <div className="flex flex-wrap gap-x-8">
          <Radio value="venue" {...register('place')} label={<T id="editor.atVenue" />} />
          <Radio value="online" {...register('place')} label={<T id="editor.online" />} />
        </div>
      </fieldset>
      {place === 'venue' ? (
        <Venue />
      ) : (
        <Field
          label={<T id="editor.onlineUrl" />}
          id="online_url"
          hint={<T id="editor.onlineUrlHint" />}
          error={errors.online_url?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...register('online_url')}
              type="url"
              inputMode="url"
              maxLength={500}
              placeholder="https://"
            />
          )}
        </Field>
      )}
    </Section>
  );
};
