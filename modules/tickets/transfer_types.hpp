// Tickets on their way to somebody else (TKT-3). Pure data; no I/O. Public, as a part of types.hpp.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/error.hpp"
#include "common/id.hpp"

namespace gatehouse::tickets {

// clang-format off
inline constexpr ErrorKind kNotTransferable{"not_transferable", 409, "This ticket cannot be passed on."};
inline constexpr ErrorKind kTransferPending{"transfer_pending", 409, "This ticket is offered to somebody already. Withdraw that offer first."};
inline constexpr ErrorKind kOfferedTooOften{"offered_too_often", 429, "This ticket was offered five times within an hour. Please wait a while."};
inline constexpr ErrorKind kTransferOver   {"transfer_over",    409, "This offer is over. Please ask the person who sent it to you."};
// clang-format on

using TransferId = Id<"transfer">;

// What the token of a transfer's link is made for (common/auth/one_time.hpp).
inline constexpr const char* kTransferPurpose = "ticket transfer";
inline constexpr std::chrono::days kTransferFor{7};

// News about a transfer.
inline constexpr const char* kTransferOffered = "transfer.offered";
inline constexpr const char* kTransferAccepted = "transfer.accepted";
inline constexpr const char* kTransferWithdrawn = "transfer.withdrawn";
inline constexpr const char* kTransferExpired = "transfer.expired";

struct Holder {
    std::string name, email;
};

// cancelled: the ticket could not be had any more, because it was used or given back. passed_on: who accepted
// it has handed it on; is shown, and not stored.
enum class TransferStatus { offered, accepted, withdrawn, expired, cancelled, passed_on };
constexpr const char* to_string(TransferStatus status)
{
    constexpr const char* kNames[] = {
        "offered", "accepted", "withdrawn", "expired", "cancelled", "passed_on"};
    return kNames[static_cast<int>(status)];
}
constexpr std::array<TransferStatus, 6> values(TransferStatus)
{
    using enum TransferStatus;
    return {offered, accepted, withdrawn, expired, cancelled, passed_on};
}

struct Transfer {
    struct One {
        TicketId ticket;
        std::string type_name;
        TransferStatus status = TransferStatus::offered;
    };
    TransferId id;
    OrganizationId organization;
    EventId event;
    std::optional<UserId> from_user, to_user;
    Holder from, to;
    Time created_at, expires_at;
    std::vector<One> tickets;

    // offered while one of them is; then accepted while one is theirs; else how it ended.
    TransferStatus status() const;
};

// What a holder sees of an offer of theirs that is open.
struct OpenTransfer {
    std::string email;
    Time expires_at;
};

// To whom a ticket is offered, and which others with it.
struct TransferOffer {
    std::string email;
    std::vector<TicketId> tickets;
};

// Who takes it over.
struct TransferAcceptance {
    std::string name;
};

}  // namespace gatehouse::tickets
