import { useQuery } from '@tanstack/react-query';

import type { Availability } from '@/lib/api/types';
import { availabilityOf } from '@/lib/queries/events';

import { channels } from './channels';
import { take } from './take';
import { useLive, type LiveState } from './use-live';

/** What is left of each ticket type, kept current while one looks. */
export const useLiveAvailability = (
  eventId: string,
  active: boolean,
): { availability: Availability | undefined; state: LiveState } => {
  const query = useQuery({ ...availabilityOf(eventId), enabled: active });
  const state = useLive(
    channels.event(eventId),
    {
      state: (availability: Availability) => void take(availabilityOf(eventId).queryKey, () => availability),
    },
    { active, poll: () => void query.refetch() },
  );
  return { availability: query.data, state };
};
