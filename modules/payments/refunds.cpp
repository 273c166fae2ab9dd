#include "modules/payments/refunds.hpp"

#include <algorithm>
#include <numeric>

#include "common/crypto/crypto.hpp"
#include "common/http/idempotency.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/shares.hpp"

namespace gatehouse::payments {

namespace {

Money left_of(const orders::Order& order)
{
    return {order.total.amount - order.refunded.amount, order.total.currency};
}

Refund asked(
    const Context& context, const orders::Order& order, const Money& amount, const std::string& reason)
{
    Refund refund;
    refund.id = new_id<RefundId>(context);
    refund.organization = order.organization;
    refund.order = order.id;
    refund.kind = RefundKind::asked;
    refund.amount = amount;
    refund.reason = reason;
    refund.created_at = context.clock.now();
    return refund;
}

// Cash has no row among the refunds that could bear the key. Its id follows from it instead, so that the
// ledger knows what was handed back under it, when Redis has forgotten.
RefundId cash_refund_id(const OrderId& order, const std::string& idempotency)
{
    const auto hash = crypto::sha256("cash back|" + order.str() + "|" + idempotency);
    Uuid id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    return RefundId(id);
}

}  // namespace

// What one payment gives of it.
struct Refunds::Part {
    Payment payment;
    std::int64_t amount = 0;
};

orders::Order Refunds::require(db::Session& session, const auth::Caller& caller, const OrderId& id) const
{
    const auto order = orders_.find(session, id);
    if (!order) throw Error(kNotFound, id.str());
    events_.require_manageable(session, caller, order->event, organizations::Permission::money);
    return *order;
}

Refundable Refunds::look(const auth::Caller& caller, const OrderId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto order = require(session, caller, id);
        Refundable out{order.total, order.refunded, left_of(order), {}};
        if (!order.completed_at) out.left.amount = 0;
        const auto worths = orders::worth_of_tickets(order);
        for (auto& ticket : tickets_.of_order(session, id))
            if (tickets::is_live(ticket.status)) {
                const auto worth = worths.at(static_cast<std::size_t>(ticket.serial - 1));
                out.tickets.push_back({std::move(ticket), worth});
            }
        return out;
    });
}

Refundable Refunds::give(const auth::Caller& caller, const OrderId& id, const GiveBack& wanted,
    const std::string& idempotency) const
{
    const db::Bytes key{idempotency};
    std::optional<EventId> returned;
    context_.db.transact([&](db::Tx& tx) {
        returned.reset();
        require(tx, caller, id);
        const auto order = orders_.lock(tx, id).value();
        if (const auto before = repo::asked_before(tx, key)) {
            if (*before != id) throw Error(http::kKeyMismatch, before->str());
            return;
        }
        if (ledger::is_handed_back(tx, id, cash_refund_id(id, idempotency))) return;
        if (!order.completed_at) throw Error(kNotSold, id.str());
        const auto doing = plan(tx, order, wanted);
        carry_out(tx, caller, order, doing, idempotency);
        if (!doing.tickets.empty()) returned = order.event;
    });
    if (returned) orders_.mark_returned(*returned);
    return look(caller, id);
}

Refunds::Plan Refunds::plan(db::Tx& tx, const orders::Order& order, const GiveBack& wanted) const
{
    const auto left = left_of(order);
    const bool everything = !wanted.amount && wanted.tickets.empty();
    Plan plan{left, {}, wanted.reason, {}};
    if (everything) plan.tickets = tickets_.cancel(tx, order.id);
    if (!wanted.tickets.empty()) {
        plan.tickets = tickets_.cancel(tx, order.id, wanted.tickets);
        if (plan.tickets.size() != wanted.tickets.size())
            throw Error(kTicketNotLive, "tickets of " + order.id.str());
        const auto worths = orders::worth_of_tickets(order);
        plan.amount.amount = 0;
        for (const auto& ticket : plan.tickets)
            plan.amount.amount += worths.at(static_cast<std::size_t>(ticket.serial - 1)).amount;
        // Some of it may have gone back before, as a mere amount.
        plan.amount.amount = std::min(plan.amount.amount, left.amount);
    }
    if (wanted.amount) plan.amount.amount = *wanted.amount;
    if (plan.amount.amount > left.amount)
        throw Error(kRefundTooMuch, order.id.str()).with("left", left.amount);
    if (plan.amount.amount == 0 && plan.tickets.empty()) throw Error(kNothingLeft, order.id.str());
    return plan;
}

