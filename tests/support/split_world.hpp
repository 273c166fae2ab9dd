// An order that friends pay together, and the gateway they pay at.

#pragma once

#include "modules/payments/share_secret.hpp"
#include "modules/payments/splits.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::support {

struct SplitWorld : PaymentsWorld {
    payments::Splits splits{context};

    static std::vector<payments::Payer> payers(std::size_t count)
    {
        std::vector<payments::Payer> all;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back({"Payer Number" + std::to_string(i), "p" + std::to_string(i) + "@example.org", {}});
        return all;
    }
    // An open order of that many tickets at 25.00, in that many equal shares.
    orders::Order split(std::size_t count = 3, int quantity = 1)
    {
        const auto order = this->order(type(), quantity);
        payments.split(buyer(order), order.id, payers(count));
        return now(order);
    }
    payments::Split look(const orders::Order& order) { return splits.look(buyer(order), order.id); }
    std::vector<payments::Share> shares(const orders::Order& order) { return look(order).shares; }
    payments::ShareStatus state(const orders::Order& order, std::size_t i)
    {
        return shares(order).at(i).status;
    }

    auth::Caller payer(const payments::Share& share)
    {
        auth::Caller caller;
        caller.order_secret = payments::share_secret::make(own.config, share);
        return caller;
    }
    // The gateway's session for a share.
    std::string open_share(const payments::Share& share)
    {
        return payments.checkout(payer(share), share.id)
            .url.value()
            .substr(std::string("https://pay.example/").size());
    }
    std::string pay_share(const payments::Share& share) { return paid(open_share(share)); }
    // Paid at the gateway; the news of it is still to come.
    std::string news_of_paid(const std::string& session)
    {
        gateway.pay(session);
        return session_event("checkout.session.completed", session);
    }

    // What the scheduler does once the news of an order's end are delivered.
    void hear_the_end(const orders::Order& order)
    {
        payments.end_split(order.id);
        while (payments.send_refunds() > 0) {}
    }
    void past_deadline(const orders::Order& order, std::chrono::seconds by = std::chrono::minutes(2))
    {
        clock.at = order.expires_at + by;
        while (payments.settle_overdue() > 0) {}
        while (orders.expire_holds() > 0) {}
    }

    // What the gateway has sent back of an order, over all its payments.
    std::int64_t sent_back(const orders::Order& order)
    {
        while (payments.send_refunds() > 0) {}
        std::int64_t sum = 0;
        for (const auto& [session, of] : gateway.order_of)
            if (of == order.id.str())
                sum += gateway.charges["ch_" + gateway.sessions[session].intent].refunded.amount;
        return sum;
    }
    int left_of(const orders::Order& order)
    {
        const auto stock = context.db.read(
            [&](db::Session& s) { return inventory::Service(context).event_stock(s, event); });
        for (const auto& item : stock.items)
            if (item.id == order.lines.at(0).item) return item.available.value();
        return -1;
    }
};

}  // namespace gatehouse::support
