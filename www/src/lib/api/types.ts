import type { components } from './schema';

type Schemas = components['schemas'];

export type ApiKey = Schemas['ApiKey'];
export type Attendee = Schemas['Attendee'];
export type Availability = Schemas['Availability'];
export type Bundle = Schemas['Bundle'];
export type BundleInput = Schemas['NewBundle'];
export type Category = Schemas['Category'];
export type CheckedCode = Schemas['CheckedDiscountCode'];
export type Checkin = Schemas['Checkin'];
export type Dashboard = Schemas['Dashboard'];
export type Day = Schemas['EventDay'];
export type DayInput = Schemas['NewEventDay'];
export type DayName = Schemas['DayBrief'];
export type DiscountCode = Schemas['DiscountCode'];
export type DiscountCodeInput = Schemas['NewDiscountCode'];
export type DoorEvent = Schemas['DoorEvent'];
export type Event = Schemas['Event'];
export type EventCard = Schemas['EventCard'];
export type EventInput = Schemas['NewEvent'];
export type EventSettings = Schemas['EventSettings'];
export type FoundTicket = Schemas['FoundTicket'];
export type Identity = Schemas['Identity'];
export type Image = Schemas['Image'];
export type Money = Schemas['Money'];
export type Order = Schemas['Order'];
export type OrderLine = Schemas['OrderLine'];
export type Organization = Schemas['Organization'];
export type OrganizerEvent = Schemas['OrganizerEvent'];
/** A problem document with whatever members its code brings along. */
export type Problem = Schemas['Problem'] & Record<string, unknown>;
export type Profile = Schemas['Profile'];
/** What is sold: for one day or all of them, or for several days at once. */
export type SaleItem = TicketType | Bundle;
export type ScanResult = Schemas['ScanAnswer'];
export type StaffMember = Schemas['Staff'];
export type Ticket = Schemas['Ticket'];
export type TicketType = Schemas['TicketType'];
export type TicketTypeInput = Schemas['NewTicketType'];
export type User = Schemas['User'];
export type Venue = Schemas['Venue'];
