#include "modules/inventory/editor.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::inventory {

using organizations::Permission;

namespace {

constexpr std::size_t kMostTypes = 100;
const Time kFirst = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
const Time kLast = std::chrono::sys_days(std::chrono::year(2100) / 1 / 1);

void apply(Terms& t, const TypeChange& c)
{
    using schema::update;
    update(t.name, c.name), update(t.description, c.description), update(t.price, c.price);
    update(t.sales_start, c.sales_start), update(t.sales_end, c.sales_end);
    update(t.min_per_order, c.min_per_order), update(t.max_per_order, c.max_per_order);
    update(t.tax_rate, c.tax_rate), update(t.tax_included, c.tax_included), update(t.active, c.active);
    update(t.visibility, c.visibility), update(t.sale_mode, c.sale_mode), update(t.sort, c.sort);
}

// The pool of a type that is its own allotment; drawn from by nothing else.
repo::Pool own_pool(db::Session& session, const TicketType& type)
{
    auto pools = repo::pools_of(session, type.event)[type.id];
    const auto own = std::ranges::find_if(pools, [](const auto& pool) { return pool.own; });
    if (own == pools.end()) throw Error(kInternal, "no pool of " + type.id.str());
    return *own;
}

std::string capacity_json(std::optional<int> from, std::optional<int> to)
{
    json::Writer out;
    out.object().key("from");
    from ? out.value(*from) : out.null();
    out.key("to");
    to ? out.value(*to) : out.null();
    return out.end_object().take();
}

}  // namespace

schema::Faults faults_of(const Terms& t, const events::Facts& event)
{
    schema::Faults faults;
    if (t.price.currency != event.currency)
        schema::complain(
            faults, "/price/currency", "currency", "must be the event's currency, " + event.currency);
    if (event.type == events::Type::free && t.price.amount != 0)
        schema::complain(faults, "/price/amount", "range", "must be 0, because the event is free");
    for (const auto& [at, time] :
        {std::pair("/sales_start", t.sales_start), std::pair("/sales_end", t.sales_end)})
        if (time && (*time < kFirst || *time >= kLast))
            schema::complain(faults, at, "range", "must be between the years 2000 and 2100");
    if (t.sales_start && t.sales_end && *t.sales_end <= *t.sales_start)
        schema::complain(faults, "/sales_end", "order", "must be after the start of the sale");
    if (t.max_per_order < t.min_per_order)
        schema::complain(faults, "/max_per_order", "order", "must not be less than the smallest number");
    return faults;
}

TicketType Editor::require(db::Session& session, const TicketTypeId& id) const
{
    auto type = repo::find_type(session, id);
    if (!type) throw Error(kNotFound, id.str());
    return std::move(*type);
}

TicketType Editor::with_stock(db::Session& session, const TicketType& wanted) const
{
    for (auto& type : service_.types(session, wanted.event))
        if (type.id == wanted.id) return type;
    throw Error(kNotFound, wanted.id.str());
}

TicketType Editor::create(const auth::Caller& caller, const NewTicketType& wanted) const
{
    const auto now = context_.clock.now();
    const auto created = context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, wanted.event, Permission::events);
        events_.lock(tx, event.id);
        if (auto faults = faults_of(wanted, event); !faults.empty())
            throw Error(kInvalid, {}, std::move(faults));
        if (repo::types_of(tx, event.id).size() >= kMostTypes) throw Error(kTooManyTypes, event.id.str());
        TicketType type;
        static_cast<Terms&>(type) = wanted;
        type.id = new_id<TicketTypeId>(context_);
        type.event = event.id;
        type.organization = event.organization;
        type.capacity = wanted.capacity;
        type.created_at = type.updated_at = now;
        repo::insert_type(tx, type, new_id<PoolId>(context_));
        audit::record(tx, now, caller,
            {"ticket_type.created", "tickettype", type.id.uuid(), event.organization,
                capacity_json({}, wanted.capacity)});
        return with_stock(tx, type);
    });
    service_.refresh(created.event);
    service_.stock_returned(created.event);
    return created;
}

std::vector<TicketType> Editor::list(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = events_.require_visible(session, caller, id);
        auto types = service_.types(session, id);
        if (events_.may(session, caller, event, Permission::events)) return types;
        return Service::for_everybody(event, std::move(types)).types;
    });
}

TicketType Editor::get(const auth::Caller& caller, const TicketTypeId& id) const
{
    const auto type = context_.db.read([&](db::Session& session) { return require(session, id); });
    for (auto& shown : list(caller, type.event))
        if (shown.id == id) return shown;
    throw Error(kNotFound, id.str());
}

void Editor::resize(db::Tx& tx, const TicketTypeId& id, std::optional<int> capacity) const
{
    const auto type = with_stock(tx, require(tx, id));
    if (repo::resize(tx, own_pool(tx, type).id, capacity)) return;
    const auto now = with_stock(tx, type);
    throw Error(kCapacityInUse, id.str())
        .with("sold", now.sold)
        .with("held", now.held)
        .saying("The capacity cannot be less than what is already taken: " + std::to_string(now.sold) +
                " sold and " + std::to_string(now.held) + " reserved.");
}

TicketType Editor::update(const auth::Caller& caller, const TicketTypeId& id, const TypeChange& change) const
{
    const auto now = context_.clock.now();
    const auto updated = context_.db.transact([&](db::Tx& tx) {
        const auto before = require(tx, id);
        const auto event = events_.require_manageable(tx, caller, before.event, Permission::events);
        events_.lock(tx, event.id);
        auto type = with_stock(tx, before);
        const auto capacity = type.capacity;
        apply(type, change);
        if (auto faults = faults_of(type, event); !faults.empty())
            throw Error(kInvalid, {}, std::move(faults));
        type.updated_at = now;
        repo::update_type(tx, type);
        const bool resized = change.capacity.given && change.capacity.value != capacity;
        audit::record(tx, now, caller,
            {"ticket_type.changed", "tickettype", id.uuid(), event.organization,
                resized ? capacity_json(capacity, change.capacity.value) : ""});
        // A hot row: last before COMMIT.
        if (resized) resize(tx, id, change.capacity.value);
        return with_stock(tx, type);
    });
    service_.refresh(updated.event);
    service_.stock_returned(updated.event);
    return updated;
}

void Editor::remove(const auth::Caller& caller, const TicketTypeId& id) const
{
    const auto now = context_.clock.now();
    const auto event = context_.db.transact([&](db::Tx& tx) {
        const auto type = require(tx, id);
        const auto facts = events_.require_manageable(tx, caller, type.event, Permission::events);
        events_.lock(tx, facts.id);
        // Locked, so that a reservation in flight either stands before us or finds nothing to take.
        const auto pool = repo::lock_pool(tx, own_pool(tx, type).id);
        if (!pool || pool->taken > 0 || repo::ever_held(tx, pool->id))
            throw Error(kHasSales, id.str())
                .saying("Tickets of this type were already sold or reserved. Deactivate it instead.");
        repo::remove_type(tx, id, pool->id);
        audit::record(
            tx, now, caller, {"ticket_type.deleted", "tickettype", id.uuid(), facts.organization, ""});
        return facts.id;
    });
    service_.refresh(event);
    service_.stock_returned(event);
}

}  // namespace gatehouse::inventory
