// What the way to the payment page does to rows, for all who are on it at the same time: the attempt before
// the gateway is asked, the page afterwards.

#include <algorithm>
#include <unordered_map>
#include <variant>

#include "modules/payments/books.hpp"
#include "modules/payments/destinations.hpp"
#include "modules/payments/till.hpp"

namespace gatehouse::payments {

namespace {

void require_payable(const orders::Order& order, Time now)
{
    using enum orders::Status;
    switch (order.status) {
        case pending: break;
        case expired:
        case cancelled: throw Error(kOrderExpired, order.id.str());
        default: throw Error(kOrderCompleted, order.id.str());
    }
    if (order.expires_at <= now) throw Error(kOrderExpired, order.id.str());
}

// Outcomes of a transaction that may have to be run again, so nobody hears of them before its COMMIT.
using Outcome = std::variant<Begun, std::exception_ptr>;

// The orders and payments of a batch, locked in this order, and what is to become of them.
class Attempts {
public:
    Attempts(const Context& context, db::Tx& tx, Beginnings::Batch buyers)
        : context_(context),
          tx_(tx),
          orders_(context),
          cancelled_(context, tx),
          destinations_(context, tx),
          now_(context.clock.now())
    {
        std::vector<OrderId> ids;
        for (const auto* buyer : buyers) ids.push_back(buyer->request.order);
        for (auto& order : orders_.lock(tx, ids)) orders_of_.emplace(order.id, std::move(order));
        for (auto& payment : repo::lock_attempts(tx, ids)) last_.insert_or_assign(payment.order, payment);
    }

    Outcome attempt(const Beginning& wanted)
    try {
        return begin(wanted);
    } catch (const Error&) {
        return std::current_exception();
    }

    void write() const
    {
        if (fresh_.empty()) return;
        repo::insert(tx_, fresh_);
        orders_.begin_payment(tx_, paying_, now_);
    }

private:
    Begun begin(const Beginning& wanted)
    {
        const auto found = orders_of_.find(wanted.order);
        if (found == orders_of_.end() || !orders_.may_see(tx_, wanted.caller, found->second))
            throw Error(kNotFound, wanted.order.str());
        const auto& order = found->second;
        if (cancelled_(order.event))
            throw Error(kOrderExpired, "event cancelled")
                .saying("This event was cancelled, so there is nothing to pay for.");
        require_payable(order, now_);
        if (order.method == orders::Method::split) throw Error(kOrderIsSplit, order.id.str());
        const auto destination = destinations_(order.organization);
        const auto last = last_.find(order.id);
        if (last == last_.end()) return {begin(order, 1, wanted.mode, destination), order};
        if (last->second.status == Status::processing) throw Error(kPaymentProcessing, last->second.id.str());
        if (is_under_way(last->second.status)) return {last->second, order};
        return {begin(order, last->second.attempt + 1, wanted.mode, destination), order};
    }

    Payment begin(
        const orders::Order& order, int attempt, Mode mode, const std::optional<std::string>& destination)
    {
        Payment payment;
        payment.id = new_id<PaymentId>(context_);
        payment.organization = order.organization;
        payment.event = order.event;
        payment.order = order.id;
        payment.attempt = attempt;
        payment.mode = mode;
        payment.amount = order.total;
        payment.destination = destination;
        payment.fee = {std::min(order.platform_fee.amount, order.total.amount), order.total.currency};
        payment.fee_returns = context_.config.flag("fees.returned");
        payment.created_at = payment.updated_at = now_;
        payment.settle_at = order.expires_at;
        fresh_.push_back(payment);
        paying_.push_back(order);
        last_.insert_or_assign(order.id, payment);
        return payment;
    }

    const Context& context_;
    db::Tx& tx_;
    orders::Service orders_;
    Cancelled cancelled_;
    Destinations destinations_;
    Time now_;
    std::unordered_map<OrderId, orders::Order> orders_of_;
    std::unordered_map<OrderId, Payment> last_;  // attempt to pay the order
    std::vector<Payment> fresh_;
    std::vector<orders::Order> paying_;
};

}  // namespace

void begin(const Context& context, Beginnings::Batch buyers)
{
    auto outcomes = context.db.transact([&](db::Tx& tx) {
        Attempts attempts(context, tx, buyers);
        std::vector<Outcome> all;
        for (const auto* buyer : buyers) all.push_back(attempts.attempt(buyer->request));
        attempts.write();
        return all;
    });
    for (std::size_t i = 0; i < buyers.size(); ++i) {
        if (auto* begun = std::get_if<Begun>(&outcomes[i]))
            buyers[i]->give(std::move(*begun));
        else
            buyers[i]->fail(std::get<std::exception_ptr>(outcomes[i]));
    }
}

namespace {

// A form on our page has no session and no address of its own.
void name(Payment& payment, const Session& session)
{
    if (payment.mode == Mode::element) {
        payment.intent = session.intent;
        return;
    }
    payment.session = session.id;
    payment.url = session.url;
}

bool is_named(const Payment& payment, const Session& session)
{
    return payment.mode == Mode::element ? payment.intent == session.intent : payment.session == session.id;
}

// The rows of a batch as they are after those that could be opened were.
std::unordered_map<PaymentId, Payment> open_rows(const Context& context, db::Tx& tx, Openings::Batch payments)
{
    const auto now = context.clock.now();
    std::vector<PaymentId> ids;
    for (const auto* one : payments) ids.push_back(one->request.payment.id);
    std::unordered_map<PaymentId, Payment> row_of;
    for (auto& row : repo::lock(tx, ids)) row_of.emplace(row.id, std::move(row));
    std::vector<Payment> opened;
    std::vector<orders::OrderMove> moves;
    for (const auto* one : payments) {
        const auto row = row_of.find(one->request.payment.id);
        if (row == row_of.end() || row->second.status != Status::created) continue;
        row->second.status = Status::open;
        name(row->second, one->request.session);
        opened.push_back(row->second);
        moves.push_back(to_move(row->second));
    }
    repo::update(tx, opened, now);
    orders::Service(context).record_money(tx, moves, now);
    return row_of;
}

void open_each(const Context& context, Openings::Batch payments)
{
    for (std::size_t i = 0; i < payments.size(); ++i) {
        try {
            open(context, payments.subspan(i, 1));
        } catch (...) {
            payments[i]->fail(std::current_exception());
        }
    }
}

}  // namespace

void open(const Context& context, Openings::Batch payments)
try {
    const auto rows = context.db.transact([&](db::Tx& tx) { return open_rows(context, tx, payments); });
    // The same request twice at once opens the same session; anything else means that the time ran out
    // meanwhile.
    for (auto* one : payments) {
        const auto row = rows.find(one->request.payment.id);
        one->give(row != rows.end() && row->second.status == Status::open &&
                  is_named(row->second, one->request.session));
    }
} catch (const std::exception& e) {
    // A gateway that names a session twice is in trouble with one of them only.
    if (payments.size() == 1 || !db::is_duplicate(e)) throw;
    open_each(context, payments);
}

}  // namespace gatehouse::payments
