// What usage (ORG-8) asks of this module; the rest of it is known further up.

#include <map>

#include "modules/events/repository.hpp"
#include "modules/events/service.hpp"

namespace gatehouse::events {

std::vector<MonthlyUse> Service::usage(
    db::Session& session, const OrganizationId& id, const std::vector<std::string>& months) const
{
    std::map<std::string, int> published;
    for (const auto& [month, events] : repo::published_by_month(session, id)) published[month] = events;
    const auto pictures = repo::bytes_by_month(session, id);
    auto next = pictures.begin();
    std::int64_t bytes = 0;
    std::vector<MonthlyUse> out;
    for (const auto& month : months) {
        for (; next != pictures.end() && next->month <= month; ++next) bytes += next->bytes;
        out.push_back({published[month], bytes});
    }
    return out;
}

std::vector<EventId> Service::ids_of(db::Session& session, const OrganizationId& id) const
{
    return repo::ids_of(session, id);
}

int Service::count_open(db::Session& session, const OrganizationId& id) const
{
    return repo::count_open(session, id, context_.clock.now());
}

}  // namespace gatehouse::events
