#include "modules/inventory/editor.hpp"

#include <algorithm>
#include <bit>

#include "common/audit.hpp"
#include "modules/inventory/bundles.hpp"
#include "modules/inventory/capacity.hpp"
#include "modules/inventory/code_repository.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::inventory {

using organizations::Permission;

namespace {

constexpr std::size_t kMostItems = 100;
const Time kFirst = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
const Time kLast = std::chrono::sys_days(std::chrono::year(2100) / 1 / 1);

void apply(Terms& t, const ItemChange& c)
{
    using schema::update;
    update(t.name, c.name), update(t.description, c.description), update(t.price, c.price);
    update(t.sales_start, c.sales_start), update(t.sales_end, c.sales_end);
    update(t.max_per_person, c.max_per_person);
    update(t.min_per_order, c.min_per_order), update(t.max_per_order, c.max_per_order);
    update(t.tax_rate, c.tax_rate), update(t.tax_included, c.tax_included), update(t.active, c.active);
    update(t.visibility, c.visibility), update(t.sale_mode, c.sale_mode), update(t.sort, c.sort);
}

audit::Entry record_of(const char* of_type, const char* of_bundle, const ItemId& id,
    const OrganizationId& organization, std::string_view detail)
{
    return {id.is_bundle() ? of_bundle : of_type, id.is_bundle() ? "bundle" : "tickettype", id.uuid(),
        organization, detail};
}

void check_days(DaysMask mask)
{
    if (std::popcount(mask) >= 2) return;
    schema::Faults faults;
    schema::complain(faults, "/day_ids", "length", "must name at least two days");
    throw Error(kInvalid, {}, std::move(faults));
}

EventStock only(EventStock stock, bool bundles)
{
    std::erase_if(stock.items, [&](const SaleItem& item) { return item.id.is_bundle() != bundles; });
    return stock;
}

// Draws from the pools of other days than before.
void move_days(db::Tx& tx, const SaleItem& item, const EventStock& stock, DaysMask before)
{
    const auto pools = repo::pools_of(tx, item.event);
    const auto own = pools.own(item.id).id;
    const auto locked = repo::lock_pool(tx, own);
    if (!locked || locked->taken > 0 || repo::ever_held(tx, own))
        throw Error(kHasSales, item.id.str())
            .saying("Tickets of this kind were already sold or reserved, so their days stay.");
    repo::stop_drawing(tx, item.id, own, shared_pools(pools, stock.days, before));
    repo::draw_from(tx, item.id, own, shared_pools(pools, stock.days, item.days));
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

SaleItem Editor::require(db::Session& session, const ItemId& id) const
{
    auto item = repo::find_item(session, id);
    if (!item) throw Error(kNotFound, id.str());
    return std::move(*item);
}

SaleItem Editor::with_stock(db::Session& session, const SaleItem& wanted) const
{
    for (auto& item : service_.items(session, wanted.event))
        if (item.id == wanted.id) return item;
    throw Error(kNotFound, wanted.id.str());
}

void Editor::tell(const EventId& event) const
{
    service_.refresh(event);
    service_.stock_returned(event);
}

SaleItem Editor::create(
    const auth::Caller& caller, const NewItem& wanted, const ItemId& id, const Make& make) const
{
    const auto now = context_.clock.now();
    const auto created = context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, wanted.event, Permission::events);
        events_.lock(tx, event.id);
        const auto stock = service_.event_stock(tx, event.id);
        if (stock.items.size() >= kMostItems) throw Error(kTooManyTypes, event.id.str());
        SaleItem item;
        static_cast<Terms&>(item) = wanted;
        item.id = id;
        item.event = event.id;
        item.organization = event.organization;
        item.capacity = wanted.capacity;
        item.created_at = item.updated_at = now;
        make(item, event, stock);
        if (auto faults = faults_of(item, event); !faults.empty())
            throw Error(kInvalid, {}, std::move(faults));
        const auto own = new_id<PoolId>(context_);
        repo::insert_item(tx, item, own);
        repo::draw_from(tx, id, own, shared_pools(repo::pools_of(tx, event.id), stock.days, item.days));
        reprice(tx, event.id);
        audit::record(tx, now, caller,
            record_of("ticket_type.created", "bundle.created", id, event.organization,
                capacity_json({}, wanted.capacity)));
        return with_stock(tx, item);
    });
    tell(created.event);
    return created;
}

SaleItem Editor::create(const auth::Caller& caller, const NewTicketType& wanted) const
{
    return create(caller, wanted, new_id<TicketTypeId>(context_),
        [&](SaleItem& item, const events::Facts&, const EventStock& stock) {
            if (wanted.day) item.days = mask_of({*wanted.day}, stock.days, "/day_id");
        });
}

