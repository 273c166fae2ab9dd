// stuck: money that a person has to look at.

#include <iostream>

#include "common/app/run.hpp"
#include "common/money.hpp"
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

constexpr const char* kPaymentAdvice =
    "  What to do: look the session up at the gateway. If it is paid, send its event again from the "
    "gateway's\n"
    "  dashboard: the order is completed, or the money goes back by itself. If it is open, expire it there. "
    "The\n"
    "  payment is asked about again by itself every ten minutes; see `gatehouse-admin check` when the "
    "gateway is away.\n";
constexpr const char* kRefundAdvice =
    "  What to do: the gateway refused to send the money back (closed card, too little balance, too old). "
    "Refund it\n"
    "  on the gateway's dashboard, which is noticed and booked by itself, or by bank transfer, and tell the "
    "buyer.\n";

}  // namespace

int stuck(const Words&)
{
    return app::with_context("admin", [](const Context& context) {
        const auto found = payments::stuck(context);
        for (const auto& payment : found.payments) print(std::cout, payment);
        if (!found.payments.empty()) std::cout << kPaymentAdvice;
        for (const auto& refund : found.refunds) print(std::cout, refund);
        if (!found.refunds.empty()) std::cout << kRefundAdvice;
        const auto count = found.payments.size() + found.refunds.size();
        if (count == 0) std::cout << "no payment and no refund needs a person\n";
        return count == 0 ? 0 : 1;
    });
}

}  // namespace gatehouse::admin
