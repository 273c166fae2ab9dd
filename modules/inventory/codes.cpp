#include "modules/inventory/codes.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/obs/log.hpp"
#include "modules/inventory/claim_repository.hpp"
#include "modules/inventory/code_repository.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::inventory {

using organizations::Permission;

schema::Faults faults_of(const DiscountCode& c, const events::Facts& event)
{
    schema::Faults faults;
    const bool percentage = c.kind == CodeKind::percentage;
    if (percentage && !c.percent_off)
        schema::complain(faults, "/percent_off", "required", "is required for a percentage");
    if (!percentage && !c.amount_off)
        schema::complain(faults, "/amount_off", "required", "is required for a fixed amount");
    for (const auto& [at, money] :
        {std::pair("/amount_off/currency", c.amount_off), std::pair("/min_order/currency", c.min_order)})
        if (money && money->currency != event.currency)
            schema::complain(faults, at, "currency", "must be the event's currency, " + event.currency);
    if (c.starts_at && c.ends_at && *c.ends_at <= *c.starts_at)
        schema::complain(faults, "/ends_at", "order", "must be after the start");
    if (c.blocks_stock > 0 && c.applies_to.size() != 1)
        schema::complain(faults, "/blocks_stock", "item",
            "needs exactly one ticket type or bundle that the places are kept of");
    return faults;
}

