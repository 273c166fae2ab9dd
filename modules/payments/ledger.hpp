// The books, in double entry: where every cent is. Balances are sums of entries (README.md: the ledger).
// Entries are written in the transaction of what causes them. Private to this module.

#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "common/db/session.hpp"
#include "modules/orders/types.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments::ledger {

// Where money is, or to whom it is owed: what we have is positive, what we owe negative.
enum class Account {
    gateway,    // with the payment service, for us
    cash,       // with the organizer, who took it without us
    organizer,  // owed to the organization for what it sold
    kept,       // what of the cash is the organization's already
    platform,   // our fee
    unapplied,  // came and bought nothing (yet): too late, twice, another amount, a share of a whole
    refunds,    // owed to buyers, and not sent yet
    disputed,   // taken by a bank until it has decided
    connected,  // with the payment service, on the organization's own account
    bank        // paid out to the organization
};
const char* to_string(Account account);

// What makes entries; the id that goes with it is of the payment, order, refund, dispute, …
enum class Cause { charge, sale, refund, dispute, manual, transfer, payout };
const char* to_string(Cause cause);

// What one cause does to the accounts. Every amount is entered twice, so none can be out of balance.
class Posting {
public:
    // `step` tells apart what one thing causes one after the other.
    Posting(
        Cause cause, const Uuid& id, const OrganizationId& organization, std::string currency, int step = 0);

    // Into `debit`, out of `credit`: money that we have is debited, what we owe for it credited. Throws
    // internal for another currency than the posting's.
    Posting& enter(Account debit, Account credit, const Money& amount);
    // What it is about.
    Posting& of(const OrderId& order);
    Posting& by(const PaymentId& payment);
    Posting& by(const RefundId& refund);

    // One row for each account that changes.
    std::vector<db::Args> rows(Time at) const;

private:
    Cause cause_;
    Uuid id_;
    OrganizationId organization_;
    std::string currency_;
    int step_;
    std::optional<OrderId> order_;
    std::optional<PaymentId> payment_;
    std::optional<RefundId> refund_;
    std::map<Account, std::int64_t> amounts_;
};

// Writes them, all in one statement. The same cause and step again is a duplicate key.
void post(db::Tx& tx, std::span<const Posting> postings, Time now);

// A payment that bought its order: its organizer's, less the platform's fee.
Posting charge(const orders::Order& order, const Payment& payment);
// Money that came and bought nothing, or nothing yet.
Posting unapplied(const Payment& payment, const Money& received);
// Money that was unapplied has bought the order.
Posting sale(const orders::Order& order);
// An order that was paid to the organizer without us, and without a fee of ours.
Posting manual(const orders::Order& order);
// Some of that was given back, by hand as well.
Posting handed_back(db::Tx& tx, const orders::Order& order, const RefundId& refund, const Money& amount);
// Whether it was, under this id.
bool is_handed_back(db::Session& session, const OrderId& order, const RefundId& refund);

// Money of a destination charge went on to the organization's own account, less our fee (PAY-0).
Posting transfer(const Payment& payment, const Money& received);
// From there it went to its bank, or came back from it.
Posting payout(const Uuid& id, const OrganizationId& organization, const Money& amount, bool arrived);

// A refund that is new, or was in another state before: pending money is owed to the buyer, sent money is
// gone, and what was refused is where it came from.
void post_change(db::Tx& tx, const Refund& refund, std::optional<RefundStatus> before, Time now);

// A dispute that is new, or was in another state before. Money that a bank has taken is in dispute, and the
// organizer's loss when it keeps it; of a payment that bought nothing (`applied` is false) it is what we owed
// the buyer.
void post_change(
    db::Tx& tx, const Dispute& dispute, const std::optional<Dispute>& before, bool applied, Time now);

}  // namespace gatehouse::payments::ledger
