// Papers of orders: issued once for each cause, numbered without gaps, never changed. Public to the modules
// above: admin, privacy, scheduler.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/documents/types.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::documents {

class Service {
public:
    explicit Service(const Context& context) : context_(context), orders_(context) {}

    // Issues what the order still lacks: its invoice, a credit note for each refund, a debit note for each
    // that did not go through. What stands there already is looked at under the order's lock, so this may be
    // called any number of times, and by several at once. Returns how many it issued.
    int issue(const OrderId& order) const;
    // The same on hearing a piece of news. Refunds that organizers ask for have news of their own, which name
    // the tickets that went back with them: they are left to it.
    struct Told {
        std::optional<RefundId> refund;    // that the news is about
        std::vector<std::string> tickets;  // numbers of those that were cancelled with it
        // What the organizer gives back by hand: the news is all that there is of it.
        std::int64_t cash = 0;
        std::string reason;
    };
    int issue(const OrderId& order, const Told& told) const;

    // The order's papers, for its buyer and for members who may see money; not_found for strangers.
    OrderPapers of_order(const auth::Caller& caller, const OrderId& order) const;

    // Whom the invoice is made out to. One that was issued is taken back by a credit note, and a new one
    // issued. Throws billing_closed when money went back, billing_spent after three times.
    OrderPapers set_billing(const auth::Caller& caller, const OrderId& order, const Party& billing) const;

    // One paper, for the same people.
    Document get(const auth::Caller& caller, const DocumentId& id) const;

    // An organization's, latest first, for members who may see its money.
    Shelf of_organization(
        const auth::Caller& caller, const OrganizationId& organization, const DocumentsQuery& query) const;

    // All of a year as a CSV file, by kind and number: a row for each tax rate of each paper, credit notes
    // negative.
    std::string csv(
        const auth::Caller& caller, const OrganizationId& organization, const DocumentFilter& filter) const;

private:
    int issue(const OrderId& order, const Told* told) const;
    void require_reader(db::Session& session, const auth::Caller& caller, const orders::Order& order) const;
    OrderPapers papers(db::Session& session, const orders::Order& order) const;

    const Context& context_;
    orders::Service orders_;
};

// The paper itself, the same bytes every time.
std::string pdf(const Document& document);

}  // namespace gatehouse::documents
