// Accounts of organizations at the gateway, and what goes from there to banks.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/id.hpp"
#include "common/money.hpp"
#include "common/page.hpp"

namespace gatehouse::payments {

// What an organizer has to do, or to wait for, until cards can be taken.
enum class AccountState { not_started, details_missing, in_review, enabled, disabled };
std::array<AccountState, 5> values(AccountState);
const char* to_string(AccountState state);

// An organization's account as the gateway describes it.
struct Account {
    std::string id;  // '': there is none yet
    bool charges_enabled = false, payouts_enabled = false, details_submitted = false;
    int details_due = 0;  // how many the gateway waits for
    std::string disabled_reason;

    AccountState state() const;
};

// The same in our books.
struct ConnectedAccount : Account {
    OrganizationId organization;
    int revision = 0;  // grows with everything that is booked
};

// Where the gateway's page leads when it is done, and when its address was used up.
struct ReturnTo {
    std::string done, again;
};

struct OneTimePage {
    std::string url;
};

// By currency. What is pending becomes available in some days.
struct Balance {
    std::vector<Money> available, pending;
};

enum class PayoutStatus { pending, in_transit, paid, failed, canceled };
std::array<PayoutStatus, 5> values(PayoutStatus);
const char* to_string(PayoutStatus status);

struct Payout {
    std::string id;
    Uuid cause{};  // what the ledger calls it
    OrganizationId organization;
    Money amount;
    PayoutStatus status = PayoutStatus::pending;
    std::string failure;  // why the bank refused it
    Time arrives_at, created_at;
};

// What the platform keeps of an order of this organization (ORD-7).
struct FeeTerms {
    int basis_points = 0;
    std::int64_t per_ticket = 0, least = 0;
    std::optional<std::int64_t> most;
    bool returned = true;  // with what is refunded
};

// What an organizer is told about being paid.
struct PaymentsAccount {
    bool connect = false;  // else card money goes to the installation
    AccountState state = AccountState::not_started;
    Account account;
    FeeTerms fees;
};

}  // namespace gatehouse::payments
