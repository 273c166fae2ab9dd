// The connected accounts of organizations: setting them up, what they hold, and what the gateway tells about
// them (PAY-1, PAY-9). Private to this module.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/organizations/service.hpp"
#include "modules/payments/accounts_repository.hpp"
#include "modules/payments/gateway.hpp"

namespace gatehouse::payments {

class Notice;

class Accounts {
public:
    Accounts(const Context& context, ConnectGateway& gateway)
        : context_(context), gateway_(gateway), organizations_(context)
    {
    }

    // All of these are for who may handle the organization's money; not_found for strangers, forbidden for
    // other members. Those that need a connected account throw no_connected_accounts and not_onboarded.

    // How far the organization is, from our books, and what the platform keeps.
    PaymentsAccount get(const auth::Caller& caller, const OrganizationId& id) const;
    // Asks the gateway anew: who comes back from its pages may be faster than its webhook.
    PaymentsAccount refresh(const auth::Caller& caller, const OrganizationId& id) const;
    // The page on which the account's details are given; opens the account the first time.
    OneTimePage onboard(const auth::Caller& caller, const OrganizationId& id) const;
    OneTimePage dashboard(const auth::Caller& caller, const OrganizationId& id) const;
    Balance balance(const auth::Caller& caller, const OrganizationId& id) const;
    Page<Payout> payouts(const auth::Caller& caller, const OrganizationId& id, const PageQuery& query) const;

    // What a webhook about an account or its payouts does in its transaction; nothing for any other. The
    // gateway is asked here, before.
    using Effect = std::function<std::string(db::Tx&)>;
    Effect effect_of(const Notice& notice) const;

    // Books what the gateway says of a payout now, as the news of it does; returns the outcome.
    std::string book(db::Tx& tx, const ConnectedAccount& account, Payout told) const;

private:
    ConnectedAccount require_account(const auth::Caller& caller, const OrganizationId& id) const;
    Effect on_account(const std::string& id) const;
    Effect on_payout(const std::string& account, const std::string& id) const;
    bool book(db::Tx& tx, const ConnectedAccount& known, const Account& told) const;
    PaymentsAccount describe(db::Session& session, const OrganizationId& id) const;

    const Context& context_;
    ConnectGateway& gateway_;
    organizations::Service organizations_;
};

}  // namespace gatehouse::payments
