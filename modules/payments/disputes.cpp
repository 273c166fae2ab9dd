// Payments that a bank takes back on its cardholder's word (REF-4). What the gateway says now is booked, in
// whichever order it told of it.

#include <algorithm>

#include "common/audit.hpp"
#include "common/json/json.hpp"
#include "common/outbox.hpp"
#include "common/time.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

namespace {

orders::MoneyStatus to_shown(DisputeStatus status)
{
    if (is_open(status)) return orders::MoneyStatus::pending;
    return status == DisputeStatus::lost ? orders::MoneyStatus::succeeded : orders::MoneyStatus::failed;
}

// In all that can change.
bool is_same(const Dispute& a, const Dispute& b)
{
    return a.status == b.status && a.withdrawn == b.withdrawn && a.respond_by == b.respond_by;
}

bool is_decided(DisputeStatus status)
{
    return status == DisputeStatus::won || status == DisputeStatus::lost;
}

std::string news_of(const Dispute& d)
{
    json::Writer news;
    news.object().member("dispute_id", std::string_view(d.id.str()));
    news.member("status", std::string_view(to_string(standing_of(to_shown(d.status)))));
    news.member("amount", d.amount.amount).member("currency", std::string_view(d.amount.currency));
    news.member("taken", d.withdrawn.amount > 0);
    news.member("reason", std::string_view(d.reason));
    news.member("respond_by", std::string_view(d.respond_by ? to_rfc3339(*d.respond_by) : ""));
    return news.end_object().take();
}

std::string given_back_news(const Dispute& d, const std::vector<tickets::Ticket>& dead)
{
    json::Writer news;
    news.object().member("dispute_id", std::string_view(d.id.str())).member("reason", "dispute");
    news.member("amount", d.withdrawn.amount).member("currency", std::string_view(d.amount.currency));
    news.key("tickets").array();
    for (const auto& ticket : dead) news.value(std::string_view(ticket.number));
    return news.end_array().end_object().take();
}

}  // namespace

// `seen` is what was booked before the gateway was asked for the state.
std::string Service::book_dispute(
    db::Tx& tx, const Payment& known, const GatewayDispute& state, const std::optional<Dispute>& seen) const
{
    const auto now = context_.clock.now();
    const auto order = orders_.lock(tx, known.order);
    const auto payment = repo::lock(tx, known.id).value_or(known);
    // The news that it was paid is still to come; the gateway tells this again.
    if (payment.status != Status::succeeded)
        throw Error(kGatewayUnavailable, "not paid yet: " + payment.id.str());
    const auto before = repo::lock_dispute(tx, state.id);
    auto dispute = before.value_or(Dispute{new_id<DisputeId>(context_), state.id, payment.organization,
        payment.order, payment.id, state.status, state.amount, {}, state.reason, {}, now, {}});
    dispute.status = state.status;
    dispute.withdrawn = {std::max<std::int64_t>(state.withdrawn.amount, 0), dispute.amount.currency};
    dispute.respond_by = state.respond_by;
    if (before && is_same(*before, dispute)) return "already";
    // What a bank has decided is not open again: that is an answer from before.
    if (before && is_decided(before->status) && is_open(dispute.status)) return "already";
    // Something else was booked meanwhile, and nobody knows which answer is newer: the gateway tells us
    // again, and we ask again.
    if (before && !(seen && is_same(*before, *seen)))
        throw Error(kBusy, "dispute changed meanwhile: " + state.id);
    const bool closes = !is_open(dispute.status) && (!before || is_open(before->status));
    if (closes) dispute.closed_at = now;
    repo::put_dispute(tx, dispute, now);
    const bool applied = !repo::went_back_by_itself(tx, payment.id);
    ledger::post_change(tx, dispute, before, applied, now);
    const orders::OrderMove move{dispute.order,
        {orders::MoneyKind::dispute, dispute.id.uuid(), dispute.amount, to_shown(dispute.status), {},
            dispute.reason, dispute.created_at, dispute.respond_by}};
    orders_.record_money(tx, std::span(&move, 1), now);
    const auto action = std::string("dispute.") + to_string(dispute.status);
    audit::record(tx, now, {},
        {action, "dispute", dispute.id.uuid(), dispute.organization,
            money_json("amount", dispute.amount, dispute.reason.c_str())});
    if (!before || closes) outbox::publish(tx, "order.disputed", dispute.order.uuid(), now, news_of(dispute));
    if (order && applied) settle_dispute(tx, *order, dispute, before);
    return std::string("dispute_") + to_string(dispute.status);
}

// What a bank has taken for good counts as given back. When that is all there was, nobody has paid for
// tickets that are not used yet: they are cancelled, and their places are on sale again.
void Service::settle_dispute(db::Tx& tx, const orders::Order& order, const Dispute& dispute,
    const std::optional<Dispute>& before) const
{
    const auto lost = [](const Dispute& d) {
        return d.status == DisputeStatus::lost && d.withdrawn.amount > 0;
    };
    if (!lost(dispute) || (before && lost(*before))) return recount(tx, order.id);
    const auto left = order.total.amount - order.refunded.amount;
    const auto taken = std::min(left, dispute.withdrawn.amount);
    orders::GivenBack back{{taken, order.total.currency}, {}, {}};
    std::vector<tickets::Ticket> dead;
    if (taken == left) {
        const tickets::Service tickets(context_);
        std::vector<TicketId> unused;
        for (const auto& ticket : tickets.of_order(tx, order.id))
            if (ticket.status == tickets::Status::valid) unused.push_back(ticket.id);
        if (!unused.empty()) dead = tickets.cancel(tx, order.id, unused);
    }
    for (const auto& ticket : dead) back.serials.push_back(ticket.serial);
    back.news = given_back_news(dispute, dead);
    orders_.give_back(tx, {}, order, back, context_.clock.now());
}

void Service::recount(db::Tx& tx, const OrderId& id) const
{
    const auto order = orders_.lock(tx, id);
    if (!order) return;
    const auto back = std::min(repo::given_back(tx, id), order->total.amount);
    if (const auto more = back - order->refunded.amount; more != 0)
        orders_.correct_refunded(tx, *order, {more, order->total.currency}, context_.clock.now());
}

}  // namespace gatehouse::payments
