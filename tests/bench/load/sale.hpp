// The flash sale: every buyer reads the event, holds a ticket, opens the payment page, pays, and some look at
// their ticket. Each has an address and a connection; the gateway's webhooks come from a few addresses of
// their own.

#pragma once

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

#include "tests/bench/load/arrivals.hpp"
#include "tests/bench/load/client.hpp"
#include "tests/bench/load/gateway.hpp"
#include "tests/bench/load/plan.hpp"
#include "tests/bench/load/report.hpp"

namespace gatehouse::bench {

class Sale {
public:
    Sale(Loop& loop, const Plan& plan, Report& report);
    void begin();

private:
    struct Buyer {
        std::int64_t number;
        Instant came;
        std::unique_ptr<Client> client;
        std::string order, secret;
        int tries = 0;
    };
    struct Notice {
        Buyer* buyer;
        std::string words;
        Instant due;
        int tries = 0;
    };
    using Next = void (Sale::*)(Buyer&, const Message&);

    void arrive(std::int64_t number, Instant due);
    // Asks, and asks again when the site says that it is busy; `next` gets any other answer.
    void ask(Buyer& buyer, const char* step, std::string words, Instant due, Next next);
    void on_event(Buyer& buyer, const Message& answer);
    void on_hold(Buyer& buyer, const Message& answer);
    void on_checkout(Buyer& buyer, const Message& answer);
    void on_tickets(Buyer& buyer, const Message& answer);
    void notify(Notice notice);
    void deliver(Client& client, Notice notice);
    void on_paid(Buyer& buyer);
    void leave(Buyer& buyer, const char* how);

    Loop& loop_;
    const Plan& plan_;
    Report& report_;
    Gateway gateway_;
    Arrivals arrivals_;
    std::unordered_map<std::int64_t, std::unique_ptr<Buyer>> buyers_;
    std::vector<std::unique_ptr<Client>> couriers_;
    std::vector<Client*> free_couriers_;
    std::deque<Notice> notices_;
};

}  // namespace gatehouse::bench
