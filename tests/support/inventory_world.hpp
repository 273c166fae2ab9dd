// Events with ticket types on sale, made through the services that own them.

#pragma once

#include <algorithm>

#include "modules/inventory/editor.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "tests/support/events_world.hpp"
#include "tests/support/type_plan.hpp"

namespace gatehouse::support {

struct InventoryWorld : EventsWorld {
    inventory::Service inventory{context};

    inventory::SaleItem add_type(const inventory::NewTicketType& wanted)
    {
        return inventory::Editor(context).create(organizer.caller, wanted);
    }
    inventory::SaleItem add_type(const EventId& event, std::optional<int> capacity, std::int64_t price = 2500)
    {
        return add_type(type_plan(event, capacity, price));
    }

    // A published event with one type of so many places.
    struct OnSale {
        EventId event;
        TicketTypeId type;
    };
    OnSale on_sale(std::optional<int> capacity, std::int64_t price = 2500)
    {
        const auto event = draft().id;
        const auto type = add_type(event, capacity, price).id.type().value();
        inventory::Lifecycle(context).publish(organizer.caller, event);
        return {event, type};
    }

    // A hold as an order would take it: ten minutes, quote included.
    inventory::Taking taking(const EventId& event, const std::vector<inventory::Wish>& wishes)
    {
        const auto quote = context.db.read([&](db::Session& s) { return inventory.quote(s, event, wishes); });
        return {{new_id<HoldId>(context), event, inventory::HoldKind::checkout, new_id<OrderId>(context),
                    clock.now() + std::chrono::minutes(10), clock.now()},
            quote.items};
    }
    HoldId hold(const OnSale& on, int quantity)
    {
        const auto wanted = taking(on.event, {{on.type, quantity}});
        context.db.transact([&](db::Tx& tx) { inventory.take(tx, wanted); });
        return wanted.hold.id;
    }

    bool convert(const HoldId& hold)
    {
        return context.db.transact([&](db::Tx& tx) { return inventory.convert(tx, hold); });
    }
    bool release(const HoldId& hold)
    {
        return context.db.transact([&](db::Tx& tx) { return inventory.release(tx, hold); });
    }
    bool retake(const HoldId& hold)
    {
        return context.db.transact([&](db::Tx& tx) { return inventory.retake(tx, hold); });
    }

    inventory::SaleItem stock(const OnSale& on)
    {
        for (auto& type : context.db.read([&](db::Session& s) { return inventory.items(s, on.event); }))
            if (type.id == on.type) return type;
        throw Error(kNotFound, on.type.str());
    }
    // "sold/held/available"
    std::string figures(const OnSale& on)
    {
        const auto t = stock(on);
        return std::to_string(t.sold) + "/" + std::to_string(t.held) + "/" +
               (t.available ? std::to_string(*t.available) : "-");
    }

    // Mismatches of this event's pools only: other tests run beside this one.
    int mismatches(const EventId& event)
    {
        const auto all = context.db.read([&](db::Session& s) { return inventory.reconcile(s); });
        return static_cast<int>(std::ranges::count_if(all, [&](const auto& m) { return m.event == event; }));
    }
};

}  // namespace gatehouse::support
