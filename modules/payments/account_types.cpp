#include "modules/payments/account_types.hpp"

namespace gatehouse::payments {

std::array<AccountState, 5> values(AccountState)
{
    using enum AccountState;
    return {not_started, details_missing, in_review, enabled, disabled};
}

const char* to_string(AccountState state)
{
    switch (state) {
        case AccountState::not_started: return "not_started";
        case AccountState::details_missing: return "details_missing";
        case AccountState::in_review: return "in_review";
        case AccountState::enabled: return "enabled";
        case AccountState::disabled: return "disabled";
    }
    return "";
}

std::array<PayoutStatus, 5> values(PayoutStatus)
{
    using enum PayoutStatus;
    return {pending, in_transit, paid, failed, canceled};
}

const char* to_string(PayoutStatus status)
{
    switch (status) {
        case PayoutStatus::pending: return "pending";
        case PayoutStatus::in_transit: return "in_transit";
        case PayoutStatus::paid: return "paid";
        case PayoutStatus::failed: return "failed";
        case PayoutStatus::canceled: return "canceled";
    }
    return "";
}

// Missing details are the organizer's to give, also when they were enough before; any other reason is one to
// ask the gateway about.
AccountState Account::state() const
{
    if (id.empty()) return AccountState::not_started;
    if (charges_enabled) return AccountState::enabled;
    const bool waits =
        disabled_reason == "requirements.pending_verification" || disabled_reason == "under_review";
    if (details_due > 0 || !details_submitted) return AccountState::details_missing;
    if (waits || disabled_reason.empty()) return AccountState::in_review;
    return disabled_reason.starts_with("requirements.") ? AccountState::details_missing
                                                        : AccountState::disabled;
}

}  // namespace gatehouse::payments