SaleItem Editor::create(const auth::Caller& caller, const NewBundle& wanted) const
{
    return create(caller, wanted, new_id<BundleId>(context_),
        [&](SaleItem& item, const events::Facts&, const EventStock& stock) {
            item.days = mask_of(wanted.day_ids, stock.days, "/day_ids");
            check_days(item.days);
            if (wanted.own_price.has_value() == wanted.discount_percent.has_value()) {
                schema::Faults faults;
                schema::complain(
                    faults, "/price", "required", "must be given, or discount_percent in its place");
                throw Error(kInvalid, {}, std::move(faults));
            }
            item.price = wanted.own_price ? *wanted.own_price
                                          : discounted(stock, item.days, wanted.discount_percent.value());
        });
}

EventStock Editor::list(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto event = events_.require_visible(session, caller, id);
        auto stock = service_.event_stock(session, id);
        if (events_.may(session, caller, event, Permission::events)) return stock;
        return Service::for_everybody(event, std::move(stock));
    });
}

EventStock Editor::types(const auth::Caller& caller, const EventId& event) const
{
    return only(list(caller, event), false);
}

EventStock Editor::bundles(const auth::Caller& caller, const EventId& event) const
{
    return only(list(caller, event), true);
}

SaleItem Editor::get(const auth::Caller& caller, const ItemId& id) const
{
    const auto item = context_.db.read([&](db::Session& session) { return require(session, id); });
    for (auto& shown : list(caller, item.event).items)
        if (shown.id == id) return shown;
    throw Error(kNotFound, id.str());
}

SaleItem Editor::update(
    const auth::Caller& caller, const ItemId& id, const ItemChange& change, const Make& change_days) const
{
    const auto now = context_.clock.now();
    const auto updated = context_.db.transact([&](db::Tx& tx) {
        const auto before = require(tx, id);
        const auto event = events_.require_manageable(tx, caller, before.event, Permission::events);
        events_.lock(tx, event.id);
        const auto stock = service_.event_stock(tx, event.id);
        auto item = with_stock(tx, before);
        const auto capacity = item.capacity;
        const auto days = item.days;
        apply(item, change);
        change_days(item, event, stock);
        if (auto faults = faults_of(item, event); !faults.empty())
            throw Error(kInvalid, {}, std::move(faults));
        item.updated_at = now;
        repo::update_item(tx, item);
        reprice(tx, event.id);
        const bool resized = change.capacity.given && change.capacity.value != capacity;
        audit::record(tx, now, caller,
            record_of("ticket_type.changed", "bundle.changed", id, event.organization,
                resized ? capacity_json(capacity, change.capacity.value) : ""));
        if (item.days != days) move_days(tx, item, stock, days);
        // A hot row: last before COMMIT.
        if (resized) resize(tx, event.id, repo::pools_of(tx, event.id).own(id).id, change.capacity.value);
        return with_stock(tx, item);
    });
    tell(updated.event);
    return updated;
}

SaleItem Editor::update(const auth::Caller& caller, const TicketTypeId& id, const TypeChange& change) const
{
    return update(
        caller, ItemId(id), change, [&](SaleItem& item, const events::Facts&, const EventStock& stock) {
            if (change.day.given)
                item.days = change.day.value ? mask_of({*change.day.value}, stock.days, "/day_id") : kAllDays;
        });
}

SaleItem Editor::update(const auth::Caller& caller, const BundleId& id, const BundleChange& change) const
{
    return update(
        caller, ItemId(id), change, [&](SaleItem& item, const events::Facts&, const EventStock& stock) {
            if (change.day_ids) item.days = mask_of(*change.day_ids, stock.days, "/day_ids");
            check_days(item.days);
            if (change.price) item.discount_percent.reset();
            if (change.discount_percent) item.discount_percent = *change.discount_percent;
            if (item.discount_percent && (change.discount_percent || change.day_ids))
                item.price = discounted(stock, item.days, *item.discount_percent);
        });
}

void Editor::remove(const auth::Caller& caller, const ItemId& id) const
{
    const auto now = context_.clock.now();
    const auto event = context_.db.transact([&](db::Tx& tx) {
        const auto item = require(tx, id);
        const auto facts = events_.require_manageable(tx, caller, item.event, Permission::events);
        events_.lock(tx, facts.id);
        // Locked, so that a reservation in flight stands before us or finds nothing to take.
        const auto pool = repo::lock_pool(tx, repo::pools_of(tx, facts.id).own(id).id);
        if (!pool || pool->taken > 0 || repo::ever_held(tx, pool->id))
            throw Error(kHasSales, id.str())
                .saying(id.is_bundle()
                            ? "This bundle was already sold or reserved. Deactivate it instead."
                            : "Tickets of this type were already sold or reserved. Deactivate it instead.");
        if (repo::names_item(tx, id))
            throw Error(kHasSales, id.str())
                .saying("A discount code is for this, or shows it. Please change the code first.");
        repo::remove_item(tx, id, pool->id);
        reprice(tx, facts.id);
        audit::record(
            tx, now, caller, record_of("ticket_type.deleted", "bundle.deleted", id, facts.organization, ""));
        return facts.id;
    });
    tell(event);
}

}  // namespace gatehouse::inventory
