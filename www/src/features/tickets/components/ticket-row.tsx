import { TicketStatus } from '@/components/ticket-status';
import { DateBlock } from '@/components/ui/date-block';
import { ListRow } from '@/components/ui/list-row';
import { formatLocale } from '@/i18n/store';
import type { Ticket } from '@/lib/api/types';
import { formatDayTime } from '@/lib/format/dates';
import { paths } from '@/lib/paths';
import { Link } from '@/lib/router/navigation';

/** One ticket of a list; opens its page with the QR code. */
export const TicketRow = ({ ticket }: { ticket: Ticket }) => {
  const { event } = ticket;
  return (
    <ListRow
      leading={event && <DateBlock at={event.starts_at} zone={event.zone} />}
      title={
        <Link to={paths.ticket(ticket.id)} className="row-link" dir="auto">
          {event ? event.name : ticket.ticket_type.name}
        </Link>
      }
      trailing={<TicketStatus status={ticket.status} />}
    >
      <span dir="auto">
        {ticket.ticket_type.name} · {ticket.holder.name}
      </span>
      {event && (
        <>
          <br />
          <time dateTime={event.starts_at}>{formatDayTime(event.starts_at, event.zone, formatLocale)}</time>
        </>
      )}
    </ListRow>
  );
};
