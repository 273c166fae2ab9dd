#include "modules/inventory/day_editor.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/time.hpp"
#include "modules/inventory/capacity.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::inventory {

using organizations::Permission;
using namespace std::chrono_literals;

namespace {

constexpr auto kLongest = 72h;

Time moment(const std::string& text, const std::string& zone)
{
    const auto at = parse_rfc3339(text);
    return at ? *at : zone::from_local(text, zone).value();
}

}  // namespace

schema::Faults faults_of(const Day& day, const events::Facts& event)
{
    schema::Faults faults;
    if (day.ends_at <= day.starts_at)
        schema::complain(faults, "/ends_at", "order", "must be after the start");
    else if (day.ends_at - day.starts_at > kLongest)
        schema::complain(faults, "/ends_at", "range", "must be at most three days after the start");
    if (day.ends_at <= event.starts_at || day.starts_at >= event.ends_at)
        schema::complain(faults, "/starts_at", "range", "must be within the time of the event");
    return faults;
}

namespace {

void check(const Day& day, const events::Facts& event)
{
    if (auto faults = faults_of(day, event); !faults.empty()) throw Error(kInvalid, {}, std::move(faults));
}

std::vector<ItemId> items_for(db::Session& session, const EventId& event, DaysMask days)
{
    std::vector<ItemId> out;
    for (const auto& item : repo::items_of(session, event))
        if (item.days & days) out.push_back(item.id);
    return out;
}

}  // namespace

Day DayEditor::require(db::Session& session, const DayId& id) const
{
    auto day = repo::find_day(session, id);
    if (!day) throw Error(kNotFound, id.str());
    return std::move(*day);
}

// With its figures.
Day DayEditor::shown(db::Session& session, const Day& wanted) const
{
    for (auto& day : service_.event_stock(session, wanted.event).days)
        if (day.id == wanted.id) return day;
    throw Error(kNotFound, wanted.id.str());
}

void DayEditor::tell(const EventId& event) const
{
    service_.refresh(event);
    service_.stock_returned(event);
}

EventStock DayEditor::list(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = events_.require_visible(session, caller, id);
        auto stock = service_.event_stock(session, id);
        if (events_.may(session, caller, event, Permission::events)) return stock;
        return Service::for_everybody(event, std::move(stock));
    });
}

// A hot row: last before COMMIT.
void DayEditor::set_capacity(db::Tx& tx, Day& day, std::optional<int> capacity) const
{
    if (day.pool) return resize(tx, day.event, *day.pool, capacity);
    if (!capacity) return;
    day.pool = share(tx, context_, day.event, repo::PoolKind::day, *capacity,
        items_for(tx, day.event, day_bit(day.number)));
    repo::update_day(tx, day);
}

Day DayEditor::create(const auth::Caller& caller, const EventId& id, const NewDay& wanted) const
{
    const auto now = context_.clock.now();
    const auto created = context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        events_.lock(tx, id);
        const auto days = repo::days_of(tx, {id});
        Day day{new_id<DayId>(context_), id, event.organization, 1, wanted.name, wanted.description,
            wanted.place, moment(wanted.starts_at, event.zone), moment(wanted.ends_at, event.zone),
            event.zone, {}, {}, {}, 0, 0, false};
        for (const auto& other : days) day.number = std::max(day.number, other.number + 1);
        if (day.number > kMostDays) throw Error(kTooMany, id.str()).saying("An event can have 32 days.");
        check(day, event);
        repo::insert_day(tx, day);
        audit::record(tx, now, caller,
            {"event_day.created", "day", day.id.uuid(), event.organization,
                capacity_json({}, wanted.capacity)});
        set_capacity(tx, day, wanted.capacity);
        return shown(tx, day);
    });
    tell(id);
    return created;
}

Day DayEditor::update(const auth::Caller& caller, const DayId& id, const DayChange& change) const
{
    const auto now = context_.clock.now();
    const auto updated = context_.db.transact([&](db::Tx& tx) {
        const auto found = require(tx, id);
        const auto event = events_.require_manageable(tx, caller, found.event, Permission::events);
        events_.lock(tx, event.id);
        auto day = shown(tx, require(tx, id));
        schema::update(day.name, change.name), schema::update(day.description, change.description);
        schema::update(day.place, change.place);
        if (change.starts_at) day.starts_at = moment(*change.starts_at, event.zone);
        if (change.ends_at) day.ends_at = moment(*change.ends_at, event.zone);
        if (change.starts_at || change.ends_at) check(day, event);
        repo::update_day(tx, day);
        const bool resized = change.capacity.given && change.capacity.value != day.capacity;
        audit::record(tx, now, caller,
            {"event_day.changed", "day", id.uuid(), event.organization,
                resized ? capacity_json(day.capacity, change.capacity.value) : ""});
        if (resized) set_capacity(tx, day, change.capacity.value);
        return shown(tx, day);
    });
    tell(updated.event);
    return updated;
}

void DayEditor::remove(const auth::Caller& caller, const DayId& id) const
{
    const auto now = context_.clock.now();
    const auto event = context_.db.transact([&](db::Tx& tx) {
        const auto day = require(tx, id);
        const auto facts = events_.require_manageable(tx, caller, day.event, Permission::events);
        events_.lock(tx, facts.id);
        const auto pools = repo::pools_of(tx, facts.id);
        std::map<PoolId, ItemId> own;
        for (const auto& item : repo::items_of(tx, facts.id)) {
            if (item.days != kAllDays && admits(item.days, day.number))
                throw Error(kHasSales, id.str())
                    .saying("\"" + item.name + "\" is for this day. Please delete or change it first.");
            own[pools.own(item.id).id] = item.id;
        }
        // Locked, so that a reservation in flight either stands before us or fails its guard.
        for (const auto& [pool, item] : own) {
            repo::lock_pool(tx, pool);
            if (day.pool) repo::stop_drawing(tx, item, pool, {*day.pool});
        }
        if (repo::event_ever_held(tx, facts.id))
            throw Error(kHasSales, id.str())
                .saying("Tickets of this event were already sold or reserved, so its days stay.");
        repo::remove_day(tx, day);
        audit::record(tx, now, caller, {"event_day.deleted", "day", id.uuid(), facts.organization, ""});
        return facts.id;
    });
    tell(event);
}

EventStock DayEditor::set_capacity(
    const auth::Caller& caller, const EventId& id, std::optional<int> capacity) const
{
    const auto now = context_.clock.now();
    const auto stock = context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        events_.lock(tx, id);
        const auto pools = repo::pools_of(tx, id);
        const auto* pool = pools.of_event();
        audit::record(tx, now, caller,
            {"event.capacity_changed", "event", id.uuid(), event.organization,
                capacity_json(pool ? pool->size : std::nullopt, capacity)});
        if (pool)
            resize(tx, id, pool->id, capacity);
        else if (capacity)
            share(tx, context_, id, repo::PoolKind::event, *capacity, items_for(tx, id, kAllDays));
        return service_.event_stock(tx, id);
    });
    tell(id);
    return stock;
}

}  // namespace gatehouse::inventory
