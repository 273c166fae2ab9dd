#include "modules/payments/books.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/repository.hpp"

namespace gatehouse::payments {

namespace {

orders::MoneyStatus to_shown(Status status)
{
    switch (status) {
        case Status::created:
        case Status::open: return orders::MoneyStatus::open;
        case Status::processing: return orders::MoneyStatus::processing;
        case Status::succeeded: return orders::MoneyStatus::succeeded;
        case Status::failed: return orders::MoneyStatus::failed;
        case Status::expired: return orders::MoneyStatus::expired;
    }
    return orders::MoneyStatus::open;
}

orders::MoneyStatus to_shown(RefundStatus status)
{
    return status == RefundStatus::pending     ? orders::MoneyStatus::pending
           : status == RefundStatus::succeeded ? orders::MoneyStatus::succeeded
                                               : orders::MoneyStatus::failed;
}

}  // namespace

orders::OrderMove to_move(const Payment& p)
{
    return {p.order, {orders::MoneyKind::payment, p.id.uuid(), p.amount, to_shown(p.status), p.failure_code,
                         "", p.created_at}};
}

orders::OrderMove to_move(const Refund& r)
{
    return {r.order,
        {orders::MoneyKind::refund, r.id.uuid(), r.amount, to_shown(r.status), {}, r.reason, r.created_at}};
}

std::string money_json(const char* name, const Money& money, const char* why)
{
    json::Writer out;
    out.object()
        .member(name, money.amount)
        .member("currency", std::string_view(money.currency))
        .member("reason", why);
    return out.end_object().take();
}

void book(const Context& context, db::Tx& tx, std::span<Received> received)
{
    const auto now = context.clock.now();
    const auth::Caller nobody;
    std::vector<Payment> payments;
    std::vector<orders::OrderMove> moves;
    std::vector<std::string> details;
    std::vector<audit::Act> acts;
    details.reserve(received.size());
    for (auto& [payment, amount] : received) {
        payment.status = Status::succeeded;
        payment.failure_code.reset();
        payments.push_back(payment);
        moves.push_back(to_move(payment));
        details.push_back(money_json("amount", amount, ""));
        acts.push_back({nobody,
            {"payment.succeeded", "payment", payment.id.uuid(), payment.organization, details.back()}});
    }
    repo::update(tx, payments, now);
    std::vector<ledger::Posting> transfers;
    for (const auto& [payment, amount] : received)
        if (payment.destination) transfers.push_back(ledger::transfer(payment, amount));
    ledger::post(tx, transfers, now);
    orders::Service(context).record_money(tx, moves, now);
    audit::record_all(tx, now, acts);
}

namespace {

void show(const Context& context, db::Tx& tx, const Refund& refund)
{
    const auto move = to_move(refund);
    orders::Service(context).record_money(tx, std::span(&move, 1), context.clock.now());
}

// Decided once, when it is asked for. What had gone back before we knew of it went at the gateway's own
// dashboard, with neither that we know of.
void share(db::Tx& tx, Refund& refund)
{
    refund.fee_returned = {0, refund.amount.currency};
    refund.reverses_transfer = false;
    const auto payment = repo::find(tx, refund.payment);
    if (!payment || refund.status == RefundStatus::succeeded) return;
    refund.reverses_transfer = payment->destination.has_value();
    // Money that never bought anything costs nobody a fee.
    if (!payment->fee_returns && refund.kind != RefundKind::automatic) return;
    // Reckoned from the sum, so that parts never add up to more than the whole.
    const auto before = repo::refunded(tx, refund.payment);
    const auto returned = [&](std::int64_t back) {
        return fee_returned(
            payment->fee.amount, payment->amount.amount, std::min(back, payment->amount.amount));
    };
    refund.fee_returned.amount = returned(before + refund.amount.amount) - returned(before);
}

}  // namespace

void open_refund(
    const Context& context, db::Tx& tx, const Refund& asked, const std::optional<db::Bytes>& idempotency)
{
    const auto now = context.clock.now();
    auto refund = asked;
    share(tx, refund);
    repo::insert_refund(tx, refund, now, idempotency);
    ledger::post_change(tx, refund, {}, now);
    show(context, tx, refund);
}

void change_refund(const Context& context, db::Tx& tx, const Refund& refund, RefundStatus before,
    const std::string& error, Time due_at)
{
    const auto now = context.clock.now();
    repo::update_refund(tx, refund, error, due_at, now);
    if (refund.status == before) return;
    ledger::post_change(tx, refund, before, now);
    show(context, tx, refund);
}

bool Cancelled::operator()(const EventId& id)
{
    const auto [entry, is_new] = known_.try_emplace(id, false);
    if (is_new) {
        const auto event = events_.find(session_, id);
        entry->second = event && event->status == events::Status::cancelled;
    }
    return entry->second;
}

}  // namespace gatehouse::payments
