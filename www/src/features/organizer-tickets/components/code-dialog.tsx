import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm } from 'react-hook-form';

import { useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { DiscountCode, Event, SaleItem } from '@/lib/api/types';
import { stockChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

import { checkedCodeForm, codeInputOf, codeValuesOf, newCode, type CodeValues } from '../code-values';
import { CodeFields } from './code-fields';
import { EditDialog } from './edit-dialog';

type Props = { event: Event; code?: DiscountCode | undefined; items: readonly SaleItem[]; onClose: () => void };

const renamed: Record<string, string> = { ticket_type_ids: 'applies_to', bundle_ids: 'applies_to' };

/** Adds a discount code, or changes one. */
export const CodeDialog = ({ event, code, items, onClose }: Props) => {
  const t = useT();
  const { currency, zone } = event;
  const form = useForm<CodeValues>({
    resolver: zodResolver(useMemo(() => checkedCodeForm(t, { currency, zone }), [t, currency, zone])),
    defaultValues: code ? codeValuesOf(code, event) : newCode,
    shouldFocusError: false,
  });
  return (
    <EditDialog
      form={form}
      title={code ? 'code.edit' : 'code.add'}
      submit={code ? 'action.save' : 'code.add'}
      rename={(name) => renamed[name] ?? name}
      place={(error) => {
        switch (error.code) {
          case 'code_taken':
            return { field: 'code', message: t('code.taken') };
          case 'capacity_in_use':
            return { field: 'max_uses', message: t('code.usesInUse', { uses: Number(error.problem.uses ?? 0) }) };
          case 'sold_out':
          case 'insufficient_stock':
            return {
              field: 'blocks_stock',
              message: t('code.keepsTooMany', { left: Number(error.problem.available ?? 0) }),
            };
          default:
            return undefined;
        }
      }}
      save={async (values) => {
        const body = codeInputOf(values, event);
        if (code) await ok(api.PUT('/discount-codes/{id}', { params: { path: { id: code.id } }, body }));
        else await ok(api.POST('/discount-codes', { body: { ...body, event_id: event.id } }));
        await stockChanged(event.id);
        toast(t(code ? 'type.saved' : 'type.added', { name: body.code }));
      }}
      onClose={onClose}
    >
      <CodeFields event={event} code={code} items={items} />
    </EditDialog>
  );
};
