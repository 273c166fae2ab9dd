import { channels } from './channels';
import { useLive, type LiveState } from './use-live';

/** Calls `refresh` whenever stock of a published event moved: somebody ordered, paid or gave up. */
export const useLiveRefresh = (eventId: string, published: boolean, refresh: () => void): LiveState =>
  useLive(channels.event(eventId), { state: refresh }, { active: published, poll: refresh });
