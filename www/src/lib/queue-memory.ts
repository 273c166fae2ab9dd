// Places in line outlive the tab: the page says that one may close it.
const entriesKey = 'gatehouse.queue.entries';
const guestKey = 'gatehouse.queue.guest';
const most = 20;

type Kept = { id: string; item: string; secret: string };

/** An address that its owner has proved, and what shows the server that. */
export type Guest = { email: string; token: string; expires_at: string };

const read = <T>(key: string): T | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
};

const kept = (): readonly Kept[] => read<Kept[]>(entriesKey) ?? [];

/** Keeps a guest's place in line in this browser; an earlier one for the same thing is forgotten. */
export const rememberEntry = (entry: Kept): void =>
  localStorage.setItem(
    entriesKey,
    JSON.stringify([entry, ...kept().filter(({ id, item }) => id !== entry.id && item !== entry.item)].slice(0, most)),
  );

/** A guest's place in the line for a ticket type or bundle, as far as this browser knows. */
export const rememberedEntry = (item: string): Kept | undefined => kept().find((entry) => entry.item === item);

/** What opens a guest's place in line, when the address does not bring it along. */
export const rememberedSecret = (id: string): string | undefined => kept().find((entry) => entry.id === id)?.secret;

const orderKey = (id: string) => `gatehouse.queue.order.${id}`;

/** What opens a guest's order that an offer became, for the way back from the place in line. */
export const rememberOrder = (id: string, secret: string): void => sessionStorage.setItem(orderKey(id), secret);

export const rememberedOrder = (id: string): string | undefined => sessionStorage.getItem(orderKey(id)) ?? undefined;

export const rememberGuest = (guest: Guest): void => localStorage.setItem(guestKey, JSON.stringify(guest));

export const forgetGuest = (): void => localStorage.removeItem(guestKey);

/** The address that was proved in this browser, while that still counts. */
export const rememberedGuest = (now = Date.now()): Guest | undefined => {
  const guest = read<Guest>(guestKey);
  return guest && Date.parse(guest.expires_at) > now ? guest : undefined;
};
