// Taking money, hearing about it, and giving it back. Public to the modules above: admin, scheduler.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/orders/service.hpp"
#include "modules/payments/gateway.hpp"
#include "modules/payments/splits.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

class Notice;
namespace ledger {
class Posting;
}

// Money that surely arrived.
struct Arrival {
    Money amount;
    std::string intent;
};

// An attempt to pay, and what for.
struct Begun {
    Payment payment;
    orders::Order order;
    std::optional<Share> share = {};  // that it pays of the order
};

struct Till;

// What staff has to look at.
struct Stuck {
    std::vector<Payment> payments;  // the gateway gave no answer for several tries
    std::vector<Refund> refunds;    // the gateway refused to send the money back
    std::vector<Difference> differences;
};

class Service {
public:
    // Who shares a till is served together.
    Service(const Context& context, Gateway& gateway);
    Service(const Context& context, Gateway& gateway, std::shared_ptr<Till> till);

    // Where to pay for the order. Asking again gives the same page while it is open; after a payment that
    // failed, a new one. Throws order_expired, order_completed, payment_processing, gateway_unavailable.
    // In the other mode than before, what was open is ended first (PAY-2).
    Checkout checkout(const auth::Caller& caller, const OrderId& order, Mode mode = Mode::hosted) const;

    // The order is paid in shares from now on (SPL-1). Who was about to pay it by card is through first:
    // throws order_completed then, and what Splits::begin() throws.
    void split(const auth::Caller& caller, const OrderId& order, const std::vector<Payer>& payers) const;
    // Where to pay that share. Throws share_paid, share_over, payment_processing, gateway_unavailable.
    Checkout checkout(const auth::Caller& caller, const ShareId& share) const;

    // Takes one webhook: checks the signature, finds out what is true now, and books it exactly once. Returns
    // what it made of it. Throws bad_signature; and busy or gateway_unavailable so that the gateway sends it
    // again.
    std::string hear(const std::string& body, const std::string& signature) const;

    // Asks the gateway about payments whose time is over: books them, or ends them and gives the tickets back
    // (ORD-12).
    int settle_overdue() const;

    // Ends the open payments of an order that was given up.
    void abandon(const OrderId& order) const;

    // An order that was paid in shares has expired or was called off: what was paid goes back, in full and
    // once, and everybody is told (SPL-3). Nothing for any other order.
    void end_split(const OrderId& order) const;
    // The same for all orders that are waiting for shares for this event, which was cancelled.
    void end_splits(const EventId& event) const;

    // Sends what is to be refunded; asks again until the gateway answers (REF-2).
    int send_refunds() const;

    // Compares with the gateway's lists, a piece at a time: what it has and we do not is booked, and what
    // remains is listed for staff (PAY-8). Returns how many differences were found.
    int reconcile() const;

    // Books what the gateway says of a charge as the news of it would have done; returns the outcome.
    std::string believe(const Payment& known, const Charge& charge) const;

private:
    // What a webhook does in its transaction; returns its outcome.
    using Effect = std::function<std::string(db::Tx&)>;

    Begun begin_share(const auth::Caller& caller, const ShareId& id) const;
    Session create_session(const Begun& begun) const;
    Begun begin(const auth::Caller& caller, const OrderId& order, Mode mode) const;
    Checkout checkout_of(const Begun& begun, const std::string& client_secret) const;
    // Ends what is open at the gateway, and books what became of it.
    void end(const Payment& payment) const;
    Session look(const Payment& payment) const;
    Session end_at_gateway(const Payment& payment) const;
    void fail_attempt(const Payment& payment, const std::string& code) const;

    using Handle = Effect (Service::*)(const Notice& notice, const Payment& payment) const;
    Handle handler_of(const Notice& notice) const;
    Effect on_session(const Notice& notice, const Payment& payment) const;
    Effect on_intent(const Notice& notice, const Payment& payment) const;
    Effect on_charge(const Notice& notice, const Payment& payment) const;
    Effect on_refund(const Notice& notice, const Payment& payment) const;
    Effect on_dispute(const Notice& notice, const Payment& payment) const;
    std::optional<Payment> payment_of(const Notice& notice) const;
    std::optional<Payment> payment_of_charge(const std::string& id) const;
    bool complete(const Notice& notice) const;
    std::string take_effect(const Notice& notice) const;
    bool was_heard(const std::string& event) const;

    std::string book_arrival(db::Tx& tx, const Payment& known, const Arrival& arrival) const;
    std::string book_share(db::Tx& tx, const orders::Order& order, const Payment& payment) const;
    void reopen_share(db::Tx& tx, const orders::Order& order, const Payment& payment) const;
    Money return_share(db::Tx& tx, const Share& share, const char* why) const;
    std::string book_status(db::Tx& tx, const Payment& known, Status status) const;
    std::string book_decline(db::Tx& tx, const Payment& known, const Intent& intent) const;
    std::string book_gateway_refund(db::Tx& tx, const Payment& known, const Charge& charge) const;
    std::string book_refund_state(db::Tx& tx, const RefundId& id, const GatewayRefund& state) const;
    std::string book_dispute(db::Tx& tx, const Payment& known, const GatewayDispute& state,
        const std::optional<Dispute>& seen) const;
    void settle_dispute(db::Tx& tx, const orders::Order& order, const Dispute& dispute,
        const std::optional<Dispute>& before) const;
    // What an order says was given back follows from refunds and disputes.
    void recount(db::Tx& tx, const OrderId& order) const;
    void give_back(db::Tx& tx, const Payment& payment, const Money& amount, const char* reason) const;
    void split_refused(db::Tx& tx, const Refund& refused, std::int64_t amount) const;
    bool book_difference(db::Tx& tx, const Payment& payment) const;
    void correct(db::Tx& tx, const Refund& refund, RefundStatus before) const;
    void note_not_given_back(db::Tx& tx, const OrderId& id) const;
    void return_money(db::Tx& tx, const Payment& payment, const Money& amount, const char* reason) const;
    void show(db::Tx& tx, const Payment& payment) const;
    void post(db::Tx& tx, const ledger::Posting& posting) const;

    void settle(const Payment& payment) const;
    void settle_session(const Payment& payment) const;
    GatewayRefund ask_about(const Refund& refund, const Payment& payment) const;
    bool expire_if_over(db::Tx& tx, const OrderId& order) const;
    void settle_refund(const Refund& refund) const;
    bool settle_as_sent(const Refund& refund) const;

    const Context& context_;
    Gateway& gateway_;
    orders::Service orders_;
    std::shared_ptr<Till> till_;
};

// What of a sold order was given back or refunded at the gateway, oldest first; also what was refused.
std::vector<Refund> refunds_of(db::Session& session, const OrderId& order);

// What the page may say before anything is paid.
PublicConfig public_config(const Config& config);

// Payments that cannot be settled and refunds that cannot be sent, for staff.
Stuck stuck(const Context& context);

}  // namespace gatehouse::payments
