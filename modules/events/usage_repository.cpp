// What an organization has and used.

#include "modules/events/repository.hpp"

namespace gatehouse::events::repo {

std::vector<EventId> ids_of(db::Session& session, const OrganizationId& id)
{
    return session.all(
        "SELECT id FROM events WHERE organization_id = ?",
        [](const db::Row& row) { return row.id<EventId>(1); }, id);
}

int count_open(db::Session& session, const OrganizationId& id, Time now)
{
    constexpr db::Sql kOpen = R"sql(
        SELECT COUNT(*) FROM events
         WHERE organization_id = ? AND (status = 'draft' OR (status = 'published' AND ends_at > ?))
    )sql";
    return *session.one(
        kOpen, [](const db::Row& row) { return row.integer(1); }, id, now);
}

std::vector<MonthlyEvents> published_by_month(db::Session& session, const OrganizationId& id)
{
    constexpr db::Sql kPublished = R"sql(
        SELECT DATE_FORMAT(published_at, '%Y-%m') AS month, COUNT(*) FROM events
         WHERE organization_id = ? AND published_at IS NOT NULL GROUP BY month ORDER BY month
    )sql";
    return session.all(
        kPublished,
        [](const db::Row& row) {
            return MonthlyEvents{row.text(1), row.integer(2)};
        },
        id);
}

std::vector<MonthlyBytes> bytes_by_month(db::Session& session, const OrganizationId& id)
{
    constexpr db::Sql kBytes = R"sql(
        SELECT DATE_FORMAT(m.created_at, '%Y-%m') AS month, SUM(m.bytes)
          FROM event_media m JOIN events e ON e.id = m.event_id
         WHERE e.organization_id = ? GROUP BY month ORDER BY month
    )sql";
    return session.all(
        kBytes,
        [](const db::Row& row) {
            return MonthlyBytes{row.text(1), row.number(2)};
        },
        id);
}

}  // namespace gatehouse::events::repo
