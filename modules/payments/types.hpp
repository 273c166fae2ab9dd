// Payments and refunds: what we asked the gateway for, and what became of it. Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/money.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::payments {

// clang-format off
inline constexpr ErrorKind kOrderExpired      {"order_expired",       409, "The time to pay is over and the tickets were released. Nothing was charged. Please order again."};
inline constexpr ErrorKind kOrderCompleted    {"order_completed",     409, "This order is already paid. Your tickets are on their way to you."};
inline constexpr ErrorKind kPaymentProcessing {"payment_processing",  409, "Your bank is still working on this payment. Please wait a moment before you try again."};
inline constexpr ErrorKind kCardDeclined      {"card_declined",       402, "Card declined by your bank. Nothing was charged; try another card."};
inline constexpr ErrorKind kGatewayUnavailable{"gateway_unavailable", 503, "Payment is not available right now. Your tickets stay held; please try again in a moment."};
inline constexpr ErrorKind kGatewayRefused    {"gateway_refused",     502, "The payment service did not accept this payment. Nothing was charged."};
inline constexpr ErrorKind kModeNotOffered    {"mode_not_offered",    422, "Only hosted payment is offered here."};
inline constexpr ErrorKind kNotConnect        {"no_connected_accounts", 409, "Card money goes to the operator of this installation, who settles with organizers. There is no payment account to set up."};
inline constexpr ErrorKind kNotOnboarded      {"not_onboarded",       409, "There is no payment account yet. Start with the setup."};
inline constexpr ErrorKind kNotSold           {"order_not_sold",      409, "Only an order that was paid or completed can be given back."};
inline constexpr ErrorKind kNothingLeft       {"nothing_to_refund",   409, "Everything of this order was given back already."};
inline constexpr ErrorKind kRefundTooMuch     {"refund_too_much",     409, "That is more than is left of what was paid."};
inline constexpr ErrorKind kTicketNotLive     {"ticket_not_live",     409, "One of these tickets is not valid any more. Please look again."};
inline constexpr ErrorKind kDisputed         {"payment_disputed",    409, "The buyer's bank has taken this payment back and has not decided yet. Money can be given back when it has."};
inline constexpr ErrorKind kBadSignature      {"bad_signature",       400, "The signature of this message is not valid."};
// clang-format on

// What one of several friends pays of an order (shares.hpp).
using ShareId = Id<"share">;

// created: our row is committed, the gateway's answer is not known. open: the buyer can pay. processing: the
// bank decides.
enum class Status { created, open, processing, succeeded, failed, expired };
std::array<Status, 6> values(Status);
const char* to_string(Status status);
constexpr bool is_under_way(Status s)
{
    return s == Status::created || s == Status::open || s == Status::processing;
}

// hosted: on the gateway's page. element: with its form on ours (PAY-2).
enum class Mode { hosted, element };
std::array<Mode, 2> values(Mode);
const char* to_string(Mode mode);

struct Payment {
    PaymentId id;
    OrganizationId organization;
    EventId event;
    OrderId order;
    int attempt = 1;
    Mode mode = Mode::hosted;
    Status status = Status::created;
    Money amount;
    std::optional<std::string> destination;  // the connected account that the money is for
    Money fee;                               // what of it the platform keeps
    bool fee_returns = false;                // and gives back with what is refunded (PAY-7)
    std::optional<std::string> session, intent, url, failure_code;
    Time created_at, updated_at;
    Time settle_at;                     // when the gateway is to be asked what became of it (ORD-12)
    std::optional<ShareId> share = {};  // that it pays; none: the whole order

    // The same words again after a crash, so that the gateway gives the same session again (PAY-2).
    std::string idempotency_key() const { return "order-" + order.str() + "-" + std::to_string(attempt); }
};

enum class RefundStatus { pending, succeeded, failed };
std::array<RefundStatus, 3> values(RefundStatus);
const char* to_string(RefundStatus status);

