// Events with something to buy, and buyers, made through the services that own them.

#pragma once

#include "common/time.hpp"
#include "modules/inventory/codes.hpp"
#include "modules/inventory/day_editor.hpp"
#include "modules/inventory/editor.hpp"
#include "modules/orders/service.hpp"
#include "tests/support/tickets_world.hpp"
#include "tests/support/type_plan.hpp"

namespace gatehouse::support {

// Whoever got nothing in a rush: too little was left, or others were quicker at every try.
inline bool missed_out(const Error& e) { return inventory::is_shortage(e) || &e.kind() == &kBusy; }

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
        return inventory::Editor(context).create(organizer.caller, wanted).id.type().value();
    }

    // A day of the event that begins so many days after it, and lasts three hours.
    inventory::Day day(const EventId& event, int days_after, std::optional<int> capacity = {})
    {
        const auto starts = read(event).starts_at + std::chrono::hours(24 * days_after);
        inventory::NewDay wanted;
        wanted.starts_at = to_rfc3339(starts);
        wanted.ends_at = to_rfc3339(starts + std::chrono::hours(3));
        wanted.capacity = capacity;
        return inventory::DayEditor(context).create(organizer.caller, event, wanted);
    }
    // An event of so many days, each with so many places.
    struct Festival {
        EventId event;
        std::vector<inventory::Day> days;
        std::vector<TicketTypeId> types;  // one for each day
    };
    Festival festival(int days, std::optional<int> capacity = {}, std::int64_t price = 2500)
    {
        auto wanted = plan();
        wanted.ends_at = wanted.starts_at + std::chrono::hours(24 * days);
        Festival out{TicketsWorld::event(wanted), {}, {}};
        for (int i = 0; i < days; ++i) {
            out.days.push_back(day(out.event, i, capacity));
            auto type = type_plan(out.event, {}, price);
            type.name = "Day " + std::to_string(i + 1);
            type.day = out.days.back().id;
            out.types.push_back(this->type(type));
        }
        return out;
    }
    inventory::NewBundle bundle_plan(const Festival& of, std::int64_t price = 4000)
    {
        inventory::NewBundle wanted;
        wanted.event = of.event;
        wanted.name = "Pass";
        for (const auto& day : of.days) wanted.day_ids.push_back(day.id);
        wanted.own_price = Money{price, "USD"};
        return wanted;
    }
    BundleId bundle(const inventory::NewBundle& wanted)
    {
        return inventory::Editor(context).create(organizer.caller, wanted).id.bundle().value();
    }

    // A code of the event that takes a tenth off.
    inventory::NewCode code_plan(const EventId& event)
    {
        inventory::NewCode wanted;
        wanted.event = event;
        wanted.code = unique("SAVE");
        wanted.percent_off = 1000;
        return wanted;
    }
    inventory::DiscountCode code(const inventory::NewCode& wanted)
    {
        return inventory::Codes(context).create(organizer.caller, wanted);
    }
    int uses(const EventId& event)
    {
        return inventory::Codes(context).list(organizer.caller, event).front().uses;
    }

    orders::PlaceOrder wish(
        const EventId& event, const ItemId& item, int quantity = 1, const std::string& code = {})
    {
        return {event, {{item, quantity}}, {"Bo Buyer", unique("bo.") + "@example.org", "+1 312 555 0100"},
            {}, code};
    }

    // Places the order as a guest, under a key of its own.
    orders::Placed place(const orders::PlaceOrder& wanted)
    {
        return orders.place({}, wanted, random.bytes(32));
    }
    orders::Order place(const EventId& event, const ItemId& type, int quantity = 1)
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
    inventory::SaleItem stock(const EventId& event, const std::optional<ItemId>& type = {})
    {
        const auto types =
            context.db.read([&](db::Session& session) { return inventory.items(session, event); });
        return type ? *std::ranges::find(types, *type, &inventory::SaleItem::id) : types.front();
    }
    // Whether every pool of the event counts what its holds take (I2), and codes and persons what is claimed
    // (I7).
    bool counters_hold(const EventId& event)
    {
        if (!context.db.read([&](db::Session& session) { return inventory.reconcile_claims(session); })
                 .empty())
            return false;
        const auto wrong =
            context.db.read([&](db::Session& session) { return inventory.reconcile(session); });
        return std::ranges::none_of(wrong, [&](const auto& mismatch) { return mismatch.event == event; });
    }
};

}  // namespace gatehouse::support
