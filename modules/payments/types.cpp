#include "modules/payments/types.hpp"

namespace gatehouse::payments {

namespace {

__extension__ typedef __int128 Wide;

}  // namespace

std::array<Status, 6> values(Status)
{
    using enum Status;
    return {created, open, processing, succeeded, failed, expired};
}

const char* to_string(Status status)
{
    switch (status) {
        case Status::created: return "created";
        case Status::open: return "open";
        case Status::processing: return "processing";
        case Status::succeeded: return "succeeded";
        case Status::failed: return "failed";
        case Status::expired: return "expired";
    }
    return "";
}

std::array<Mode, 2> values(Mode) { return {Mode::hosted, Mode::element}; }

const char* to_string(Mode mode) { return mode == Mode::hosted ? "hosted" : "element"; }

std::array<RefundStatus, 3> values(RefundStatus)
{
    return {RefundStatus::pending, RefundStatus::succeeded, RefundStatus::failed};
}

std::int64_t fee_returned(std::int64_t fee, std::int64_t amount, std::int64_t refunded)
{
    if (amount <= 0) return 0;
    const auto twice = Wide{fee} * refunded * 2 + amount;
    return static_cast<std::int64_t>(twice / (Wide{amount} * 2));
}

std::array<RefundKind, 3> values(RefundKind)
{
    return {RefundKind::automatic, RefundKind::asked, RefundKind::gateway};
}

std::array<DisputeStatus, 6> values(DisputeStatus)
{
    using enum DisputeStatus;
    return {inquiry, needs_response, under_review, won, lost, closed};
}

const char* to_string(DisputeStatus status)
{
    constexpr const char* kNames[] = {"inquiry", "needs_response", "under_review", "won", "lost", "closed"};
    return kNames[static_cast<int>(status)];
}

std::array<DifferenceKind, 7> values(DifferenceKind)
{
    using enum DifferenceKind;
    return {unknown_payment, unpaid_payment, amount, refunded, refund, dispute, payout};
}

const char* to_string(DifferenceKind kind)
{
    constexpr const char* kNames[] = {
        "unknown_payment", "unpaid_payment", "amount", "refunded", "refund", "dispute", "payout"};
    return kNames[static_cast<int>(kind)];
}

const char* to_string(RefundKind kind)
{
    return kind == RefundKind::automatic ? "automatic" : kind == RefundKind::asked ? "asked" : "gateway";
}

const char* to_string(RefundStatus status)
{
    switch (status) {
        case RefundStatus::pending: return "pending";
        case RefundStatus::succeeded: return "succeeded";
        case RefundStatus::failed: return "failed";
    }
    return "";
}

}  // namespace gatehouse::payments
