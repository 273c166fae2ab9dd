#pragma once

#include "modules/payments/repository.hpp"

namespace gatehouse::payments::repo {

// How far a list of the gateway's was looked at: everything before `since`, and of what is before `until`
// down to the object `after`. Of payouts, which change long after they were made, `since` is when all
// accounts were looked at last, and `after` the organization whose was, in a walk along them that is not
// over.
struct Walk {
    std::string name;
    Time since;
    std::optional<Time> until;
    std::string after;
};
std::optional<Walk> find_walk(db::Session& session, const std::string& name);
void put_walk(db::Tx& tx, const Walk& walk);

// What our books say of a payment.
struct Books {
    std::int64_t came = 0;               // in the ledger
    std::int64_t sent = 0, pending = 0;  // refunds
    bool disputed = false;
};
Books books_of(db::Session& session, const PaymentId& payment);

// Marks payments that the gateway has as we do.
void confirm(db::Tx& tx, const std::vector<PaymentId>& payments, Time now);
// Payments that succeeded, were made between the two, and that no list had; by the time they were made.
std::vector<Payment> unconfirmed(db::Session& session, Time since, Time until, int most);
std::vector<Refund> slow_refunds(db::Session& session, Time before);

// Writes differences that are new, still there, or there again.
void put_differences(db::Tx& tx, const std::vector<Difference>& found, Time now);
void resolve(db::Tx& tx, const Difference& difference, Time now);
// Open ones that were not looked at since then, at most twenty.
std::vector<Difference> differences_to_look_at(db::Session& session, Time before);
// All open ones, oldest first, at most a hundred.
std::vector<Difference> open_differences(db::Session& session);

}  // namespace gatehouse::payments::repo
