#include "modules/payments/accounts.hpp"

#include "common/audit.hpp"
#include "common/http/page.hpp"
#include "common/time.hpp"
#include "modules/orders/service.hpp"
#include "modules/payments/destinations.hpp"

namespace gatehouse::payments {

namespace {

using organizations::Permission;

constexpr std::size_t kKeyLength = 32;
constexpr int kTries = 3;

}  // namespace

PaymentsAccount Accounts::describe(db::Session& session, const OrganizationId& id) const
{
    const auto& config = context_.config;
    const auto rule = orders::Service(context_).fee_rule(session, id);
    PaymentsAccount out;
    out.connect = is_connect(config);
    if (const auto account = repo::find_account(session, id); account && out.connect) out.account = *account;
    out.state = out.account.state();
    out.fees = {rule.basis_points, rule.per_ticket, rule.least, rule.most, config.flag("fees.returned")};
    return out;
}

PaymentsAccount Accounts::get(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) {
        organizations_.require_permission(session, caller, id, Permission::money);
        return describe(session, id);
    });
}

ConnectedAccount Accounts::require_account(const auth::Caller& caller, const OrganizationId& id) const
{
    return context_.db.read([&](db::Session& session) {
        organizations_.require_permission(session, caller, id, Permission::money);
        if (!is_connect(context_.config)) throw Error(kNotConnect);
        const auto account = repo::find_account(session, id);
        if (!account || account->id.empty()) throw Error(kNotOnboarded, id.str());
        return *account;
    });
}

PaymentsAccount Accounts::refresh(const auth::Caller& caller, const OrganizationId& id) const
{
    for (int tries = 1;; ++tries) {
        const auto known = require_account(caller, id);
        const auto told = gateway_.find_account(known.id);
        if (context_.db.transact([&](db::Tx& tx) { return book(tx, known, told); })) return get(caller, id);
        if (tries == kTries) throw Error(kBusy, "the account changes all the time: " + known.id);
    }
}

OneTimePage Accounts::onboard(const auth::Caller& caller, const OrganizationId& id) const
{
    const auto now = context_.clock.now();
    auto account = context_.db.transact([&](db::Tx& tx) {
        organizations_.require_permission(tx, caller, id, Permission::money);
        if (!is_connect(context_.config)) throw Error(kNotConnect);
        repo::insert_account(tx, id, now);
        return repo::lock_account(tx, id).value();
    });
    if (account.id.empty()) {
        const auto made = gateway_.create_account(id);
        context_.db.transact([&](db::Tx& tx) {
            account = repo::lock_account(tx, id).value();
            if (!account.id.empty()) return;  // the other one who started was given the same
            static_cast<Account&>(account) = made;
            repo::update_account(tx, account, now);
            audit::record(tx, now, caller, {"payments.account_opened", "organization", id.uuid(), id, ""});
        });
    }
    const auto page = context_.config.text("site.base_url") + "/organizer/organization/payments";
    return gateway_.onboarding_page(
        account.id, {page + "?returned=1", page + "?again=1"}, context_.random.code(kKeyLength));
}

OneTimePage Accounts::dashboard(const auth::Caller& caller, const OrganizationId& id) const
{
    const auto account = require_account(caller, id);
    // The gateway has no dashboard for who has not said who they are.
    if (!account.details_submitted) throw Error(kNotOnboarded, id.str());
    context_.db.transact([&](db::Tx& tx) {
        audit::record(tx, context_.clock.now(), caller,
            {"payments.dashboard_opened", "organization", id.uuid(), id, ""});
    });
    return gateway_.dashboard_page(account.id, context_.random.code(kKeyLength));
}

Balance Accounts::balance(const auth::Caller& caller, const OrganizationId& id) const
{
    return gateway_.balance(require_account(caller, id).id);
}

Page<Payout> Accounts::payouts(
    const auth::Caller& caller, const OrganizationId& id, const PageQuery& query) const
{
    std::optional<repo::AfterPayout> after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        after = repo::AfterPayout{page::time(parts[0]), parts[1]};
    }
    return context_.db.read([&](db::Session& session) {
        organizations_.require_permission(session, caller, id, Permission::money);
        return page::cut(
            repo::payouts(session, id, after, query.limit + 1), query.limit, [](const Payout& p) {
                return std::vector{to_rfc3339(p.created_at), p.id};
            });
    });
}

}  // namespace gatehouse::payments
