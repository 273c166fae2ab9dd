// Which events a person may run the door of by membership.

#include "modules/events/service.hpp"

namespace gatehouse::events {

std::vector<EventId> Service::of_organizations(
    db::Session& session, const std::vector<OrganizationId>& ids, Time ending_after, int most) const
{
    return session.all_in(R"sql(
        SELECT id FROM events WHERE organization_id IN (?*) AND status = 'published' AND ends_at > ?
         ORDER BY starts_at, id LIMIT ?
    )sql",
        [](const db::Row& row) { return row.id<EventId>(1); }, ids, ending_after, most);
}

}  // namespace gatehouse::events
