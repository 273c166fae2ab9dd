// The same commands against the real services, on the real database. One event serves many histories: what a
// history finds taken is beside the point, its pools are that much larger.

#pragma once

#include "tests/model/model.hpp"
#include "tests/support/orders_world.hpp"
#include "tests/support/pools.hpp"

namespace gatehouse::model {

class Shop {
public:
    explicit Shop(support::OrdersWorld& world) : world_(world)
    {
        world_.set_unlimited(world_.organizer.organization.id);
    }
    virtual ~Shop() = default;

    // Begins a history.
    void open(const std::vector<int>& sizes)
    {
        if (histories_++ % 50 == 0) move();
        orders_.clear();
        before_ = read_taken();
        world_.context.db.transact([&](db::Tx& tx) {
            for (std::size_t i = 0; i < pools_.size(); ++i)
                tx.exec("UPDATE pools SET size = ? WHERE id = ?", before_[i] + sizes[i], pools_[i]);
        });
        world_.inventory.stock_returned(event_);
    }

    // The answer in the model's words.
    std::string apply(const Command& c)
    {
        try {
            switch (c.act) {
                case Act::place: return place(c);
                case Act::resize: return resize(c);
                case Act::wait: return world_.clock.advance(std::chrono::minutes(c.minutes())), "waited";
                default: break;
            }
            if (orders_.empty()) return "no order";
            auto& order = orders_[c.which % orders_.size()];
            switch (c.act) {
                case Act::complete: return complete(order.order);
                case Act::cancel: return cancel(order);
                case Act::expire: return expire(order.order);
                case Act::begin: return begin(order.order);
                case Act::give_back: return give_back(order.order, c.type());
                default: return again(order);
            }
        } catch (const Error& e) {
            return inventory::is_shortage(e) ? "short" : e.kind().code;
        }
    }

    // What differs from the model at the end of a history; '' when nothing does.
    std::string difference(const Model& model) const
    {
        const auto taken = read_taken();
        for (std::size_t i = 0; i < pools_.size(); ++i)
            if (taken[i] - before_[i] != model.taken(static_cast<int>(i)))
                return "pool " + std::to_string(i) + " has " + std::to_string(taken[i] - before_[i]) +
                       " taken, not " + std::to_string(model.taken(static_cast<int>(i)));
        return orders_.empty() ? "" : difference_of_orders(model);
    }

    // Those that were sold from.
    const std::vector<EventId>& events() const { return events_; }

protected:
    struct Sold {
        orders::Order order;
        orders::PlaceOrder wanted;
        std::string key, secret;
    };

    virtual std::string complete(const orders::Order& order)
    {
        switch (world_.complete(order.id)) {
            case orders::Completion::completed: return "completed";
            case orders::Completion::already: return "already";
            case orders::Completion::late_retaken: return "late_retaken";
            case orders::Completion::late_no_stock: return "late_no_stock";
        }
        return "";
    }
    virtual std::string expire(const orders::Order& order)
    {
        if (!world_.expire(order.id)) return "not pending";
        world_.orders.mark_returned(order.event);
        return "expired";
    }
    virtual std::string give_back(const orders::Order& order, int type)
    {
        try {
            world_.context.db.transact([&](db::Tx& tx) {
                world_.inventory.give_back(tx, order.hold, {{types_[static_cast<std::size_t>(type)], 1}});
            });
        } catch (const Error& e) {
            if (&e.kind() != &kInternal) throw;
            return "refused";
        }
        world_.inventory.stock_returned(event_);
        return "given back";
    }

    // A new event is about to be sold from.
    virtual void prepare(db::Tx&) {}

