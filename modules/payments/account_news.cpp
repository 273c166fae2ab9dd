// What the gateway tells about connected accounts and their payouts (PAY-5). It is told in any order, so what
// is true now is asked for (PAY-4).

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "modules/payments/accounts.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/notice.hpp"

namespace gatehouse::payments {

namespace {

std::string unknown(db::Tx&) { return "unknown"; }

std::string payout_json(const Payout& payout)
{
    json::Writer out;
    out.object()
        .member("payout", std::string_view(payout.id))
        .member("amount", payout.amount.amount)
        .member("currency", std::string_view(payout.amount.currency));
    return out.end_object().take();
}

}  // namespace

Accounts::Effect Accounts::effect_of(const Notice& notice) const
{
    if (notice.type() == "account.updated") return on_account(notice.object_id());
    if (notice.type().starts_with("payout.") && !notice.account().empty())
        return on_payout(notice.account(), notice.object_id());
    return {};
}

Accounts::Effect Accounts::on_account(const std::string& id) const
{
    const auto known =
        context_.db.read([&](db::Session& session) { return repo::find_account(session, id); });
    if (!known) return unknown;
    const auto told = gateway_.find_account(id);
    return [this, known = *known, told](db::Tx& tx) -> std::string {
        // Somebody booked a newer answer, or an older one: the gateway tells us again, and we ask again.
        if (!book(tx, known, told)) throw Error(kBusy, "account changed meanwhile: " + known.id);
        return to_string(told.state());
    };
}

// False when something else was booked since the account was read, so that nobody knows which answer is
// newer.
bool Accounts::book(db::Tx& tx, const ConnectedAccount& known, const Account& told) const
{
    const auto now = context_.clock.now();
    auto account = repo::lock_account(tx, known.organization).value_or(known);
    if (account.revision != known.revision) return false;
    const auto before = account.state();
    static_cast<Account&>(account) = told;
    repo::update_account(tx, account, now);
    if (account.state() == before) return true;
    organizations_.set_charges_enabled(tx, account.organization, account.charges_enabled);
    audit::record(tx, now, {},
        {"payments.account_changed", "organization", account.organization.uuid(), account.organization,
            audit::Changes().add("state", to_string(before), to_string(account.state())).json()});
    return true;
}

Accounts::Effect Accounts::on_payout(const std::string& account_id, const std::string& id) const
{
    const auto known =
        context_.db.read([&](db::Session& session) { return repo::find_account(session, account_id); });
    if (!known) return unknown;
    const auto told = gateway_.find_payout(account_id, id);
    return [this, known = *known, told](db::Tx& tx) { return book(tx, known, told); };
}

// A payout goes one way only: what the bank refused was paid before, at most.
std::string Accounts::book(db::Tx& tx, const ConnectedAccount& account, Payout told) const
{
    const auto now = context_.clock.now();
    told.organization = account.organization;
    repo::lock_account(
        tx, account.organization);  // so that two who tell of a new payout come one after the other
    const auto before = repo::lock_payout(tx, told.id);
    if (before && before->status >= told.status) return "already";
    told.cause = before ? before->cause : new_uuid(now, context_.random);
    if (before)
        repo::update_payout(tx, told, now);
    else
        repo::insert_payout(tx, told, now);
    const bool was_there = before && before->status == PayoutStatus::paid;
    if (was_there || told.status == PayoutStatus::paid) {
        const auto posting = ledger::payout(told.cause, told.organization, told.amount, !was_there);
        ledger::post(tx, std::span(&posting, 1), now);
    }
    const auto action = std::string("payout.") + to_string(told.status);
    audit::record(tx, now, {},
        {action, "organization", told.organization.uuid(), told.organization, payout_json(told)});
    return to_string(told.status);
}

}  // namespace gatehouse::payments
