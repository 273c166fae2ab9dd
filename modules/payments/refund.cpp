// Sending money back until the gateway has answered (REF-2).

#include <algorithm>

#include "common/audit.hpp"
#include "common/obs/log.hpp"
#include "modules/payments/books.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::payments {

namespace {

using namespace std::chrono_literals;

constexpr int kAtOnce = 10;
constexpr auto kKeysAreGood = 12h;

// 4 s, 8 s, … up to an hour, for as long as it takes: money that we owe is never given up.
std::chrono::seconds backoff(int attempts)
{
    return std::min(3600s, std::chrono::seconds(2ll << std::min(attempts, 11)));
}

}  // namespace

std::vector<Refund> refunds_of(db::Session& session, const OrderId& order)
{
    return repo::refunds_of(session, order);
}

int Service::send_refunds() const
{
    const auto now = context_.clock.now();
    const auto due = context_.db.transact([&](db::Tx& tx) { return repo::claim_refunds(tx, now, kAtOnce); });
    for (const auto& refund : due) settle_refund(refund);
    return static_cast<int>(due.size());
}

// The gateway forgets its keys after a day: before a refund whose answer was lost is sent once more, it is
// looked for.
GatewayRefund Service::ask_about(const Refund& refund, const Payment& payment) const
{
    if (refund.gateway_id) return gateway_.find_refund(*refund.gateway_id);
    if (refund.attempts > 1 && context_.clock.now() - refund.created_at > kKeysAreGood)
        if (const auto known = gateway_.find_refund_of(refund.id, *payment.intent)) return *known;
    return gateway_.refund(refund, payment);
}

void Service::settle_refund(const Refund& refund) const
{
    const auto now = context_.clock.now();
    const auto put_off = [&](RefundStatus status, const std::string& why) {
        log::warning("refund not sent",
            {{"refund", refund.id.str()}, {"attempt", std::int64_t{refund.attempts}}, {"why", why}});
        context_.db.transact([&](db::Tx& tx) {
            orders_.lock(tx, refund.order);
            auto row = repo::lock_refund(tx, refund.id);
            if (!row || row->status != RefundStatus::pending) return;  // a webhook was faster
            row->status = status;
            change_refund(context_, tx, *row, RefundStatus::pending, why, now + backoff(refund.attempts));
            if (status != RefundStatus::failed) return;
            correct(tx, *row, RefundStatus::pending);
            audit::record(tx, now, {}, {"refund.failed", "refund", row->id.uuid(), row->organization, ""});
        });
    };
    try {
        const auto payment =
            context_.db.read([&](db::Session& session) { return repo::find(session, refund.payment); });
        if (!payment || !payment->intent) return put_off(RefundStatus::failed, "the payment has no intent");
        const auto state = ask_about(refund, *payment);
        context_.db.transact([&](db::Tx& tx) { book_refund_state(tx, refund.id, state); });
    } catch (const Error& e) {
        const bool refused = &e.kind() == &kGatewayRefused || &e.kind() == &kCardDeclined;
        if (!refused) return put_off(RefundStatus::pending, e.what());
        if (!settle_as_sent(refund)) put_off(RefundStatus::failed, e.what());
    }
}

// A try before the one that was refused may have gone through without an answer: then its money has left, and
// to take it for refused would book it twice when the news of it comes. True when nothing is left to do now.
bool Service::settle_as_sent(const Refund& refund) const
try {
    if (refund.attempts < 2 || refund.gateway_id) return false;
    const auto payment =
        context_.db.read([&](db::Session& session) { return repo::find(session, refund.payment); });
    const auto sent = gateway_.find_refund_of(refund.id, payment->intent.value());
    if (sent) context_.db.transact([&](db::Tx& tx) { book_refund_state(tx, refund.id, *sent); });
    return sent.has_value();
} catch (const Error&) {
    return true;  // nobody knows; it is claimed for a minute, and then tried again
}

}  // namespace gatehouse::payments
