/** Where this device stands: remembered, since a phone at the door is put away and taken out a hundred times. */
export type Gate = { eventId: string; name: string; direction: 'entry' | 'exit'; sound: boolean };

const key = 'gatehouse.gate';

export const rememberedGate = (): Partial<Gate> => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Gate>;
  } catch {
    // What cannot be read is as good as forgotten.
    return {};
  }
};

export const rememberGate = (gate: Gate): void => localStorage.setItem(key, JSON.stringify(gate));

/** The event a link asked for, "/scan?event=…". */
export const askedEvent = (): string | undefined => new URLSearchParams(location.search).get('event') ?? undefined;
