import { ChevronRight } from 'lucide-react';

import { TicketStatus } from '@/components/ticket-status';
import { DateBlock } from '@/components/ui/date-block';
import { WhenWhere } from '@/components/when-where';
import { formatLocale } from '@/i18n/store';
import { T } from '@/i18n/t';
import type { Ticket } from '@/lib/api/types';
import { daysInShort } from '@/lib/format/event-days';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

import type { EventTickets } from '../by-event';

const Row = ({ ticket }: { ticket: Ticket }) => (
  <li className="relative flex min-h-12 items-center gap-3 border-t border-line py-2">
    <p className="min-w-0 flex-1">
      <Link to={paths.ticket(ticket.id)} className="row-link font-medium" dir="auto">
        {ticket.ticket_type.name}
      </Link>
      <span className="block text-14 text-ink-soft">
        {ticket.days.length > 0 && <>{daysInShort(ticket.days, formatLocale)} · </>}
        <bdi>{ticket.holder.name}</bdi> · <span className="font-mono">{ticket.number}</span>
      </span>
    </p>
    <TicketStatus status={ticket.status} />
    <ChevronRight aria-hidden size={18} className="shrink-0 text-ink-faint" />
  </li>
);

/** An event and one's tickets for it; each opens with its code. */
export const EventGroup = ({ event, tickets }: EventTickets) => (
  <li className="grid gap-3 rounded-surface border border-line bg-surface px-4 pt-4 pb-1 sm:px-5">
    <div className="flex items-center gap-4">
      <DateBlock at={event.starts_at} zone={event.zone} />
      <div className="min-w-0 flex-1">
        <h3 className="title text-18" dir="auto">
          {event.name}
        </h3>
        <WhenWhere event={event} />
      </div>
      <span className="shrink-0 text-14 text-ink-soft max-sm:sr-only">
        <T id="tickets.count" values={{ count: tickets.length }} />
      </span>
    </div>
    <ul>
      {tickets.map((ticket) => (
        <Row key={ticket.id} ticket={ticket} />
      ))}
    </ul>
  </li>
);
