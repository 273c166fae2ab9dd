import { CalendarPlus, FileDown } from 'lucide-react';

import { TicketStatus } from '@/components/ticket-status';
import { buttonClass } from '@/components/ui/button';
import { QrImage } from '@/components/ui/qr-image';
import { formatLocale } from '@/i18n/store';
import { T, useT } from '@/i18n/t';
import { cx } from '@/lib/cx';
import type { Ticket } from '@/lib/api/types';
import { formatDayTime, zoneName } from '@/lib/format/dates';
import { dayInFull } from '@/lib/format/event-days';

import { PassOn } from './pass-on';

/** A ticket as it is held up at the door: the code large on white, then who, what, when, and the number to read out. */
export const TicketCard = ({ ticket, secret }: { ticket: Ticket; secret?: string | undefined }) => {
  const t = useT();
  const { event } = ticket;
  const dead = ticket.status === 'cancelled';
  const gone = ticket.status === 'transferred';
  return (
    <article className="mx-auto grid w-full content-start sm:mx-0 max-w-96 overflow-hidden rounded-surface border border-line bg-surface">
      {!gone && (
        <div className="bg-qr-paper p-3">
          <QrImage
            src={ticket.qr_url}
            alt={t('ticket.qr', { number: ticket.number })}
            className={cx(dead && 'opacity-15')}
          />
        </div>
      )}
      <div className="grid gap-4 border-t-2 border-dashed border-line p-5">
        <div className="flex items-start justify-between gap-3">
          <p className="title text-22" dir="auto">
            {ticket.ticket_type.name}
          </p>
          <TicketStatus status={ticket.status} />
        </div>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3 [&_dt]:text-14 [&_dt]:text-ink-faint [&_dd]:font-medium">
          <div>
            <dt>
              <T id={gone ? 'transfer.gone' : 'ticket.holder'} />
            </dt>
            <dd dir="auto" className="wrap-anywhere">
              {gone ? ticket.holder.email : ticket.holder.name}
            </dd>
          </div>
          <div>
            <dt>
              <T id="ticket.number" />
            </dt>
            <dd className="tabular font-mono select-all">{ticket.number}</dd>
          </div>
          {event && (
            <div className="col-span-2">
              <dt>
                <T id="ticket.when" />
              </dt>
              {ticket.days.length > 0 ? (
                ticket.days.map((day) => (
                  <dd key={day.id} dir="auto" className="mb-1 last:mb-0">
                    {dayInFull(day, event.zone, formatLocale)}
                  </dd>
                ))
              ) : (
                <dd>
                  {formatDayTime(event.starts_at, event.zone, formatLocale)}{' '}
                  {zoneName(event.starts_at, event.zone, formatLocale)}
                </dd>
              )}
            </div>
          )}
          {event?.venue && (
            <div className="col-span-2">
              <dt>
                <T id="ticket.where" />
              </dt>
              <dd dir="auto">
                {event.venue.name}, {event.venue.city}
              </dd>
            </div>
          )}
          {ticket.admits > 1 && (
            <div className="col-span-2">
              <dt>
                <T id="ticket.admits" />
              </dt>
              <dd>
                <T id="ticket.people" values={{ count: ticket.admits }} />
              </dd>
            </div>
          )}
        </dl>
        {ticket.status === 'valid' && (
          <p className="text-14 text-ink-faint">
            <T id="ticket.brightness" />
          </p>
        )}
        <PassOn ticket={ticket} secret={secret} />
        <div data-print="no" className="grid grid-cols-2 gap-2">
          {!gone && (
            <a href={ticket.pdf_url} download className={buttonClass('secondary', 'small')}>
              <FileDown aria-hidden size={16} />
              <T id="ticket.pdf" />
            </a>
          )}
          <a href={`/api/events/${ticket.event_id}/calendar.ics`} className={buttonClass('secondary', 'small')}>
            <CalendarPlus aria-hidden size={16} />
            <T id="ticket.calendar" />
          </a>
        </div>
      </div>
    </article>
  );
};
