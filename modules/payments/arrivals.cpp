// Money that arrives for many orders at the same time.

#include <set>
#include <unordered_map>

#include "common/obs/log.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

template <class T, class Ids>
auto by_id(std::vector<T> rows, Ids id)
{
    std::unordered_map<std::decay_t<decltype(rows.front().*id)>, T> map;
    for (auto& row : rows) map.emplace(row.*id, std::move(row));
    return map;
}

struct Completed {
    std::vector<bool> good;  // which of the batch
    std::set<EventId> events;
};

// The orders' rows before the payments', as everywhere.
Completed complete_good(const Context& context, db::Tx& tx, Arrivals::Batch arrivals)
{
    std::vector<OrderId> order_ids;
    std::vector<PaymentId> payment_ids;
    for (const auto* one : arrivals) {
        order_ids.push_back(one->request.order);
        payment_ids.push_back(one->request.payment);
    }
    const orders::Service service(context);
    auto orders = by_id(service.lock(tx, order_ids), &orders::Order::id);
    auto payments = by_id(repo::lock(tx, payment_ids), &Payment::id);
    Cancelled cancelled(context, tx);

    Completed completed;
    std::vector<Received> received;
    std::vector<orders::Order> paid;
    std::vector<ledger::Posting> postings;
    std::vector<repo::Heard> heard;
    for (const auto* one : arrivals) {
        const auto& [_, payment_id, order_id, arrival, event] = one->request;
        const auto order = orders.find(order_id);
        const auto payment = payments.find(payment_id);
        // What was taken is taken out, so that the same order a second time is not good.
        completed.good.push_back(order != orders.end() && payment != payments.end() &&
                                 order->second.status == orders::Status::pending &&
                                 payment->second.order == order_id && !payment->second.share &&
                                 payment->second.status != Status::succeeded &&
                                 payment->second.amount == arrival.amount && !cancelled(order->second.event));
        if (!completed.good.back()) continue;
        completed.events.insert(order->second.event);
        if (!arrival.intent.empty()) payment->second.intent = arrival.intent;
        postings.push_back(ledger::charge(order->second, payment->second));
        received.push_back({std::move(payment->second), arrival.amount});
        paid.push_back(std::move(order->second));
        heard.push_back(event);
        payments.erase(payment);
        orders.erase(order);
    }
    if (paid.empty()) return completed;
    book(context, tx, received);
    ledger::post(tx, postings, context.clock.now());
    service.complete(tx, {}, paid, context.clock.now());
    repo::insert_events(tx, heard, context.clock.now());
    return completed;
}

}  // namespace

void complete(const Context& context, Arrivals::Batch arrivals)
{
    Completed completed{std::vector<bool>(arrivals.size(), false), {}};
    try {
        completed = context.db.transact([&](db::Tx& tx) { return complete_good(context, tx, arrivals); });
    } catch (const std::exception& e) {
        // One of them spoils it for all, so that each is looked at by itself. An event that was handled
        // before is the usual reason; a database that is away is none.
        const auto* error = dynamic_cast<const Error*>(&e);
        if (error && &error->kind() == &kBusy) throw;
        if (!db::is_duplicate(e)) log::warning("arrivals not booked together", {{"why", e.what()}});
    }
    for (const auto& event : completed.events) orders::Service(context).mark_changed(event);
    for (std::size_t i = 0; i < arrivals.size(); ++i) arrivals[i]->give(completed.good[i]);
}

}  // namespace gatehouse::payments
