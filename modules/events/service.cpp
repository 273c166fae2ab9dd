#include "modules/events/service.hpp"

#include "modules/events/calendar.hpp"
#include "modules/events/decorate.hpp"
#include "modules/events/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::events {

using organizations::Permission;

std::optional<Facts> Service::find(db::Session& session, const EventId& id) const
{
    return repo::find_facts(session, id);
}

Facts Service::require_on_sale(db::Session& session, const EventId& id) const
{
    auto event = repo::find_facts(session, id);
    if (!event || event->status == Status::draft) throw Error(kNotFound, "event " + id.str());
    if (event->status == Status::cancelled)
        throw Error(kSalesClosed, id.str())
            .saying("This event was cancelled. Tickets are no longer on sale.");
    if (event->ended(context_.clock.now()))
        throw Error(kSalesClosed, id.str()).saying("This event is over. Tickets are no longer on sale.");
    if (event->type == Type::save_the_date) throw Error(kSalesNotOpen, id.str());
    return *event;
}

Facts Service::require_visible(db::Session& session, const auth::Caller& caller, const EventId& id) const
{
    auto event = repo::find_facts(session, id);
    if (!event || (event->status == Status::draft && !may(session, caller, *event, Permission::events)))
        throw Error(kNotFound, "event " + id.str());
    return *event;
}

Facts Service::require_manageable(
    db::Session& session, const auth::Caller& caller, const EventId& id, Permission permission) const
{
    caller.require_user();
    auto event = repo::find_facts(session, id);
    if (!event) throw Error(kNotFound, "event " + id.str());
    organizations::Service(context_).require_permission(session, caller, event->organization, permission);
    return *event;
}

bool Service::may(
    db::Session& session, const auth::Caller& caller, const Facts& event, Permission permission) const
{
    return caller.principal &&
           organizations::Service(context_).may(session, caller, event.organization, permission);
}

Event Service::read(db::Session& session, const EventId& id) const
{
    auto event = repo::find(session, id);
    if (!event) throw Error(kNotFound, "event " + id.str());
    decorate(context_, session, *event);
    return std::move(*event);
}

Brief Service::brief(db::Session& session, const EventId& id) const
{
    auto found = briefs(session, {id});
    if (found.empty()) throw Error(kNotFound, "event " + id.str());
    return std::move(found.begin()->second);
}

std::unordered_map<EventId, Brief> Service::briefs(
    db::Session& session, const std::vector<EventId>& ids) const
{
    auto images = repo::first_images(session, ids);
    auto rows = repo::briefs(session, ids);
    std::vector<OrganizationId> organizers;
    for (const auto& brief : rows) organizers.push_back(brief.organizer.id);
    const auto names = organizations::Service(context_).brief(session, organizers);
    std::unordered_map<EventId, Brief> out;
    for (auto& brief : rows) {
        if (const auto image = images.find(brief.id); image != images.end()) brief.image = image->second;
        if (const auto name = names.find(brief.organizer.id); name != names.end())
            brief.organizer = name->second;
        const auto id = brief.id;
        out.emplace(id, std::move(brief));
    }
    return out;
}

std::string Service::calendar(const Brief& event, const std::string& url) const
{
    const auto base = context_.config.text("site.base_url");
    return calendar::to_ics(
        event, url.empty() ? base + "/e/" + event.slug : url, context_.config.text("site.name"));
}

std::optional<Facts> Service::lock(db::Tx& tx, const EventId& id) const { return repo::lock_facts(tx, id); }

void Service::set_sale_summary(db::Tx& tx, const EventId& id, const SaleSummary& summary) const
{
    repo::set_sale_summary(tx, id, summary);
}

void Service::set_asks(db::Tx& tx, const EventId& id, bool asks) const { repo::set_asks(tx, id, asks); }

std::vector<EventId> Service::ended_between(db::Session& session, Time from, Time to) const
{
    return repo::ended_between(session, from, to);
}

}  // namespace gatehouse::events
