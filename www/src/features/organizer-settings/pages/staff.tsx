import { useQuery } from '@tanstack/react-query';
import { ScanLine, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { EmailText } from '@/components/email-text';
import { EventFrame } from '@/components/organizer/event-frame';
import { Badge } from '@/components/ui/badge';
import { Button, IconButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Fault, useFaultText } from '@/components/ui/fault';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { ListRow } from '@/components/ui/list-row';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import { ApiError } from '@/lib/api/error';
import { queryClient } from '@/lib/api/query-client';
import type { Event, StaffMember } from '@/lib/api/types';
import { showFaults } from '@/lib/form-errors';
import { formatDayTime } from '@/lib/format/dates';
import { staffOf } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';
import { useSummary } from '@/lib/use-summary';
import { momentText } from '@/lib/wall-time';

const changed = (event: Event) => queryClient.invalidateQueries({ queryKey: staffOf(event.id).queryKey });

type Invited = { email: string; role: StaffMember['role']; ends_at?: string };

const invite = (event: Event, body: Invited) =>
  ok(api.POST('/events/{id}/staff', { params: { path: { id: event.id } }, body }));

const Invite = ({ event }: { event: Event }) => {
  const t = useT();
  const faultText = useFaultText();
  const form = useForm({
    defaultValues: { email: '', role: 'scanner' as StaffMember['role'], ends_at: '' },
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const summary = useSummary(errors, errors.root?.message);
  const submit = form.handleSubmit(async ({ email, role, ends_at: ends }) => {
    const until = momentText(ends, event.zone);
    try {
      await invite(event, { email: email.trim(), role, ...(until ? { ends_at: until } : {}) });
      await changed(event);
      toast(t('staff.added', { email: email.trim() }));
      form.reset();
    } catch (error) {
      const stranger = error instanceof ApiError && error.faults.some(({ code }) => code === 'no_account');
      if (stranger) form.setError('email', { message: t('staff.noAccount') });
      else if (!showFaults(form, error)) form.setError('root', { message: faultText(error) });
    }
  });
  return (
    <form
      noValidate
      onSubmit={(event_) => void submit(event_).finally(summary.tried)}
      className="grid content-start gap-4"
    >
      <h2 className="title text-22">
        <T id="staff.invite" />
      </h2>
      <p className="text-ink-soft">
        <T id="staff.inviteLead" />
      </p>
      <ErrorSummary {...summary} />
      <Field label={<T id="staff.email" />} id="email" error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email', {
              validate: (email) => /^\S+@\S+\.\S+$/.test(email.trim()) || t('staff.emailWrong'),
            })}
            type="email"
            inputMode="email"
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={<T id="staff.role" />} id="role" hint={<T id="staff.roleHint" />} error={errors.role?.message}>
        {(control) => (
          <Select {...control} {...form.register('role')}>
            <option value="scanner">{t('staff.role.scanner')}</option>
            <option value="admin">{t('staff.role.admin')}</option>
          </Select>
        )}
      </Field>
      <Field
        label={<T id="staff.until" />}
        id="ends_at"
        optional
        hint={<T id="staff.untilHint" values={{ zone: event.zone }} />}
        error={errors.ends_at?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('ends_at', {
              validate: (text) => !text || momentText(text, event.zone) !== undefined || t('organizer.noSuchTime'),
            })}
            type="datetime-local"
          />
        )}
      </Field>
      <Button type="submit" busy={isSubmitting} className="justify-self-start">
        <T id="staff.add" />
      </Button>
    </form>
  );
};

const Member = ({ event, member }: { event: Event; member: StaffMember }) => {
  const t = useT();
  const faultText = useFaultText();
  const [now] = useState(Date.now);
  const over = member.ends_at !== null && Date.parse(member.ends_at) < now;
  const restore = async () => {
    try {
      await invite(event, {
        email: member.email,
        role: member.role,
        ...(member.ends_at ? { ends_at: member.ends_at } : {}),
      });
      await changed(event);
    } catch (error) {
      toast(faultText(error), { tone: 'danger' });
    }
  };
  const remove = async () => {
    try {
      await ok(
        api.DELETE('/events/{id}/staff/{user_id}', { params: { path: { id: event.id, user_id: member.user_id } } }),
      );
      await changed(event);
      toast(t('staff.removed', { name: member.name }), { undo: () => void restore() });
    } catch (error) {
      toast(faultText(error), { tone: 'danger' });
    }
  };
  return (
    <ListRow
      title={<span dir="auto">{member.name}</span>}
      trailing={
        <IconButton label={t('staff.remove', { name: member.name })} onClick={() => void remove()}>
          <UserMinus aria-hidden size={18} />
        </IconButton>
      }
    >
      <span className="block">
        <EmailText address={member.email} />
      </span>
      <span className="mt-1 flex flex-wrap items-center gap-2">
        <Badge tone={over ? 'neutral' : 'accent'}>
          <T id={`staff.role.${member.role}`} />
        </Badge>
        {member.ends_at && (
          <T
            id={over ? 'staff.ended' : 'staff.ends'}
            values={{ at: formatDayTime(member.ends_at, event.zone, formatLocale) }}
          />
        )}
      </span>
    </ListRow>
  );
};

const Staff = ({ event }: { event: Event }) => {
  const query = useQuery(staffOf(event.id));
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <section className="grid content-start gap-4">
        <h2 className="title text-22">
          <T id="staff.title" />
        </h2>
        {query.isPending && <SkeletonText lines={4} />}
        {query.isError && <Fault error={query.error} onRetry={() => void query.refetch()} />}
        {query.data?.items.length === 0 && (
          <EmptyState icon={<ScanLine aria-hidden />} title={<T id="staff.none" />}>
            <T id="staff.noneLead" />
          </EmptyState>
        )}
        <ul>
          {query.data?.items.map((member) => (
            <Member key={member.user_id} event={event} member={member} />
          ))}
        </ul>
      </section>
      <Invite event={event} />
    </div>
  );
};

/** Who may scan at the door. */
export const StaffPage = () => (
  <EventFrame title="organizer.section.staff">{(event) => <Staff event={event} />}</EventFrame>
);
