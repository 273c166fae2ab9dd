import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';

import { Button } from '@/components/ui/button';
import { T, useT } from '@/i18n/t';
import { api, ok } from '@/lib/api/client';
import type { Event } from '@/lib/api/types';
import { stockChanged } from '@/lib/queries/organizer';
import { toast } from '@/lib/toast';

import { checks } from '../checks';
import { capacityFrom, capacityValuesOf, mustHaveCapacity, type CapacityValues } from '../counts';
import { CapacityField, usePlaceCapacity } from './capacity-field';
import { EditDialog } from './edit-dialog';
import { Numbers } from './stock-row';

type Props = { event: Event; capacity: number | null; sold: number; held: number; kept: number };

const CapacityDialog = ({ event, capacity, sold, held, kept, onClose }: Props & { onClose: () => void }) => {
  const t = useT();
  const rules = useMemo(() => checks<CapacityValues>(t, mustHaveCapacity), [t]);
  const form = useForm<CapacityValues>({
    resolver: zodResolver(rules),
    defaultValues: capacityValuesOf(capacity),
    shouldFocusError: false,
  });
  return (
    <EditDialog
      form={form}
      title="capacity.title"
      submit="action.save"
      place={usePlaceCapacity()}
      save={async (values) => {
        const body = { capacity: capacityFrom(values) };
        await ok(api.PUT('/events/{id}/capacity', { params: { path: { id: event.id } }, body }));
        await stockChanged(event.id);
        toast(t('capacity.saved'));
      }}
      onClose={onClose}
    >
      <p className="text-ink-soft">
        <T id="capacity.lead" />
      </p>
      <CapacityField label="capacity.most" taken={{ sold, held: held + kept }} />
    </EditDialog>
  );
};

/** What the event sells at most as a whole, whatever its types and days would allow. */
export const EventCapacity = (props: Props) => {
  const [asked, ask] = useState(false);
  const { capacity, sold, held, kept } = props;
  return (
    <section className="grid gap-3 border-t border-line pt-7">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="title text-22">
          <T id="capacity.title" />
        </h2>
        <Button look="secondary" size="small" onClick={() => ask(true)}>
          <T id={capacity === null ? 'capacity.set' : 'capacity.change'} />
        </Button>
      </div>
      {capacity === null ? (
        <p className="max-w-measure text-ink-soft">
          <T id="capacity.none" />
        </p>
      ) : (
        <div className="grid max-w-xl gap-1.5">
          <Numbers sold={sold} held={held} kept={kept} capacity={capacity} />
        </div>
      )}
      {asked && <CapacityDialog {...props} onClose={() => ask(false)} />}
    </section>
  );
};
