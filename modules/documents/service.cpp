#include "modules/documents/service.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "modules/documents/issuing.hpp"
#include "modules/documents/repository.hpp"
#include "modules/organizations/service.hpp"
#include "modules/payments/service.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::documents {

namespace {

std::vector<tickets::Ticket> named(
    const std::vector<tickets::Ticket>& all, const std::vector<std::string>& numbers)
{
    std::vector<tickets::Ticket> out;
    for (const auto& ticket : all)
        if (std::ranges::count(numbers, ticket.number)) out.push_back(ticket);
    return out;
}

Return return_of(
    const payments::Refund& refund, const std::vector<tickets::Ticket>& tickets, const Service::Told* told)
{
    const bool at_gateway = refund.kind == payments::RefundKind::gateway;
    Return back{refund.amount.amount, at_gateway ? "" : refund.reason, at_gateway, {}};
    if (told && told->refund == refund.id) back.tickets = named(tickets, told->tickets);
    return back;
}

bool money_went_back(const std::vector<Document>& papers)
{
    std::int64_t sum = 0, latest = 0;
    for (const auto& d : papers) {
        sum += sign_of(d.number.kind) * d.total.amount;
        if (d.number.kind == Kind::invoice) latest = d.total.amount;
    }
    return sum != latest;
}

int invoices(const std::vector<Document>& papers)
{
    return static_cast<int>(
        std::ranges::count_if(papers, [](const Document& d) { return d.number.kind == Kind::invoice; }));
}

}  // namespace

int Service::issue(const OrderId& id) const { return issue(id, nullptr); }
int Service::issue(const OrderId& id, const Told& told) const { return issue(id, &told); }

int Service::issue(const OrderId& id, const Told* told) const
{
    const auto issued = context_.db.transact([&](db::Tx& tx) {
        const auto order = orders_.lock(tx, id);
        if (!order || !order->completed_at) return 0;
        Issuing issuing(context_, tx, *order);
        issuing.invoice();
        const auto tickets = told && !told->tickets.empty() ? tickets::Service(context_).of_order(tx, id)
                                                            : std::vector<tickets::Ticket>{};
        std::int64_t later = 0;
        for (const auto& refund : payments::refunds_of(tx, id)) {
            const auto owed = refund.status == payments::RefundStatus::failed ? 0 : refund.amount.amount;
            if (told && told->refund != refund.id && refund.kind == payments::RefundKind::asked &&
                !issuing.knows(refund.id))
                later += owed;
            else
                issuing.refund(refund.id, owed, return_of(refund, tickets, told));
        }
        // What goes back by hand has no row, only news of its own.
        if (told && told->refund && told->cash > 0)
            issuing.refund(
                *told->refund, told->cash, {told->cash, told->reason, false, named(tickets, told->tickets)});
        else if (!told || order->method != orders::Method::cash)
            issuing.rest(later);
        return issuing.issued();
    });
    if (issued > 0) context_.metrics.count("documents", "issued");
    return issued;
}

void Service::require_reader(
    db::Session& session, const auth::Caller& caller, const orders::Order& order) const
{
    if (orders_.is_buyer(caller, order)) return;
    if (!caller.principal) throw Error(kNotFound, order.id.str());
    organizations::Service(context_).require_permission(
        session, caller, order.organization, organizations::Permission::money);
}

OrderPapers Service::papers(db::Session& session, const orders::Order& order) const
{
    OrderPapers out{repo::of_order(session, order.id), repo::find_billing(session, order.id), false};
    out.may_change = (order.status == orders::Status::pending || order.status == orders::Status::completed) &&
                     order.refunded.amount == 0 && !money_went_back(out.items) &&
                     invoices(out.items) <= kMostChanges;
    return out;
}

OrderPapers Service::of_order(const auth::Caller& caller, const OrderId& id) const
{
    return context_.db.read([&](db::Session& session) {
        const auto order = orders_.find(session, id);
        if (!order) throw Error(kNotFound, id.str());
        require_reader(session, caller, *order);
        return papers(session, *order);
    });
}

OrderPapers Service::set_billing(const auth::Caller& caller, const OrderId& id, const Party& billing) const
{
    return context_.db.transact([&](db::Tx& tx) {
        const auto order = orders_.lock(tx, id);
        if (!order) throw Error(kNotFound, id.str());
        require_reader(tx, caller, *order);
        const auto before = repo::find_billing(tx, id);
        if (before == billing) return papers(tx, *order);
        if (order->status != orders::Status::pending && order->status != orders::Status::completed)
            throw Error(kBillingClosed, id.str());
        repo::put_billing(tx, id, billing, context_.clock.now());
        // Without the address, which is somebody's (personal.cpp).
        audit::record(tx, context_.clock.now(), caller,
            {"billing.changed", "order", id.uuid(), order->organization, ""});
        if (!order->completed_at) return papers(tx, *order);
        Issuing issuing(context_, tx, *order);
        if (issuing.papers().empty()) return papers(tx, *order);  // the invoice is still to come
        if (order->refunded.amount > 0 || money_went_back(issuing.papers()))
            throw Error(kBillingClosed, id.str());
        if (invoices(issuing.papers()) > kMostChanges) throw Error(kBillingSpent, id.str());
        issuing.invoice_anew();
        return papers(tx, *order);
    });
}

Document Service::get(const auth::Caller& caller, const DocumentId& id) const
{
    return context_.db.read([&](db::Session& session) {
        auto document = repo::find(session, id);
        if (!document) throw Error(kNotFound, id.str());
        require_reader(session, caller, orders_.find(session, document->order).value());
        return std::move(*document);
    });
}

}  // namespace gatehouse::documents
