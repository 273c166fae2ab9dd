import type { components } from './schema';

type Schemas = components['schemas'];

export type Availability = Schemas['Availability'];
export type Category = Schemas['Category'];
export type Event = Schemas['Event'];
export type EventCard = Schemas['EventCard'];
export type Image = Schemas['Image'];
export type Money = Schemas['Money'];
export type Order = Schemas['Order'];
export type OrderLine = Schemas['OrderLine'];
export type PaymentsConfig = Schemas['PaymentsConfig'];
export type Problem = Schemas['Problem'];
export type Profile = Schemas['Profile'];
export type Ticket = Schemas['Ticket'];
export type TicketType = Schemas['TicketType'];
export type User = Schemas['User'];
export type Venue = Schemas['Venue'];
