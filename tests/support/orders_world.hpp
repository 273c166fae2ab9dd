// Events with something to buy, and buyers, made through the services that own them.

#pragma once

#include "modules/inventory/editor.hpp"
#include "modules/orders/service.hpp"
#include "tests/support/tickets_world.hpp"
#include "tests/support/type_plan.hpp"

namespace gatehouse::support {

struct OrdersWorld : TicketsWorld {
    orders::Service orders{context};
    inventory::Service inventory{context};

    // A ticket type of the event with so many places; none: unlimited.
    TicketTypeId type(const EventId& event, std::optional<int> capacity, std::int64_t price = 2500)
    {
        return type(type_plan(event, capacity, price));
    }
    TicketTypeId type(const inventory::NewTicketType& wanted)
    {
        return inventory::Editor(context).create(organizer.caller, wanted).id;
    }

    orders::PlaceOrder wish(const EventId& event, const TicketTypeId& type, int quantity = 1)
    {
        return {
            event, {{type, quantity}}, {"Bo Buyer", unique("bo.") + "@example.org", "+1 312 555 0100"}, {}};
    }

    // Places the order as a guest, under a key of its own.
    orders::Placed place(const orders::PlaceOrder& wanted)
    {
        return orders.place({}, wanted, random.bytes(32));
    }
    orders::Order place(const EventId& event, const TicketTypeId& type, int quantity = 1)
    {
        return place(wish(event, type, quantity)).order;
    }

    orders::Completion complete(const OrderId& id)
    {
        return context.db.transact([&](db::Tx& tx) { return orders.complete(tx, {}, id, clock.now()); });
    }
    bool expire(const OrderId& id)
    {
        return context.db.transact([&](db::Tx& tx) { return orders.expire(tx, id, clock.now()); });
    }
    orders::Status status(const OrderId& id)
    {
        return context.db.read([&](db::Session& session) { return orders.find(session, id)->status; });
    }
    int tickets_of(const OrderId& id)
    {
        return static_cast<int>(
            context.db.read([&](db::Session& session) { return tickets.of_order(session, id).size(); }));
    }
    // The event's only ticket type, or the one that is named.
    inventory::TicketType stock(const EventId& event, const std::optional<TicketTypeId>& type = {})
    {
        const auto types =
            context.db.read([&](db::Session& session) { return inventory.types(session, event); });
        return type ? *std::ranges::find(types, *type, &inventory::TicketType::id) : types.front();
    }
    // Whether every pool of the event counts what its holds take (I2).
    bool counters_hold(const EventId& event)
    {
        const auto wrong =
            context.db.read([&](db::Session& session) { return inventory.reconcile(session); });
        return std::ranges::none_of(wrong, [&](const auto& mismatch) { return mismatch.event == event; });
    }
};

}  // namespace gatehouse::support
