// stuck: money that a person has to look at, and news that nobody heard. resend: tells it again.

#include <iostream>

#include "common/app/run.hpp"
#include "common/money.hpp"
#include "common/outbox.hpp"
#include "common/time.hpp"
#include "modules/admin/commands.hpp"
#include "modules/payments/service.hpp"

namespace gatehouse::admin {

namespace {

void print(std::ostream& out, const payments::Payment& p)
{
    out << "payment " << p.id.str() << "  " << to_string(p.status) << "  " << money::to_text(p.amount) << "  "
        << p.order.str() << "  since " << to_rfc3339(p.created_at)
        << "\n  at the gateway: " << (p.session ? *p.session : "no session is known") << '\n';
}

void print(std::ostream& out, const payments::Refund& r)
{
    out << "refund " << r.id.str() << "  " << to_string(r.status) << "  " << money::to_text(r.amount) << "  "
        << r.order.str() << "  " << r.reason << "  after " << r.attempts
        << " tries\n  at the gateway: " << (r.gateway_id ? *r.gateway_id : "it never took it") << '\n';
}

void print(std::ostream& out, const payments::Difference& d)
{
    out << "difference " << to_string(d.kind) << "  ours " << money::to_text(d.ours) << "  the gateway's "
        << money::to_text(d.theirs) << "  " << (d.order ? d.order->str() : "no order") << "  since "
        << to_rfc3339(d.found_at) << "\n  at the gateway: " << d.object << '\n';
}

constexpr const char* kDifferenceAdvice =
    "  What to do: look the object up at the gateway and the order here. What the gateway has and we can "
    "book is "
    "booked\n"
    "  by itself; what is left was done by hand, or is a fault. A difference that is gone leaves the list "
    "within "
    "the hour.\n";
constexpr const char* kPaymentAdvice =
    "  What to do: look the session up at the gateway. If it is paid, send its event again from the "
    "gateway's\n"
    "  dashboard: the order is completed, or the money goes back by itself. If it is open, expire it there. "
    "The\n"
    "  payment is asked about again by itself every ten minutes; see `gatehouse-admin check` when the "
    "gateway is away.\n";
constexpr const char* kNewsAdvice =
    "  What to do: this was tried for three days; mostly it is mail. Set right what the last try names,\n"
    "  and run `gatehouse-admin resend`: all of it is tried again.\n";
constexpr const char* kRefundAdvice =
    "  What to do: the gateway refused to send the money back (closed card, too little balance, too old). "
    "Refund it\n"
    "  on the gateway's dashboard, which is noticed and booked by itself, or by bank transfer, and tell the "
    "buyer.\n";

void print(std::ostream& out, const outbox::Dead& news)
{
    out << "news " << news.topic << "  " << news.subject_id() << "  since " << to_rfc3339(news.created_at)
        << "  after " << news.attempts << " tries\n  the last: " << news.why << '\n';
}

template <class T>
void list(std::ostream& out, const std::vector<T>& found, const char* advice)
{
    for (const auto& one : found) print(out, one);
    if (!found.empty()) out << advice;
}

}  // namespace

int stuck(const Words&)
{
    return app::with_context("admin", [](const Context& context) {
        const auto found = payments::stuck(context);
        const auto news = context.db.read(outbox::dead);
        list(std::cout, found.payments, kPaymentAdvice);
        list(std::cout, found.refunds, kRefundAdvice);
        list(std::cout, found.differences, kDifferenceAdvice);
        list(std::cout, news, kNewsAdvice);
        const auto count =
            found.payments.size() + found.refunds.size() + found.differences.size() + news.size();
        if (count == 0) std::cout << "no payment, no refund and no mail needs a person\n";
        return count == 0 ? 0 : 1;
    });
}

int resend(const Words&)
{
    return app::with_context("admin", [](const Context& context) {
        const auto now = context.clock.now();
        const int revived = context.db.transact([&](db::Tx& tx) { return outbox::revive(tx, now); });
        std::cout << revived << " pieces of news are told again, for three days\n";
        return 0;
    });
}

}  // namespace gatehouse::admin
