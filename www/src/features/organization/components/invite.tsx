import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { queryClient } from '@/lib/api/query-client';
import type { Organization } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { invitationsOf } from '@/lib/queries/organization';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';

import { chosenOf, defaultsOf, RightsFields, type Rights } from './rights';

const start: Rights = { role: 'member', permissions: defaultsOf('member') };

/** Asks somebody in, by mail. */
export const Invite = ({ organization }: { organization: Organization }) => {
  const t = useT();
  const faultText = useFaultText();
  const [rights, setRights] = useState(start);
  const form = useForm({ defaultValues: { email: '' }, shouldFocusError: false });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const full = organization.limits.members !== null && organization.members >= organization.limits.members;
  const submit = form.handleSubmit(async ({ email }) => {
    const chosen = chosenOf(rights);
    try {
      await ok(
        api.POST('/organizations/{id}/invitations', {
          params: { path: { id: organization.id } },
          body: { email: email.trim(), role: rights.role, ...(chosen ? { permissions: chosen } : {}) },
        }),
      );
      await queryClient.invalidateQueries({ queryKey: invitationsOf(organization.id).queryKey });
      toast(t('members.invited', { email: email.trim() }));
      form.reset();
      setRights(start);
    } catch (error) {
      if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event).finally(summary.tried)}
      className="grid content-start gap-4"
    >
      <h2 className="title text-22">
        <T id="members.invite" />
      </h2>
      <p className="text-ink-soft">
        {full ? <T id="members.full" values={{ most: organization.limits.members }} /> : <T id="members.inviteLead" />}
      </p>
      <ErrorSummary {...summary} />
      <Field label={<T id="members.email" />} id="email" error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email', {
              validate: (email) => /^\S+@\S+\.\S+$/.test(email.trim()) || t('members.emailWrong'),
            })}
            type="email"
            inputMode="email"
            autoComplete="off"
          />
        )}
      </Field>
      <RightsFields organization={organization} rights={rights} onChange={setRights} />
      <Button type="submit" busy={isSubmitting} disabled={full} className="justify-self-start">
        <T id="members.send" />
      </Button>
    </form>
  );
};
