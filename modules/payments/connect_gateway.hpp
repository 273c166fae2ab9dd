// What we need from a payment service for accounts of organizations (PAY-1). The rules of gateway.hpp hold.

#pragma once

#include <string>

#include "modules/payments/account_types.hpp"

namespace gatehouse::payments {

struct ConnectGateway {
    virtual ~ConnectGateway() = default;
    // An empty account for the organization; asking again gives the same.
    virtual Account create_account(const OrganizationId& organization) = 0;
    virtual Account find_account(const std::string& id) = 0;
    // A page, for once and for minutes, on which the account's details are given. `key` is new for each.
    virtual OneTimePage onboarding_page(
        const std::string& account, const ReturnTo& to, const std::string& key) = 0;
    // The same into the account's own dashboard.
    virtual OneTimePage dashboard_page(const std::string& account, const std::string& key) = 0;
    virtual Balance balance(const std::string& account) = 0;
    virtual Payout find_payout(const std::string& account, const std::string& id) = 0;
};

}  // namespace gatehouse::payments
