import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';

import { FormDialog } from '@/components/organizer/form-dialog';
import { Fault } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { showFaults } from '@/lib/form-errors';

import { keysChanged, makeKey, scopesOf } from '../api';

import { Rights, type Values } from './rights';

const spans = ['30', '90', '365', 'never'] as const;
const dayMs = 24 * 3_600_000;

const rights: Values['rights'] = {
  events: 'none',
  orders: 'none',
  tickets: 'none',
  scans: 'none',
  payments: 'none',
  organizations: 'none',
  queue: 'none',
  profile: 'none',
};

type Props = { onClose: () => void; onMade: (token: string) => void };

/** Asks what the key is for and what it may do. */
export const NewKey = ({ onClose, onMade }: Props) => {
  const t = useT();
  const form = useForm<Values>({ defaultValues: { name: '', expires: '90', rights }, shouldFocusError: true });
  const { errors } = form.formState;
  const making = useMutation({
    mutationFn: (values: Values) =>
      makeKey({
        name: values.name.trim(),
        scopes: scopesOf(values.rights),
        ...(values.expires === 'never'
          ? {}
          : { expires_at: new Date(Date.now() + Number(values.expires) * dayMs).toISOString() }),
      }),
    onSuccess: async ({ token }) => {
      await keysChanged();
      onMade(token);
    },
    onError: (error) => void showFaults(form, error),
  });
  const submit = form.handleSubmit((values) => {
    if (scopesOf(values.rights).length === 0) {
      form.setError('rights', { message: t('apiKeys.rightsMissing') });
      return;
    }
    making.mutate(values);
  });
  return (
    <FormDialog
      title={<T id="apiKeys.makeTitle" />}
      description={<T id="apiKeys.makeLead" />}
      back={<T id="apiKeys.back" />}
      submit={<T id="apiKeys.make" />}
      busy={making.isPending}
      onClose={onClose}
      onSubmit={() => {
        form.clearErrors('rights');
        void submit();
      }}
    >
      {making.isError && <Fault error={making.error} />}
      <Field label={<T id="apiKeys.name" />} id="name" hint={<T id="apiKeys.nameHint" />} error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (name) => Boolean(name.trim()) || t('apiKeys.nameMissing') })}
            maxLength={100}
            autoComplete="off"
          />
        )}
      </Field>
      <Rights register={form.register} error={errors.rights?.message} />
      <Field label={<T id="apiKeys.expires" />} id="expires" hint={<T id="apiKeys.expiresHint" />}>
        {(control) => (
          <Select {...control} {...form.register('expires')}>
            {spans.map((span) => (
              <option key={span} value={span}>
                {t(`apiKeys.expires.${span}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormDialog>
  );
};