namespace {

constexpr std::size_t kMostCodes = 1000;

void check(const DiscountCode& code, const events::Facts& event)
{
    if (auto faults = faults_of(code, event); !faults.empty()) throw Error(kInvalid, {}, std::move(faults));
}

template <class T, class B>
std::vector<ItemId> joined(const std::vector<T>& types, const std::vector<B>& bundles)
{
    std::vector<ItemId> out(types.begin(), types.end());
    out.insert(out.end(), bundles.begin(), bundles.end());
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void apply(DiscountCode& c, const CodeChange& change)
{
    using schema::update;
    update(c.code, change.code), update(c.kind, change.kind), update(c.percent_off, change.percent_off);
    update(c.amount_off, change.amount_off), update(c.starts_at, change.starts_at);
    update(c.ends_at, change.ends_at), update(c.max_uses, change.max_uses);
    update(c.max_uses_per_person, change.max_uses_per_person), update(c.min_order, change.min_order);
    update(c.blocks_stock, change.blocks_stock), update(c.active, change.active);
    if (change.unlocks) c.unlocks = joined(*change.unlocks, std::vector<BundleId>());
    if (!change.types && !change.bundles) return;
    std::vector<TicketTypeId> types;
    std::vector<BundleId> bundles;
    for (const auto& item : c.applies_to)
        if (item.is_bundle())
            bundles.push_back(*item.bundle());
        else
            types.push_back(*item.type());
    c.applies_to = joined(change.types.value_or(types), change.bundles.value_or(bundles));
}

// A code that lost what belongs to its kind.
void forget_other_kind(DiscountCode& code)
{
    if (code.kind == CodeKind::percentage)
        code.amount_off.reset();
    else
        code.percent_off.reset();
}

// Whoever cannot use it any more needs no place.
bool keeps_places(const DiscountCode& code, Time now)
{
    return code.active && code.blocks_stock > 0 && !(code.ends_at && *code.ends_at <= now);
}

// What is left of an item, at most `wanted`.
int left_of(db::Session& session, const EventId& event, const ItemId& item, int wanted)
{
    const auto pools = repo::pools_of(session, event);  // outlives the loop
    for (const auto& pool : pools.of_item.at(item)) wanted = std::min(wanted, pool.left().value_or(wanted));
    return wanted;
}

template <class F>
auto unless_taken(F use_case)
{
    try {
        return use_case();
    } catch (const std::exception& e) {
        if (db::is_duplicate(e)) throw Error(kCodeTaken);
        throw;
    }
}

}  // namespace

DiscountCode Codes::require(db::Session& session, const CodeId& id) const
{
    auto code = repo::find_code(session, id);
    if (!code) throw Error(kNotFound, id.str());
    return std::move(*code);
}

// With what it keeps locked: whoever takes a place out of it locks the item's pools, whoever returns one the
// reserve.
DiscountCode Codes::lock(db::Tx& tx, const CodeId& id) const
{
    const auto code = require(tx, id);
    if (!code.reserve || !repo::lock_reserve(tx, *code.reserve)) return code;
    for (const auto& pool : repo::pool_ids_of(tx, code.applies_to.front())) repo::lock_pool(tx, pool);
    return require(tx, id);
}

void Codes::check_items(db::Session& session, const DiscountCode& code) const
{
    const auto items = repo::items_of(session, code.event);
    schema::Faults faults;
    for (const auto& [at, named] :
        {std::pair("/ticket_type_ids", code.applies_to), std::pair("/unlocks", code.unlocks)})
        for (const auto& id : named)
            if (std::ranges::none_of(items, [&](const SaleItem& item) {
                    return item.id == id && item.id.is_bundle() == id.is_bundle();
                }))
                schema::complain(faults, at, "unknown", "must name ticket types and bundles of this event");
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
}

// Keeps so many places that are not used yet, in a hold of its own: they are taken from everybody's pools.
// Nothing: the reserve is over, and what is given back later is everybody's. The code is locked, or new.
void Codes::keep_places(db::Tx& tx, const DiscountCode& code, std::optional<int> wanted) const
{
    const bool live = code.reserve.has_value();
    if (!live && !wanted) return;
    const auto now = context_.clock.now();
    const auto hold = live ? *code.reserve : new_id<HoldId>(context_);
    const int more = wanted.value_or(0) - (live ? code.reserved : 0);
    Item item;
    item.id = code.applies_to.front();
    item.quantity = wanted.value_or(0);
    for (const auto& pool : repo::pool_ids_of(tx, item.id)) item.pools.push_back({pool, 0});
    if (!live) {
        const auto far = now + std::chrono::hours(24 * 365 * 50);
        const Taking taking{{hold, code.event, HoldKind::reserve, {}, far, now, false}, {item}, {}, {}};
        repo::insert_holds(tx, std::span(&taking, 1));
    }
    for (const auto& pool : item.pools) {
        if (more > 0 && !repo::take(tx, pool.id, {more, {}}))
            throw shortage(repo::left(tx, pool.id).value_or(0), item.id);
        if (more < 0) repo::put_back(tx, {{pool.id, -more}});
    }
    if (live) repo::set_reserved(tx, hold, item.quantity);
    if (!wanted) repo::end_reserve(tx, hold);
    repo::set_reserve(tx, code.id, wanted ? std::optional(hold) : std::nullopt);
}

DiscountCode Codes::create(const auth::Caller& caller, const NewCode& wanted) const
{
    const auto now = context_.clock.now();
    const auto created = unless_taken([&] {
        return context_.db.transact([&](db::Tx& tx) {
            const auto event = events_.require_manageable(tx, caller, wanted.event, Permission::events);
            events_.lock(tx, event.id);
            if (repo::codes_of(tx, event.id).size() >= kMostCodes)
                throw Error(kTooMany, event.id.str()).saying("An event can have a thousand codes.");
            DiscountCode code;
            static_cast<CodeTerms&>(code) = wanted;
            code.id = new_id<CodeId>(context_);
            code.event = event.id;
            code.organization = event.organization;
            code.applies_to = joined(wanted.types, wanted.bundles);
            code.unlocks = joined(wanted.unlocks, std::vector<BundleId>());
            code.created_at = code.updated_at = now;
            forget_other_kind(code);
            inventory::check(code, event);
            check_items(tx, code);
            repo::insert_code(tx, code, event.currency);
            audit::record(
                tx, now, caller, {"discount_code.created", "code", code.id.uuid(), event.organization, ""});
            if (keeps_places(code, now)) keep_places(tx, code, code.blocks_stock);
            return require(tx, code.id);
        });
    });
    if (created.reserve) service_.stock_taken(created.event);
    return created;
}

std::vector<DiscountCode> Codes::list(const auth::Caller& caller, const EventId& event) const
{
    return context_.db.read([&](db::Session& session) {
        events_.require_manageable(session, caller, event, Permission::events);
        return repo::codes_of(session, event);
    });
}

DiscountCode Codes::update(const auth::Caller& caller, const CodeId& id, const CodeChange& change) const
{
    const auto now = context_.clock.now();
    const auto updated = unless_taken([&] {
        return context_.db.transact([&](db::Tx& tx) {
            const auto found = require(tx, id);
            const auto event = events_.require_manageable(tx, caller, found.event, Permission::events);
            events_.lock(tx, event.id);
            const auto before = lock(tx, id);
            auto code = before;
            apply(code, change);
            forget_other_kind(code);
            inventory::check(code, event);
            check_items(tx, code);
            code.updated_at = now;
            audit::record(
                tx, now, caller, {"discount_code.changed", "code", id.uuid(), event.organization, ""});
            // What was used of it stays used.
            const int used = before.reserve ? before.blocks_stock - before.reserved : 0;
            const bool keeps = keeps_places(code, now);
            if (before.reserve && before.applies_to != code.applies_to) {
                keep_places(tx, before, {});
                code.reserve.reset();
            }
            keep_places(
                tx, code, keeps ? std::optional(std::max(code.blocks_stock - used, 0)) : std::nullopt);
            // The code's own row comes after the pools, as everybody locks them.
            if (!repo::update_code(tx, code, event.currency))
                throw Error(kCapacityInUse, id.str())
                    .with("uses", before.uses)
                    .saying("The code was used " + std::to_string(before.uses) +
                            " times already, so it cannot be limited to less.");
            return require(tx, id);
        });
    });
    service_.stock_returned(updated.event);
    return updated;
}

void Codes::remove(const auth::Caller& caller, const CodeId& id) const
{
    const auto now = context_.clock.now();
    const auto event = context_.db.transact([&](db::Tx& tx) {
        const auto found = require(tx, id);
        const auto facts = events_.require_manageable(tx, caller, found.event, Permission::events);
        events_.lock(tx, facts.id);
        keep_places(tx, lock(tx, id), {});
        if (!repo::lock_unused(tx, id))
            throw Error(kHasSales, id.str()).saying("This code was already used. Deactivate it instead.");
        repo::remove_code(tx, id);
        audit::record(tx, now, caller, {"discount_code.deleted", "code", id.uuid(), facts.organization, ""});
        return facts.id;
    });
    service_.stock_returned(event);
}

CheckedCode Codes::check(const CodeCheck& wanted) const
{
    const auto now = context_.clock.now();
    return context_.db.read([&](db::Session& session) {
        const auto event = events_.find(session, wanted.event);
        if (!event || event->status == events::Status::draft) throw Error(kNotFound, wanted.event.str());
        auto codes = repo::codes_by_key(session, wanted.event, {code_key(wanted.code)});
        if (codes.empty()) throw Error(kNoSuchCode);
        CheckedCode out{std::move(codes.front()), {}};
        out.code.require_usable(now, kNoSuchCode);
        if (out.code.unlocks.empty()) return out;
        auto stock = service_.event_stock(session, wanted.event);
        std::erase_if(stock.items, [&](const SaleItem& item) { return !out.code.shows(item.id); });
        // What the code shows is seen as if it were public, with the figures that everybody sees.
        for (auto& item : stock.items) item.visibility = Visibility::public_;
        out.unlocked = Service::for_everybody(*event, std::move(stock)).items;
        for (auto& item : out.unlocked) item.visibility = Visibility::hidden;
        return out;
    });
}

void Codes::copy(db::Tx& tx, const EventId& from, const EventId& to, const std::string& currency,
    const std::map<ItemId, ItemId>& items, Time::duration shift) const
{
    const auto now = context_.clock.now();
    for (auto code : repo::codes_of(tx, from)) {
        code.id = new_id<CodeId>(context_);
        code.event = to;
        code.reserve.reset();
        for (auto* named : {&code.applies_to, &code.unlocks})
            for (auto& item : *named) item = items.at(item);
        if (code.starts_at) *code.starts_at += shift;
        if (code.ends_at) *code.ends_at += shift;
        code.created_at = code.updated_at = now;
        // Codes that kept the same places one after the other keep them at the same time in the copy.
        if (keeps_places(code, now))
            code.blocks_stock = left_of(tx, to, code.applies_to.front(), code.blocks_stock);
        repo::insert_code(tx, code, currency);
        if (keeps_places(code, now)) keep_places(tx, code, code.blocks_stock);
    }
}

// One that cannot be ended keeps no other from it; the next sweep tries again.
void Codes::end_reserve(const CodeId& id, Time now) const
{
    try {
        const auto event = context_.db.transact([&](db::Tx& tx) {
            events_.lock(tx, require(tx, id).event);
            const auto code = lock(tx, id);
            if (!keeps_places(code, now)) keep_places(tx, code, {});
            return code.event;
        });
        service_.stock_returned(event);
    } catch (const std::exception& e) {
        log::error("places of a code not given back", {{"code", id.str()}, {"why", e.what()}});
    }
}

int Codes::end_reserves() const
{
    const auto now = context_.clock.now();
    const auto ended =
        context_.db.read([&](db::Session& session) { return repo::ended_with_reserve(session, now); });
    for (const auto& id : ended) end_reserve(id, now);
    return static_cast<int>(ended.size());
}

}  // namespace gatehouse::inventory
