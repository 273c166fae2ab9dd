import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { CodeField } from '@/components/code-field';
import type { Event, SaleItem } from '@/lib/api/types';
import { discountOf } from '@/lib/discount';
import { bundlesOf, checkedCode } from '@/lib/queries/inventory';

import type { AppliedCode } from './chooser';

type Props = {
  event: Event;
  types: readonly SaleItem[];
  asked: string;
  onAsk: (code: string) => void;
  onChange: (code: AppliedCode | undefined) => void;
};

// Hidden tickets are not in the live channel: what is left of them is asked for, slowly, since tries are counted.
const askEvery = 30_000;

/** Where a code is entered on the event's page. */
const Code = ({ event, types, asked, onAsk, onChange }: Props) => {
  const query = useQuery({
    ...checkedCode(event.id, asked),
    enabled: asked !== '',
    refetchInterval: ({ state }) => (state.data && !state.error ? askEvery : false),
  });
  const checked = asked && !query.isError ? query.data : undefined;
  useEffect(() => {
    const { ticket_types, bundles } = checked?.unlocked ?? { ticket_types: [], bundles: [] };
    onChange(checked && { code: checked.code, off: discountOf(checked), unlocked: [...ticket_types, ...bundles] });
  }, [checked, onChange]);
  // To call what it is for by name.
  const forBundles = checked?.applies_to.some((id) => id.startsWith('bundle_')) ?? false;
  const bundles = useQuery({ ...bundlesOf(event.id), enabled: forBundles }).data?.items ?? [];
  return (
    <div className="py-3">
      <CodeField query={query} code={asked} onCode={onAsk} items={[...types, ...bundles]} zone={event.zone} />
    </div>
  );
};

export default Code;
