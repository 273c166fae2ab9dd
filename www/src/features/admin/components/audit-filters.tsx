import { X } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { T, useT, type MessageId } from '@/i18n/t';
import { useGo } from '@/lib/router/navigation';

import type { AuditFilters } from '../api';

const areas = ['user.', 'organization.', 'event.', 'order.', 'payment.', 'refund.', 'staff.', 'audit.'] as const;

type WordProps = { value: string; label: MessageId; begins: string; onChange: (text: string) => void };

const Word = ({ value, label, begins, onChange }: WordProps) => (
  <div className="max-sm:col-span-2">
    <Field label={<T id={label} />}>
      {(control) => (
        <Input
          {...control}
          value={value}
          placeholder={begins}
          spellCheck={false}
          autoComplete="off"
          className="font-mono text-14"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  </div>
);

type Props = { filters: AuditFilters; to: (filters: AuditFilters) => string; organizations?: boolean };

/** Narrows the log; what is chosen is in the address. */
export const AuditFilterForm = ({ filters, to, organizations = false }: Props) => {
  const t = useT();
  const go = useGo();
  const [form, setForm] = useState(filters);
  const narrowed = Object.values(filters).some(Boolean);
  const put = (change: AuditFilters) => setForm((before) => ({ ...before, ...change }));
  const area = areas.find((each) => form.action?.startsWith(each)) ?? '';
  return (
    <form
      role="search"
      aria-label={t('audit.narrow')}
      className="grid grid-cols-2 gap-4 lg:grid-cols-3"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        go(to(form));
      }}
    >
      <div className="max-lg:col-span-2">
        <Field label={<T id="audit.what" />}>
          {(control) => (
            <Select {...control} value={area} onChange={({ target }) => put({ action: target.value })}>
              <option value="">{t('audit.everything')}</option>
              {areas.map((each) => (
                <option key={each} value={each}>
                  {t(`audit.area.${each}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field label={<T id="audit.since" />}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={form.since ?? ''}
            onChange={({ target }) => put({ since: target.value })}
          />
        )}
      </Field>
      <Field label={<T id="audit.until" />}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={form.until ?? ''}
            onChange={({ target }) => put({ until: target.value })}
          />
        )}
      </Field>
      <Word value={form.actor ?? ''} label="audit.actorId" begins="user_…" onChange={(actor) => put({ actor })} />
      <Word
        value={form.subject ?? ''}
        label="audit.subjectId"
        begins="order_… event_… pay_…"
        onChange={(subject) => put({ subject })}
      />
      {organizations && (
        <Word
          value={form.organization ?? ''}
          label="audit.organizationId"
          begins="org_…"
          onChange={(organization) => put({ organization })}
        />
      )}
      <div className="col-span-2 flex gap-3 lg:col-span-3">
        <Button type="submit">
          <T id="audit.narrow" />
        </Button>
        {narrowed && (
          <Button look="quiet" icon={<X aria-hidden size={18} />} onClick={() => go(to({}))}>
            <T id="audit.clear" />
          </Button>
        )}
      </div>
    </form>
  );
};
