import { useQuery } from '@tanstack/react-query';

import type { Offered } from '@/lib/paths';
import { paths } from '@/lib/paths';
import { entryById } from '@/lib/queries/queue';
import { useGo } from '@/lib/router/navigation';

import { HoldClock } from './hold-clock';

/** How long the offer lasts that these tickets are kept by; when it is over its page says what can be done. */
export const OfferClock = ({ entry: id = '', secret }: Offered) => {
  const go = useGo();
  const entry = useQuery({ ...entryById(id, secret), enabled: id !== '' }).data;
  return (
    entry?.offer && (
      <HoldClock until={entry.offer.expires_at} onOver={() => go(paths.entry(id, secret), { replace: true })} />
    )
  );
};
