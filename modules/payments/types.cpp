#include "modules/payments/types.hpp"

namespace gatehouse::payments {

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

std::array<RefundStatus, 3> values(RefundStatus)
{
    return {RefundStatus::pending, RefundStatus::succeeded, RefundStatus::failed};
}

std::array<RefundKind, 3> values(RefundKind)
{
    return {RefundKind::automatic, RefundKind::asked, RefundKind::gateway};
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
