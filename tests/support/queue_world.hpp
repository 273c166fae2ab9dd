// Lines of people who wait, made through the services that own them.

#pragma once

#include "modules/queue/desk.hpp"
#include "modules/queue/ends.hpp"
#include "modules/queue/offers.hpp"
#include "modules/queue/places.hpp"
#include "modules/queue/secrets.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::support {

struct QueueWorld : OrdersWorld {
    queue::Hall hall;
    queue::Desk desk{context, hall};
    queue::Offers offers{context};
    queue::Ends ends{context};

    // An event that has a waiting list.
    EventId event_with_list()
    {
        auto wanted = plan();
        wanted.settings.emplace();
        wanted.settings->waiting_list = true;
        wanted.settings->max_per_order = 20;
        return event(wanted);
    }
    TicketTypeId room(const EventId& event, std::optional<int> capacity, std::optional<Time> opens = {})
    {
        auto wanted = type_plan(event, capacity);
        wanted.sale_mode = inventory::SaleMode::waiting_room;
        wanted.sales_start = opens;
        return type(wanted);
    }
    // Sold out; the order holds all of it.
    struct SoldOut {
        EventId event;
        TicketTypeId type;
        orders::Order order;
    };
    SoldOut sold_out(int capacity = 1)
    {
        const auto event = event_with_list();
        auto wanted = type_plan(event, capacity);
        wanted.max_per_order = 1000;
        const auto type = this->type(wanted);
        return {event, type, place(event, type, std::min(capacity, 20))};
    }

    queue::Join joining(const ItemId& item, int quantity = 1)
    {
        queue::Join wanted;
        wanted.item = item;
        wanted.quantity = quantity;
        wanted.name = "Wanda Waiter";
        wanted.guest_token = token_of(unique("wanda.") + "@example.org");
        return wanted;
    }
    std::string token_of(const std::string& email)
    {
        return queue::secrets::guest_token(context.config, email, clock.now() + std::chrono::hours(1)).token;
    }
    queue::Entry join(const ItemId& item, int quantity = 1, bool accept_fewer = true)
    {
        auto wanted = joining(item, quantity);
        wanted.accept_fewer = accept_fewer;
        return desk.join({}, wanted).shown.entry;
    }

    auth::Caller owner(const queue::Entry& entry)
    {
        auth::Caller caller;
        caller.order_secret = queue::secrets::of_entry(context.config, entry.id);
        return caller;
    }
    queue::Shown see(const queue::Entry& entry) { return desk.get(owner(entry), entry.id); }
    queue::Entry now(const queue::Entry& entry)
    {
        return context.db.read([&](db::Session& s) { return queue::repo::find(s, entry.id).value(); });
    }
    queue::Line line(const ItemId& item)
    {
        return context.db.read([&](db::Session& s) { return queue::repo::find_line(s, item).value(); });
    }

    // Redis loses the order of a line.
    void forget(const ItemId& item)
    {
        for (const char* part : {":order", ":at", ":early"})
            context.redis.del("queue:{" + item.str() + "}" + part);
    }

    // The order that accepts an entry's offer.
    orders::PlaceOrder accepting(const queue::Entry& entry)
    {
        const auto e = now(entry);
        auto wanted = wish(e.event, e.item, e.offer_quantity);
        wanted.buyer.email = e.email;
        wanted.offer = e.offer;
        return wanted;
    }
    orders::Order accept(const queue::Entry& entry) { return place(accepting(entry)).order; }

    bool cancel(const orders::Order& order)
    {
        auth::Caller caller;
        caller.order_secret = orders.secret(order);
        orders.cancel(caller, order.id);
        return true;
    }

    int number(db::Sql sql, const ItemId& item)
    {
        return context.db.read([&](db::Session& s) {
            return s
                .one(
                    sql, [](const db::Row& row) { return row.integer(1); }, item)
                .value_or(0);
        });
    }
    // I8 of one line: who waits is counted, turns have no gaps, every open offer has its hold.
    bool in_order(const ItemId& item)
    {
        return number(R"sql(
            SELECT (SELECT waiting FROM queue_lines WHERE item_id = q.item_id) =
                   (SELECT COUNT(*) FROM queue_entries WHERE item_id = q.item_id AND status = 'waiting')
               AND (SELECT next_turn - 1 FROM queue_lines WHERE item_id = q.item_id) =
                   (SELECT COUNT(*) FROM queue_turns WHERE item_id = q.item_id)
               AND NOT EXISTS (SELECT 1 FROM queue_entries e LEFT JOIN holds h ON h.id = e.offer_id
                                WHERE e.item_id = q.item_id AND e.status = 'offered' AND COALESCE(h.status, '') = 'released')
               AND NOT EXISTS (SELECT 1 FROM hold_offers o JOIN holds h ON h.id = o.hold_id
                                 LEFT JOIN queue_entries e ON e.offer_id = h.id AND e.status = 'offered'
                                WHERE o.item_id = q.item_id AND h.kind = 'offer' AND h.status = 'active' AND e.id IS NULL)
              FROM (SELECT CAST(? AS BINARY(16)) AS item_id) q
        )sql",
                   item) == 1;
    }
};

}  // namespace gatehouse::support
