// The gateway's list of charges beside our payments, piece by piece.

#include "modules/payments/reconcile.hpp"

#include "common/obs/log.hpp"
#include "modules/payments/reconcile_repository.hpp"

namespace gatehouse::payments {

namespace {

using namespace std::chrono_literals;

// News of a payment takes its time, and is tried again; what is younger than this is not compared.
constexpr auto kSettled = 1h;
constexpr auto kLeastSpan = 10min;
// The first walk begins so long ago.
constexpr auto kFirstLook = std::chrono::days(7);
constexpr int kPieces = 5;
// Payments that no list had, each asked for by itself.
constexpr int kUnseen = 20;
constexpr auto kUnseenAfter = 4h;
constexpr auto kSlowRefund = 24h;

}  // namespace

int Service::reconcile() const { return Reconciliation(context_, gateway_, *this).run(); }

int Reconciliation::run() const
{
    look_again();
    const int found = walk_charges() + ask_about_unseen() + list_slow_refunds() + walk_payouts();
    if (found > 0) log::warning("the gateway and we differ", {{"differences", std::int64_t{found}}});
    return found;
}

int Reconciliation::walk_charges() const
{
    const auto now = context_.clock.now();
    int found = 0;
    for (int i = 0; i < kPieces; ++i) {
        auto walk = context_.db.read([&](db::Session& session) {
            return repo::find_walk(session, "charges")
                .value_or(repo::Walk{"charges", now - kFirstLook, {}, {}});
        });
        if (!walk.until) {
            if (now - kSettled - walk.since < kLeastSpan) break;
            walk.until = now - kSettled;
        }
        const auto piece = gateway_.list_charges({walk.since, *walk.until, walk.after});
        std::vector<Difference> differences;
        std::vector<PaymentId> confirmed;
        for (const auto& charge : piece.items) {
            if (auto difference = compare(charge))
                differences.push_back(std::move(*difference));
            else if (charge.paid && charge.payment)
                confirmed.push_back(*charge.payment);
        }
        if (piece.more && !piece.items.empty())
            walk.after = piece.items.back().id;
        else
            walk = {walk.name, *walk.until, {}, {}};
        context_.db.transact([&](db::Tx& tx) {
            repo::put_differences(tx, differences, now);
            repo::confirm(tx, confirmed, now);
            repo::put_walk(tx, walk);
        });
        found += static_cast<int>(differences.size());
        if (!walk.until) break;
    }
    return found;
}

// Charges that are not ours, and those that a bank refused, are nobody's difference.
std::optional<Difference> Reconciliation::compare(const Charge& charge) const
{
    if (!charge.paid || !charge.payment) return {};
    const auto payment =
        context_.db.read([&](db::Session& session) { return repo::find(session, *charge.payment); });
    if (!payment) {
        Difference unknown{DifferenceKind::unknown_payment, charge.id};
        unknown.payment = charge.payment;
        unknown.theirs = charge.amount;
        unknown.ours = {0, charge.amount.currency};
        return unknown;
    }
    return compare(*payment, charge);
}

// First what the news of it would have done, had it come; then what is still different.
std::optional<Difference> Reconciliation::compare(const Payment& payment, const Charge& charge) const
{
    const auto look = [&] {
        return context_.db.read([&](db::Session& session) { return repo::books_of(session, payment.id); });
    };
    auto books = look();
    if (books.came == 0 || charge.refunded.amount > books.sent + books.pending) {
        const auto outcome = service_.believe(payment, charge);
        log::warning("booked what no news had told", {{"payment", payment.id.str()}, {"outcome", outcome}});
        context_.metrics.count("payments_reconciled", outcome);
        books = look();
    }
    const auto difference = [&](DifferenceKind kind, std::int64_t ours, std::int64_t theirs) {
        const auto& currency = charge.amount.currency;
        return Difference{kind, charge.id, payment.organization, payment.order, payment.id, {ours, currency},
            {theirs, currency}};
    };
    if (books.came != charge.amount.amount)
        return difference(DifferenceKind::amount, books.came, charge.amount.amount);
    if (charge.refunded.amount < books.sent || charge.refunded.amount > books.sent + books.pending)
        return difference(DifferenceKind::refunded, books.sent, charge.refunded.amount);
    if (charge.disputed && !books.disputed)
        return difference(DifferenceKind::dispute, 0, charge.amount.amount);
    return {};
}

int Reconciliation::ask_about_unseen() const
{
    const auto now = context_.clock.now();
    const auto walk = context_.db.read([&](db::Session& session) {
        return repo::find_walk(session, "payments")
            .value_or(repo::Walk{"payments", now - kFirstLook, {}, {}});
    });
    const auto unseen = context_.db.read([&](db::Session& session) {
        return repo::unconfirmed(session, walk.since, now - kUnseenAfter, kUnseen);
    });
    std::vector<Difference> differences;
    std::vector<PaymentId> confirmed;
    for (const auto& payment : unseen)
        if (auto difference = compare(payment))
            differences.push_back(std::move(*difference));
        else
            confirmed.push_back(payment.id);
    const auto since =
        unseen.size() < kUnseen ? std::max(walk.since, now - kUnseenAfter) : unseen.back().created_at;
    context_.db.transact([&](db::Tx& tx) {
        repo::put_differences(tx, differences, now);
        repo::confirm(tx, confirmed, now);
        repo::put_walk(tx, {walk.name, since, {}, {}});
    });
    return static_cast<int>(differences.size());
}

std::optional<Difference> Reconciliation::compare(const Payment& unseen) const
{
    const auto books =
        context_.db.read([&](db::Session& session) { return repo::books_of(session, unseen.id); });
    Money received{0, unseen.amount.currency};
    try {
        if (unseen.intent) received = gateway_.find_intent(*unseen.intent).received;
    } catch (const Error& e) {
        if (&e.kind() != &kGatewayRefused) throw;  // there is no such intent
    }
    if (received.amount == books.came) return {};
    return Difference{DifferenceKind::unpaid_payment, unseen.intent.value_or(unseen.id.str()),
        unseen.organization, unseen.order, unseen.id, {books.came, unseen.amount.currency}, received};
}

int Reconciliation::list_slow_refunds() const
{
    const auto now = context_.clock.now();
    const auto slow = context_.db.read(
        [&](db::Session& session) { return repo::slow_refunds(session, now - kSlowRefund); });
    std::vector<Difference> differences;
    for (const auto& refund : slow)
        differences.push_back({DifferenceKind::refund, refund.id.str(), refund.organization, refund.order,
            refund.payment, refund.amount, {0, refund.amount.currency}});
    context_.db.transact([&](db::Tx& tx) { repo::put_differences(tx, differences, now); });
    return static_cast<int>(differences.size());
}

void Reconciliation::look_again() const
{
    const auto now = context_.clock.now();
    const auto open = context_.db.read(
        [&](db::Session& session) { return repo::differences_to_look_at(session, now - kLeastSpan); });
    for (const auto& known : open) {
        const auto still = look_again(known);
        context_.db.transact([&](db::Tx& tx) {
            if (!still || still->kind != known.kind) repo::resolve(tx, known, now);
            if (still) repo::put_differences(tx, {*still}, now);
        });
    }
}

std::optional<Difference> Reconciliation::look_again(const Difference& known) const
{
    switch (known.kind) {
        case DifferenceKind::refund: {
            const auto id = RefundId::parse(known.object);
            const auto refund =
                id ? context_.db.read([&](db::Session& session) { return repo::find_refund(session, *id); })
                   : std::nullopt;
            return refund && refund->status == RefundStatus::pending ? std::optional(known) : std::nullopt;
        }
        case DifferenceKind::unpaid_payment: {
            const auto payment =
                context_.db.read([&](db::Session& session) { return repo::find(session, *known.payment); });
            return payment ? compare(*payment) : std::nullopt;
        }
        case DifferenceKind::payout: return look_again_at_payout(known);
        default: try { return compare(gateway_.find_charge(known.object));
            } catch (const Error& e) {
                if (&e.kind() != &kGatewayRefused) throw;
                return known;  // it does not know its own charge any more
            }
    }
}

std::string Service::believe(const Payment& known, const Charge& charge) const
{
    const auto outcome = context_.db.transact([&](db::Tx& tx) {
        auto said = book_arrival(tx, known, {charge.amount, charge.intent});
        if (charge.refunded.amount > 0) said = book_gateway_refund(tx, known, charge);
        return said;
    });
    if (outcome.starts_with("completed")) orders_.mark_changed(known.event);
    return outcome;
}

}  // namespace gatehouse::payments
