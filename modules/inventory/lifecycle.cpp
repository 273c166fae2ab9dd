#include "modules/inventory/lifecycle.hpp"

#include <algorithm>

#include "common/db/unique.hpp"
#include "modules/inventory/code_repository.hpp"
#include "modules/inventory/codes.hpp"
#include "modules/inventory/copy.hpp"
#include "modules/inventory/day_editor.hpp"
#include "modules/inventory/editor.hpp"
#include "modules/inventory/questions.hpp"
#include "modules/inventory/repository.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::inventory {

using organizations::Permission;

namespace {

// What is wrong with one part of the stock, under the name that people know it by.
void add(
    events::Missing& missing, const std::string& at, const std::string& name, const schema::Faults& faults)
{
    for (const auto& fault : faults)
        schema::complain(missing, at + fault.pointer, fault.code, "\"" + name + "\": " + fault.detail);
}

bool is_paid(const SaleItem& item) { return item.active && item.price.amount > 0; }

// What the stock lacks before the event can be published. The event may have changed since its days and codes
// were made.
events::Missing missing_of(const events::Facts& event, const EventStock& stock,
    const std::vector<DiscountCode>& codes, bool may_charge)
{
    events::Missing missing;
    if (event.type == events::Type::ticketed && std::ranges::none_of(stock.items, &SaleItem::active))
        schema::complain(
            missing, "/ticket_types", "required", "Please add at least one ticket type that is on offer.");
    if (!may_charge && std::ranges::any_of(stock.items, is_paid))
        schema::complain(missing, "/payments", "charges_disabled",
            "Your payment account is not enabled yet, so paid tickets cannot go on sale. Finish it under "
            "Payments, or offer free tickets only.");
    for (const auto& item : stock.items)
        add(missing, (item.id.is_bundle() ? "/bundles/" : "/ticket_types/") + item.id.str(), item.name,
            faults_of(item, event));
    for (const auto& day : stock.days)
        add(missing, "/days/" + day.id.str(), day.title(), faults_of(day, event));
    for (const auto& code : codes)
        add(missing, "/discount_codes/" + code.id.str(), code.code, faults_of(code, event));
    return missing;
}

}  // namespace

void Lifecycle::publish(const auth::Caller& caller, const EventId& id) const
{
    context_.db.transact([&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        events_.lock(tx, id);
        const bool may_charge = organizations::Service(context_).may_charge(tx, event.organization);
        events_.publish(tx, caller, id,
            missing_of(event, service_.event_stock(tx, id), repo::codes_of(tx, id), may_charge));
    });
    service_.refresh(id);
    service_.stock_returned(id);
}

void Lifecycle::cancel(const auth::Caller& caller, const EventId& id, const std::string& reason) const
{
    context_.db.transact([&](db::Tx& tx) {
        events_.require_manageable(tx, caller, id, Permission::events);
        events_.lock(tx, id);
        if (repo::paid_places(tx, id))
            throw Error(kHasSales, id.str())
                .saying(
                    "Tickets of this event were already paid for. Refund those orders before you cancel it.");
        events_.cancel(tx, caller, id, reason);
    });
    service_.refresh(id);
    service_.stock_returned(id);
}

EventId Lifecycle::duplicate(const auth::Caller& caller, const EventId& id, const Duplicate& wanted) const
{
    const auto save = [&](db::Tx& tx) {
        const auto event = events_.require_manageable(tx, caller, id, Permission::events);
        const auto copy = events_.duplicate(tx, caller, id, wanted);
        const auto shift = wanted.starts_at ? *wanted.starts_at - event.starts_at : Time::duration(0);
        const auto copies = copy_stock(tx, context_, service_.event_stock(tx, id), copy, shift);
        Codes(context_).copy(tx, id, copy, event.currency, copies, shift);
        Questions(context_).copy(tx, id, copy, copies);
        return copy;
    };
    const auto copy = db::again_on_duplicate([&] { return context_.db.transact(save); });
    service_.refresh(copy);
    return copy;
}

void Lifecycle::forget(const EventId& id) const
{
    context_.db.transact([&](db::Tx& tx) {
        if (!events_.find(tx, id)) repo::remove_all(tx, id);
    });
}

}  // namespace gatehouse::inventory
