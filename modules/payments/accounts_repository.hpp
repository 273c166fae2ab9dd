// All SQL for the tables connected_accounts and payouts.

#pragma once

#include <vector>

#include "common/db/session.hpp"
#include "modules/payments/account_types.hpp"

namespace gatehouse::payments::repo {

std::optional<ConnectedAccount> find_account(db::Session& session, const OrganizationId& organization);
std::optional<ConnectedAccount> find_account(db::Session& session, const std::string& id);
// Accounts that are open, by organization, behind that one when there is one.
std::vector<ConnectedAccount> accounts_after(
    db::Session& session, const std::optional<OrganizationId>& after, int most);
std::optional<ConnectedAccount> lock_account(db::Tx& tx, const OrganizationId& organization);
// The row from which the gateway is asked for an account; nothing when it is there.
void insert_account(db::Tx& tx, const OrganizationId& organization, Time now);
// Everything that the gateway says; the revision grows.
void update_account(db::Tx& tx, const ConnectedAccount& locked, Time now);

struct AfterPayout {
    Time created_at;
    std::string id;
};
// Latest first.
std::vector<Payout> payouts(db::Session& session, const OrganizationId& organization,
    const std::optional<AfterPayout>& after, int most);
std::optional<Payout> find_payout(db::Session& session, const std::string& id);
std::optional<Payout> lock_payout(db::Tx& tx, const std::string& id);
void insert_payout(db::Tx& tx, const Payout& payout, Time now);
void update_payout(db::Tx& tx, const Payout& payout, Time now);

}  // namespace gatehouse::payments::repo
