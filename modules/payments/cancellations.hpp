// Sold orders of an event that is cancelled: each is given back in a transaction of its own, by the
// scheduler, under the organizer's fee policy (REF-3). Private to this module.

#pragma once

#include "modules/payments/cancellation_repository.hpp"
#include "modules/payments/refunds.hpp"

namespace gatehouse::payments {

// The organizer's side. Everything here is for who may handle the organization's money: not_found for
// strangers, forbidden for other members.
class Cancellations {
public:
    explicit Cancellations(const Context& context)
        : context_(context), events_(context), orders_(context), refunds_(context)
    {
    }

    // What would go back under this policy, if it were done now.
    CancellationPreview preview(
        const auth::Caller& caller, const EventId& event, const FeePolicy& policy) const;

    // Stops the sale and begins to give back, in one transaction. Throws already_cancelled when that was done
    // before, validation_failed when the name is not the event's.
    CancellationProgress start(
        const auth::Caller& caller, const EventId& event, const StartCancellation& wanted) const;

    CancellationProgress look(const auth::Caller& caller, const EventId& event) const;

    // Tries again what failed, and nothing else. Throws event_not_cancelled.
    CancellationProgress retry(const auth::Caller& caller, const EventId& event) const;

    // The cash of that order was handed over: from then on it counts as given back. Throws nothing_to_settle.
    CancellationProgress settle(const auth::Caller& caller, const EventId& event, const OrderId& order) const;

    // What became of each order.
    Page<CancelledRow> orders(
        const auth::Caller& caller, const EventId& event, const CancelledQuery& query) const;
    // All of them, as a CSV file that no spreadsheet will execute.
    std::string csv(const auth::Caller& caller, const EventId& event) const;

private:
    events::Facts require(db::Session& session, const auth::Caller& caller, const EventId& event) const;
    std::vector<CancelledRow> with_buyers(std::vector<CancelledOrder> outcomes) const;

    const Context& context_;
    events::Service events_;
    orders::Service orders_;
    Refunds refunds_;
};

// The scheduler's side. Several may do this at once, and any of them may die at any time.
class CancellationWork {
public:
    explicit CancellationWork(const Context& context)
        : context_(context), orders_(context), tickets_(context), refunds_(context)
    {
    }

    // An event was cancelled by somebody who was asked nothing about money: nothing is kept.
    void heard(const EventId& event) const;

    // Finds orders to give back, and gives some of them back; returns how many it looked at.
    int work() const;

private:
    bool list_some() const;
    void add_orders(const Cancellation& run, Time now) const;
    bool give_back(const repo::Claimed& claimed) const;
    bool carry_out(const repo::Claimed& claimed) const;
    void fail(const repo::Claimed& claimed, const std::string& code, const char* why) const;

    const Context& context_;
    orders::Service orders_;
    tickets::Service tickets_;
    Refunds refunds_;
};

}  // namespace gatehouse::payments
