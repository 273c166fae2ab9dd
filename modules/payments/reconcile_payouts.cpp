// The gateway's lists of payouts beside ours, account by account: its news of them may be lost as any other.

#include <algorithm>
#include <iterator>

#include "common/obs/log.hpp"
#include "modules/payments/destinations.hpp"
#include "modules/payments/reconcile.hpp"
#include "modules/payments/reconcile_repository.hpp"

namespace gatehouse::payments {

namespace {

using namespace std::chrono_literals;

// So often, and so many accounts in a run.
constexpr auto kEvery = 1h;
constexpr std::size_t kAccounts = 5;
// A bank refuses what it took after days; what is older than this does not change any more.
constexpr auto kMayChange = std::chrono::days(30);

// What the bank has of it.
Money arrived(const Payout& payout)
{
    return {payout.status == PayoutStatus::paid ? payout.amount.amount : 0, payout.amount.currency};
}

}  // namespace

int Reconciliation::walk_payouts() const
{
    if (!is_connect(context_.config)) return 0;
    const auto now = context_.clock.now();
    auto walk = context_.db.read([&](db::Session& session) {
        return repo::find_walk(session, "payouts").value_or(repo::Walk{"payouts", now - kEvery, {}, {}});
    });
    if (walk.after.empty() && now - walk.since < kEvery) return 0;
    const auto accounts = context_.db.read([&](db::Session& session) {
        return repo::accounts_after(session, OrganizationId::parse(walk.after), kAccounts);
    });
    std::vector<Difference> differences;
    for (const auto& account : accounts)
        for (const auto& payout : payouts_of(account))
            if (auto difference = compare(account, payout)) differences.push_back(std::move(*difference));
    if (accounts.size() == kAccounts)
        walk.after = accounts.back().organization.str();
    else
        walk = {walk.name, now, {}, {}};
    context_.db.transact([&](db::Tx& tx) {
        repo::put_differences(tx, differences, now);
        repo::put_walk(tx, walk);
    });
    return static_cast<int>(differences.size());
}

std::vector<Payout> Reconciliation::payouts_of(const ConnectedAccount& account) const
{
    const auto now = context_.clock.now();
    std::vector<Payout> out;
    try {
        Span span{now - kMayChange, now, {}};
        for (bool more = true; more;) {
            auto piece = gateway_.list_payouts(account.id, span);
            more = piece.more && !piece.items.empty();
            if (more) span.after = piece.items.back().id;
            std::ranges::move(piece.items, std::back_inserter(out));
        }
    } catch (const Error& e) {
        // Who has left the platform keeps nobody else's account from being looked at.
        if (&e.kind() != &kGatewayRefused) throw;
        log::warning("payouts not listed", {{"account", account.id}, {"why", e.what()}});
    }
    return out;
}

// First what the news of it would have done, had it come; then what is still different.
std::optional<Difference> Reconciliation::compare(const ConnectedAccount& account, const Payout& told) const
{
    const auto look = [&] {
        return context_.db.read([&](db::Session& session) { return repo::find_payout(session, told.id); });
    };
    auto ours = look();
    if (!ours || ours->status != told.status) {
        const auto outcome =
            context_.db.transact([&](db::Tx& tx) { return accounts_.book(tx, account, told); });
        log::warning("payout of which no news had told", {{"payout", told.id}, {"outcome", outcome}});
        context_.metrics.count("payouts_reconciled", outcome);
        ours = look();
    }
    if (arrived(ours.value()) == arrived(told)) return {};
    Difference difference{DifferenceKind::payout, told.id, account.organization};
    difference.ours = arrived(*ours);
    difference.theirs = arrived(told);
    return difference;
}

std::optional<Difference> Reconciliation::look_again_at_payout(const Difference& known) const
try {
    const auto account = context_.db.read(
        [&](db::Session& session) { return repo::find_account(session, known.organization.value()); });
    return compare(account.value(), gateway_.find_payout(account->id, known.object));
} catch (const Error& e) {
    if (&e.kind() != &kGatewayRefused) throw;
    return known;  // it does not know its own payout any more
}

}  // namespace gatehouse::payments