    support::OrdersWorld& world_;

protected:
    EventId event_;

private:
    // Once in a while another event, so that none grows old.
    void move()
    {
        events_.push_back(event_ = world_.event());
        types_.clear(), pools_.clear();
        for (int i = 0; i < kTypes; ++i) types_.push_back(world_.type(event_, 1));
        world_.context.db.transact([&](db::Tx& tx) {
            for (const auto& type : types_) pools_.push_back(support::pool_of(tx, type));
            add_pool(tx, "event", {0, 1, 2});
            add_pool(tx, "day", {1, 2});
            prepare(tx);
        });
    }
    void add_pool(db::Tx& tx, const char* kind, const std::vector<std::size_t>& types)
    {
        pools_.push_back(new_id<PoolId>(world_.context));
        tx.exec(
            "INSERT INTO pools (id, event_id, kind, size) VALUES (?, ?, ?, 0)", pools_.back(), event_, kind);
        for (const auto type : types)
            tx.exec("INSERT INTO item_pools (item_id, pool_id) VALUES (?, ?)", types_[type], pools_.back());
    }
    std::vector<int> read_taken() const
    {
        std::map<PoolId, int> taken;
        world_.context.db.read([&](db::Session& session) {
            return session.all_in(
                "SELECT id, taken FROM pools WHERE id IN (?*)",
                [&](const db::Row& row) { return taken[row.id<PoolId>(1)] = row.integer(2); }, pools_);
        });
        std::vector<int> out;
        for (const auto& pool : pools_) out.push_back(taken.at(pool));
        return out;
    }

    std::string place(const Command& c)
    {
        Sold sold;
        sold.wanted = world_.wish(event_, types_.front());
        sold.wanted.lines.clear();
        for (const auto& [type, quantity] : c.lines())
            sold.wanted.lines.push_back({types_[static_cast<std::size_t>(type)], quantity});
        sold.key = world_.random.bytes(32);
        auto placed = world_.orders.place({}, sold.wanted, sold.key);
        sold.order = std::move(placed.order);
        sold.secret = std::move(placed.secret);
        orders_.push_back(std::move(sold));
        return "placed";
    }
    // A type that is known to be sold out is answered before the key is looked at; nothing is taken then
    // either.
    std::string again(const Sold& sold)
    {
        try {
            const auto placed = world_.orders.place({}, sold.wanted, sold.key);
            return placed.order.id == sold.order.id && placed.secret == sold.secret ? "the same" : "another";
        } catch (const Error& e) {
            if (!inventory::is_shortage(e)) throw;
            return "the same";
        }
    }
    std::string cancel(const Sold& sold)
    {
        auth::Caller buyer;
        buyer.order_secret = sold.secret;
        return to_string(world_.orders.cancel(buyer, sold.order.id).status);
    }
    std::string begin(const orders::Order& order)
    {
        world_.context.db.transact([&](db::Tx& tx) {
            world_.orders.begin_payment(
                tx, world_.orders.lock(tx, std::span(&order.id, 1)), world_.clock.now());
        });
        return "may pay";
    }
    std::string resize(const Command& c)
    {
        const auto i = static_cast<std::size_t>(c.type());
        inventory::TypeChange change;
        change.capacity = {true, before_[i] + c.size()};
        inventory::Editor(world_.context).update(world_.organizer.caller, types_[i], change);
        return "resized";
    }

    std::string difference_of_orders(const Model& model) const
    {
        struct State {
            std::string status;
            int tickets = 0;
        };
        std::map<OrderId, State> found;
        std::vector<OrderId> ids;
        for (const auto& sold : orders_) ids.push_back(sold.order.id);
        world_.context.db.read([&](db::Session& session) {
            return session.all_in(
                "SELECT o.id, o.status, (SELECT COUNT(*) FROM tickets t WHERE t.order_id = o.id) FROM orders "
                "o"
                " WHERE o.id IN (?*)",
                [&](const db::Row& row) {
                    found[row.id<OrderId>(1)] = {row.text(2), row.integer(3)};
                    return 0;
                },
                ids);
        });
        for (std::size_t i = 0; i < orders_.size(); ++i) {
            const auto& state = found[ids[i]];
            const auto& wanted = model.orders()[i];
            int places = 0;
            for (const auto& [type, quantity] : wanted.places) places += quantity;
            if (state.status != wanted.status || state.tickets != (wanted.status == "completed" ? places : 0))
                return "order " + std::to_string(i) + " is " + state.status + " with " +
                       std::to_string(state.tickets) + " tickets, not " + wanted.status;
        }
        return "";
    }

    int histories_ = 0;
    std::vector<EventId> events_;
    std::vector<TicketTypeId> types_;
    std::vector<PoolId> pools_;
    std::vector<int> before_;
    std::vector<Sold> orders_;
};

}  // namespace gatehouse::model