// Why money goes back without anybody asking for it.
namespace reason {
inline constexpr const char* kLate = "late";            // paid after the tickets were released and sold
inline constexpr const char* kCancelled = "cancelled";  // paid after the buyer gave the order up
inline constexpr const char* kEventCancelled =
    "event_cancelled";                                   // paid for an event that was cancelled meanwhile
inline constexpr const char* kDuplicate = "duplicate";   // the order was paid already
inline constexpr const char* kMismatch = "mismatch";     // another amount or currency than the order's
inline constexpr const char* kSplitOver = "split_over";  // not everybody paid their share in time
inline constexpr const char* kSplitCancelled = "split_cancelled";  // who ordered called it off
inline constexpr const char* kGateway = "gateway";                 // refunded at the gateway's own dashboard
}  // namespace reason

// automatic: money that never bought anything. asked: of a sold order, by its organizer. gateway: the same,
// at the gateway itself. Only the latter two are part of what an order says was refunded.
enum class RefundKind { automatic, asked, gateway };
std::array<RefundKind, 3> values(RefundKind);
const char* to_string(RefundKind kind);

struct Refund {
    RefundId id;
    OrganizationId organization;
    OrderId order;
    PaymentId payment;
    RefundKind kind = RefundKind::automatic;
    Money amount;
    std::string reason;
    RefundStatus status = RefundStatus::pending;
    std::optional<std::string> gateway_id;
    int attempts = 0;
    Time created_at;
    Money fee_returned;              // what of the platform's fee goes back with it (PAY-7)
    bool reverses_transfer = false;  // it comes out of the connected account that had the money
};

// What of the platform's fee goes back when so much of a payment did: its share, half-up.
std::int64_t fee_returned(std::int64_t fee, std::int64_t amount, std::int64_t refunded);

// A bank takes a payment back on its cardholder's word. inquiry: it only asks. closed: it asked, and let it
// be.
enum class DisputeStatus { inquiry, needs_response, under_review, won, lost, closed };
std::array<DisputeStatus, 6> values(DisputeStatus);
const char* to_string(DisputeStatus status);
constexpr bool is_open(DisputeStatus s)
{
    return s == DisputeStatus::inquiry || s == DisputeStatus::needs_response ||
           s == DisputeStatus::under_review;
}

using orders::DisputeId;

struct Dispute {
    DisputeId id;
    std::string gateway_id;
    OrganizationId organization;
    OrderId order;
    PaymentId payment;
    DisputeStatus status = DisputeStatus::inquiry;
    Money amount;
    Money withdrawn;     // what is with the bank now
    std::string reason;  // in the gateway's words: "fraudulent"
    std::optional<Time> respond_by;
    Time created_at;
    std::optional<Time> closed_at;
};

// What the gateway and we do not agree about (PAY-8), whoever is right.
enum class DifferenceKind {
    unknown_payment,  // it has money that it says is for us, and we know nothing of it
    unpaid_payment,   // we booked money that it does not have
    amount,           // it has more or less than we booked
    refunded,         // less went back than we booked, or more
    refund,           // a refund is under way for more than a day
    dispute,          // a bank disputes it, and we were not told
    payout
};
std::array<DifferenceKind, 7> values(DifferenceKind);
const char* to_string(DifferenceKind kind);

struct Difference {
    DifferenceKind kind = DifferenceKind::amount;
    std::string object;  // the gateway's charge or intent, or our refund
    std::optional<OrganizationId> organization = {};
    std::optional<OrderId> order = {};
    std::optional<PaymentId> payment = {};
    Money ours = {}, theirs = {};
    Time found_at = {};
};

// What an organizer gives back (REF-1): these tickets, or none for a mere amount, or everything that is left.
struct GiveBack {
    std::optional<std::int64_t> amount;  // in the order's currency; without: what the tickets cost
    std::vector<TicketId> tickets;
    std::string reason;  // the buyer reads it
};

// Where the buyer is sent to pay, or what the form on our page needs.
struct Checkout {
    PaymentId payment;
    std::optional<std::string> url, client_secret, publishable_key;
    Time expires_at;
};

// What the payment page may say before anything is paid.
struct PublicConfig {
    bool live = false;
    std::optional<std::string> element_script, publishable_key;  // where the form is offered
    std::optional<std::string> sandbox_card;
};

}  // namespace gatehouse::payments