// Of the payments that bought the tickets, each in proportion to what is left of it: what was paid twice went
// back by itself. An order has several when friends shared it.
std::vector<Refunds::Part> Refunds::parts(db::Tx& tx, const orders::Order& order, const Money& amount) const
{
    std::vector<Part> parts;
    std::vector<std::int64_t> left;
    for (auto& payment : repo::lock_attempts(tx, std::span(&order.id, 1))) {
        if (payment.status != Status::succeeded || repo::went_back_by_itself(tx, payment.id)) continue;
        // The gateway would refuse it, and a bank that keeps the money would make it go back twice.
        if (repo::is_disputed(tx, payment.id, order.id)) throw Error(kDisputed, payment.id.str());
        const auto of_it = payment.amount.amount - repo::refunded(tx, payment.id);
        if (of_it <= 0) continue;
        left.push_back(of_it);
        parts.push_back({std::move(payment), 0});
    }
    if (std::accumulate(left.begin(), left.end(), std::int64_t{0}) < amount.amount)
        throw Error(kRefundTooMuch, "the payments of " + order.id.str() + " have not that much left");
    const auto amounts = money::spread(left, amount.amount);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].amount = amounts[i];
    std::erase_if(parts, [](const Part& part) { return part.amount == 0; });
    return parts;
}

// The first of them stands for what was asked for.
RefundId Refunds::write_parts(
    db::Tx& tx, const orders::Order& order, const Plan& plan, const std::string& idempotency) const
{
    const auto now = context_.clock.now();
    RefundId first;
    for (const auto& part : parts(tx, order, plan.amount)) {
        auto refund = asked(context_, order, {part.amount, plan.amount.currency}, plan.reason);
        refund.payment = part.payment.id;
        const bool is_first = first.empty();
        open_refund(context_, tx, refund, is_first ? std::optional(db::Bytes{idempotency}) : std::nullopt);
        if (const auto& share = part.payment.share)
            outbox::publish(tx, topic::kRefunded, share->uuid(), now,
                money_json("amount", refund.amount, plan.reason.c_str()));
        if (is_first) first = refund.id;
    }
    return first;
}

void Refunds::carry_out(db::Tx& tx, const auth::Caller& caller, const orders::Order& order, const Plan& plan,
    const std::string& idempotency) const
{
    const auto now = context_.clock.now();
    const bool cash = order.method == orders::Method::cash;
    auto refund = asked(context_, order, plan.amount, plan.reason);
    if (plan.amount.amount > 0 && !cash) {
        refund.id = write_parts(tx, order, plan, idempotency);
    } else if (plan.amount.amount > 0) {
        // Without a key it is the caller who sees to it that this happens once.
        if (!idempotency.empty()) refund.id = cash_refund_id(order.id, idempotency);
        const auto posting = ledger::handed_back(tx, order, refund.id, plan.amount);
        ledger::post(tx, std::span(&posting, 1), now);
        refund.status = RefundStatus::succeeded;
        const auto move = to_move(refund);
        orders_.record_money(tx, std::span(&move, 1), now);
    }
    json::Writer news;
    news.object()
        .member("refund_id", std::string_view(refund.id.str()))
        .member("reason", std::string_view(plan.reason));
    news.member("amount", plan.amount.amount).member("currency", std::string_view(plan.amount.currency));
    news.member("cash", cash);
    news.key("tickets").array();
    orders::GivenBack back{plan.amount, {}, {}};
    for (const auto& ticket : plan.tickets) {
        news.value(std::string_view(ticket.number));
        back.serials.push_back(ticket.serial);
    }
    news.end_array();
    if (const auto& cancelled = plan.event_cancelled)
        news.key("event_cancelled")
            .object()
            .member("back", cancelled->back.amount)
            .member("kept", cancelled->kept.amount)
            .end_object();
    back.news = news.end_object().take();
    orders_.give_back(tx, caller, order, back, now);
}

}  // namespace gatehouse::payments
