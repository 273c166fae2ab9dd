// An event's discount codes. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/requests.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

// What somebody is told who asks about a code: what it does, and what it shows.
struct CheckedCode {
    DiscountCode code;
    std::vector<SaleItem> unlocked;
};

class Codes {
public:
    explicit Codes(const Context& context) : context_(context), events_(context), service_(context) {}

    // Throws code_taken when the event has it already, insufficient_stock when it is to keep more places than
    // there are.
    DiscountCode create(const auth::Caller& caller, const NewCode& wanted) const;

    // For members.
    std::vector<DiscountCode> list(const auth::Caller& caller, const EventId& event) const;

    // Throws capacity_in_use with `uses` when it was used more often than is wanted now.
    DiscountCode update(const auth::Caller& caller, const CodeId& id, const CodeChange& change) const;

    // Throws has_sales when it was ever used.
    void remove(const auth::Caller& caller, const CodeId& id) const;

    // For anyone who knows it. Throws code_unknown, code_not_yet, code_expired, code_used_up.
    CheckedCode check(const CodeCheck& wanted) const;

    // Gives back what codes keep whose time is over; returns how many those were.
    int end_reserves() const;

    // Gives a copy of the event its codes, unused, with all times moved, and with as many places kept as
    // there are.
    void copy(db::Tx& tx, const EventId& from, const EventId& to, const std::string& currency,
        const std::map<ItemId, ItemId>& items, Time::duration shift) const;

private:
    DiscountCode require(db::Session& session, const CodeId& id) const;
    DiscountCode lock(db::Tx& tx, const CodeId& id) const;
    void check_items(db::Session& session, const DiscountCode& code) const;
    void keep_places(db::Tx& tx, const DiscountCode& code, std::optional<int> wanted) const;
    void end_reserve(const CodeId& id, Time now) const;

    const Context& context_;
    events::Service events_;
    Service service_;
};

// What is wrong with a code as a whole.
schema::Faults faults_of(const DiscountCode& code, const events::Facts& event);

}  // namespace gatehouse::inventory
