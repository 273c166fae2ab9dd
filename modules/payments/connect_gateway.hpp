// What we need from a payment service for accounts of organizations (PAY-1). The rules of gateway.hpp hold.

#pragma once

#include <string>
#include <vector>

#include "modules/payments/account_types.hpp"

namespace gatehouse::payments {

// A piece of a list, latest first: what was created from `since` on and before `until`, behind `after`.
struct Span {
    Time since, until;
    std::string after;
};
template <class T>
struct Piece {
    std::vector<T> items;
    bool more = false;
};

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
    // Those of the account, at most a hundred.
    virtual Piece<Payout> list_payouts(const std::string& account, const Span& span) = 0;
};

}  // namespace gatehouse::payments
