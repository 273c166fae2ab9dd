// All SQL for the tables connected_accounts and payouts.

#include "modules/payments/accounts_repository.hpp"

namespace gatehouse::payments::repo {

namespace {

#define ACCOUNT_COLUMNS                                                                               \
    "organization_id, account_id, charges_enabled, payouts_enabled, details_submitted, details_due, " \
    "disabled_reason, revision"

ConnectedAccount to_account(const db::Row& row)
{
    ConnectedAccount a;
    a.organization = row.id<OrganizationId>(1);
    a.id = row.text(2);
    a.charges_enabled = row.flag(3);
    a.payouts_enabled = row.flag(4);
    a.details_submitted = row.flag(5);
    a.details_due = row.integer(6);
    a.disabled_reason = row.text(7);
    a.revision = row.integer(8);
    return a;
}

#define PAYOUT_COLUMNS \
    "id, organization_id, currency, amount, status, failure, arrives_at, created_at, cause_id"

Payout to_payout(const db::Row& row)
{
    Payout p;
    p.id = row.text(1);
    p.organization = row.id<OrganizationId>(2);
    p.amount = {row.number(4), row.text(3)};
    p.status = row.choice<PayoutStatus>(5);
    p.failure = row.text(6);
    p.arrives_at = row.time(7);
    p.created_at = row.time(8);
    p.cause = row.id<OrderId>(9).uuid();
    return p;
}

}  // namespace

std::optional<ConnectedAccount> find_account(db::Session& session, const OrganizationId& organization)
{
    return session.one("SELECT " ACCOUNT_COLUMNS " FROM connected_accounts WHERE organization_id = ?",
        to_account, organization);
}

std::optional<ConnectedAccount> find_account(db::Session& session, const std::string& id)
{
    return session.one(
        "SELECT " ACCOUNT_COLUMNS " FROM connected_accounts WHERE account_id = ?", to_account, id);
}

std::vector<ConnectedAccount> accounts_after(
    db::Session& session, const std::optional<OrganizationId>& after, int most)
{
    return session.all("SELECT " ACCOUNT_COLUMNS R"sql(
          FROM connected_accounts WHERE account_id IS NOT NULL AND (? IS NULL OR organization_id > ?)
         ORDER BY organization_id LIMIT ?
    )sql",
        to_account, after, after, most);
}

std::optional<ConnectedAccount> lock_account(db::Tx& tx, const OrganizationId& organization)
{
    return tx.one("SELECT " ACCOUNT_COLUMNS " FROM connected_accounts WHERE organization_id = ? FOR UPDATE",
        to_account, organization);
}

void insert_account(db::Tx& tx, const OrganizationId& organization, Time now)
{
    tx.exec(
        "INSERT IGNORE INTO connected_accounts (organization_id, created_at, updated_at) VALUES (?, ?, ?)",
        organization, now, now);
}

void update_account(db::Tx& tx, const ConnectedAccount& a, Time now)
{
    tx.exec(R"sql(
        UPDATE connected_accounts
           SET account_id = ?, charges_enabled = ?, payouts_enabled = ?, details_submitted = ?, details_due = ?,
               disabled_reason = ?, revision = revision + 1, updated_at = ?
         WHERE organization_id = ?
    )sql",
        a.id, a.charges_enabled, a.payouts_enabled, a.details_submitted, a.details_due,
        a.disabled_reason.substr(0, 120), now, a.organization);
}

std::vector<Payout> payouts(db::Session& session, const OrganizationId& organization,
    const std::optional<AfterPayout>& after, int most)
{
    const auto at = after ? std::optional(after->created_at) : std::nullopt;
    return session.all("SELECT " PAYOUT_COLUMNS R"sql(
          FROM payouts WHERE organization_id = ? AND (? IS NULL OR (created_at, id) < (?, ?))
         ORDER BY created_at DESC, id DESC LIMIT ?
    )sql",
        to_payout, organization, at, at, after ? after->id : "", most);
}

std::optional<Payout> find_payout(db::Session& session, const std::string& id)
{
    return session.one("SELECT " PAYOUT_COLUMNS " FROM payouts WHERE id = ?", to_payout, id);
}

std::optional<Payout> lock_payout(db::Tx& tx, const std::string& id)
{
    return tx.one("SELECT " PAYOUT_COLUMNS " FROM payouts WHERE id = ? FOR UPDATE", to_payout, id);
}

void insert_payout(db::Tx& tx, const Payout& p, Time now)
{
    tx.exec(R"sql(
        INSERT INTO payouts (id, cause_id, organization_id, currency, amount, status, failure, arrives_at, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        p.id, OrderId(p.cause), p.organization, p.amount.currency, p.amount.amount, to_string(p.status),
        p.failure.substr(0, 120), p.arrives_at, p.created_at, now);
}

void update_payout(db::Tx& tx, const Payout& p, Time now)
{
    tx.exec("UPDATE payouts SET status = ?, failure = ?, arrives_at = ?, updated_at = ? WHERE id = ?",
        to_string(p.status), p.failure.substr(0, 120), p.arrives_at, now, p.id);
}

}  // namespace gatehouse::payments::repo
