// The sums behind the dashboard: what was sold, less what was given back.

#include "modules/orders/figures.hpp"

#include "common/time.hpp"

namespace gatehouse::orders::repo {

Totals totals(db::Session& session, const EventId& event)
{
    return session
        .one(R"sql(
            SELECT COUNT(*), COALESCE(SUM(total - refunded), 0), COALESCE(SUM(IF(method = 'cash', total - refunded, 0)), 0),
                   COALESCE(SUM(IF(origin = 'organizer' AND total = 0, quantity - tickets_cancelled, 0)), 0)
              FROM orders
             WHERE event_id = ? AND status IN ('completed', 'partially_refunded')
        )sql",
            [](const db::Row& row) {
                return Totals{row.integer(1), row.number(2), row.number(3), row.integer(4)};
            },
            event)
        .value_or(Totals{});
}

std::vector<EventGross> gross_by_event(db::Session& session, const std::vector<EventId>& events)
{
    return session.all_in(R"sql(
        SELECT event_id, SUM(total - refunded)
          FROM orders
         WHERE event_id IN (?*) AND status IN ('completed', 'partially_refunded')
         GROUP BY event_id
    )sql",
        [](const db::Row& row) {
            return EventGross{row.id<EventId>(1), row.number(2)};
        },
        events);
}

std::vector<MonthGross> gross_by_month(db::Session& session, const std::vector<EventId>& events, Time from)
{
    return session.all_in(R"sql(
        SELECT DATE_FORMAT(completed_at, '%Y-%m') AS month, currency, COUNT(*), SUM(total - refunded)
          FROM orders
         WHERE event_id IN (?*) AND status IN ('completed', 'partially_refunded') AND completed_at >= ?
         GROUP BY month, currency ORDER BY month, currency
    )sql",
        [](const db::Row& row) {
            return MonthGross{row.text(1), row.text(2), row.integer(3), row.number(4)};
        },
        events, from);
}

std::vector<Takings> takings(db::Session& session, const std::vector<EventId>& events)
{
    return session.all_in(R"sql(
        SELECT event_id, COUNT(*), SUM(quantity - tickets_cancelled), SUM(total + discount), SUM(discount),
               SUM(refunded), SUM(platform_fee), SUM(IF(method = 'cash', total - refunded, 0))
          FROM orders
         WHERE event_id IN (?*) AND completed_at IS NOT NULL
         GROUP BY event_id
    )sql",
        [](const db::Row& row) {
            return Takings{row.id<EventId>(1), row.integer(2), row.integer(3), row.number(4), row.number(5),
                row.number(6), row.number(7), row.number(8)};
        },
        events);
}

std::vector<ItemGross> gross_by_item(db::Session& session, const EventId& event)
{
    return session.all(R"sql(
        SELECT l.ticket_type_id, SUM(l.subtotal - l.cancelled)
          FROM orders o JOIN order_lines l ON l.order_id = o.id
         WHERE o.event_id = ? AND o.status IN ('completed', 'partially_refunded')
         GROUP BY l.ticket_type_id
    )sql",
        [](const db::Row& row) {
            return ItemGross{row.id<TicketTypeId>(1), row.number(2)};
        },
        event);
}

std::vector<Quarter> by_quarter(db::Session& session, const EventId& event)
{
    constexpr std::int64_t kSeconds = 900;
    // TIMESTAMPDIFF of two DATETIMEs knows no session time zone, unlike UNIX_TIMESTAMP.
    return session.all(R"sql(
        SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', completed_at) DIV 900 AS quarter, SUM(quantity - tickets_cancelled),
               SUM(total - refunded)
          FROM orders
         WHERE event_id = ? AND status IN ('completed', 'partially_refunded')
         GROUP BY quarter
         ORDER BY quarter
    )sql",
        [](const db::Row& row) {
            return Quarter{from_unix(row.number(1) * kSeconds), row.integer(2), row.number(3)};
        },
        event);
}

}  // namespace gatehouse::orders::repo
