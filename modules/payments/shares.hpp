// Paying an order in shares (SPL-1): what a share is, and how the total is divided. Pure data and rules; no
// I/O.

#pragma once

#include <span>

#include "modules/events/types.hpp"
#include "modules/orders/types.hpp"
#include "modules/payments/types.hpp"

namespace gatehouse::payments {

// clang-format off
inline constexpr ErrorKind kSplitAmounts  {"split_amounts",   422, "Give everybody an amount, or nobody: then all pay the same."};
inline constexpr ErrorKind kSplitSum      {"split_sum",       422, "The shares do not add up to the total."};
inline constexpr ErrorKind kShareTooSmall {"share_too_small", 422, "One of the shares is too small to be paid by card."};
inline constexpr ErrorKind kOrderIsSplit  {"order_is_split",  409, "This order is paid in shares: everybody pays theirs by the link they were mailed."};
inline constexpr ErrorKind kSplitTooLate  {"split_too_late",  409, "The sale of these tickets ends too soon to wait for several people. Please pay by one card."};
inline constexpr ErrorKind kSharePaid     {"share_paid",      409, "This share is already paid."};
inline constexpr ErrorKind kShareOver     {"share_over",      409, "The time to pay is over, and the tickets were released. Nothing was charged."};
inline constexpr ErrorKind kTooManyLetters{"too_many_letters",409, "This link was mailed several times already. Copy it and send it yourself."};
// clang-format on

inline constexpr std::size_t kFewestPayers = 2, kMostPayers = 20;
// So often the link of one share is mailed on somebody's wish: each mail goes to an address that a guest
// typed.
inline constexpr int kMostLetters = 6;
// With less time than that left, splitting is not begun.
inline constexpr std::chrono::minutes kShortestSplit{15};

// returned: it was paid, and the money goes back because not everybody paid. over: it was not paid in time,
// or the order was called off.
enum class ShareStatus { open, paid, returned, over };
constexpr const char* to_string(ShareStatus status)
{
    switch (status) {
        case ShareStatus::open: return "open";
        case ShareStatus::paid: return "paid";
        case ShareStatus::returned: return "returned";
        case ShareStatus::over: return "over";
    }
    return "";
}
constexpr auto values(ShareStatus)
{
    using enum ShareStatus;
    return std::array{open, paid, returned, over};
}

// Whom the initiator names.
struct Payer {
    std::string name, email;
    std::optional<std::int64_t> amount;  // minor units of the order's currency
};

struct Share {
    ShareId id;
    OrderId order;
    int position = 0;
    std::string name, email;
    Money amount;
    ShareStatus status = ShareStatus::open;
    std::optional<PaymentId> payment;  // that paid it
    std::optional<Time> paid_at;
    int secret_version = 1;
    int letters = 1;
    Time created_at;
    Money refunded = {};  // of it, where it is shown: went back, or is on its way
};

// What each payer owes, in their order: the amounts they were given, or equal parts with the odd minor units
// to the first. Throws split_amounts, split_sum (with `total` and `sum`), share_too_small (with `least`).
std::vector<Money> divide(const Money& total, std::span<const Payer> payers);

// The smallest amount that the gateway takes by card.
Money least_share(const std::string& currency);

// How the others are called to each other: "Ana Maria Brandt" → "Ana B."
std::string short_name(std::string_view name);

// When those who have not paid are reminded: at half time, and two hours before the end where that is later.
Time first_reminder(Time begun, Time until);
std::optional<Time> next_reminder(Time reminded, Time until);

// News. The subject is the share, of the last two the order. Money is {"reason", "amount", "currency"}.
namespace topic {
inline constexpr const char* kInvited = "share.invited";    // its link is to be mailed
inline constexpr const char* kReminded = "share.reminded";  // it is still to be paid
inline constexpr const char* kPaid = "share.paid";
inline constexpr const char* kDone = "share.completed";     // everybody paid
inline constexpr const char* kEnded = "share.over";         // money: what goes back of it, perhaps 0
inline constexpr const char* kRefunded = "share.refunded";  // money: what goes back, of a sold order or twice
inline constexpr const char* kStarted = "split.started";
inline constexpr const char* kOver = "split.over";  // {"reason"}
}  // namespace topic

// An order that is paid in shares, for who ordered and for members of its organization.
struct Split {
    orders::Order order;
    std::vector<Share> shares;
    bool with_secrets = false;  // who ordered may send a link on, or pay for somebody
    Money paid() const;
};

// The same for one of its payers.
struct OwnShare {
    Share share;
    Split split;
    events::Brief event;
    std::optional<Payment> attempt;  // the latest to pay it
};

}  // namespace gatehouse::payments
