// Orders that were sold, and their papers.

#pragma once

#include "modules/documents/jobs.hpp"
#include "modules/documents/repository.hpp"
#include "modules/documents/service.hpp"
#include "modules/payments/refunds.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::support {

struct DocumentsWorld : PaymentsWorld {
    documents::Service documents{context};
    payments::Refunds refunds{context};

    orders::Order paid(const TicketTypeId& type, int quantity = 1)
    {
        const auto order = this->order(type, quantity);
        PaymentsWorld::paid(open(order));
        return order;
    }
    TicketTypeId taxed(std::int64_t price, int rate, bool included)
    {
        auto wanted = type_plan(event, 1000, price);
        wanted.name = "At " + documents::to_percent(rate) + (included ? " included" : " added");
        wanted.tax_rate = rate;
        wanted.tax_included = included;
        return inventory::Editor(context).create(organizer.caller, wanted).id.type().value();
    }
    // An order of several types at once, paid.
    orders::Order basket(const std::vector<inventory::Wish>& lines, const std::string& code = {})
    {
        orders::PlaceOrder wanted{event, lines, {"Bo Buyer", "bo@example.org", ""}, {}, code};
        const auto order = orders.place({}, wanted, random.bytes(32)).order;
        if (order.total.amount > 0) PaymentsWorld::paid(open(order));
        return order;
    }

    // All news about the order so far is told to documents, as the scheduler does.
    void tell(const orders::Order& order, bool backwards = false)
    {
        auto news = context.db.read([&](db::Session& session) {
            return session.all(
                "SELECT topic, payload FROM outbox WHERE subject = ? ORDER BY seq",
                [&](const db::Row& row) {
                    outbox::News one;
                    one.topic = row.text(1), one.payload = row.text(2), one.subject = order.id.uuid();
                    return one;
                },
                order.id);
        });
        if (backwards) std::ranges::reverse(news);
        for (const auto& one : news)
            for (const auto& subscription : documents::subscriptions())
                if (one.topic == subscription.topic) subscription.deliver(context, one);
    }

    std::vector<documents::Document> papers(const orders::Order& order)
    {
        return documents.of_order(buyer(order), order.id).items;
    }
    // "INV 5000, CN 2500": kinds and totals in the order of issue.
    std::string told(const orders::Order& order)
    {
        std::string out;
        for (const auto& d : papers(order))
            out += (out.empty() ? "" : ", ") + d.number.str().substr(0, d.number.str().find('-')) + " " +
                   std::to_string(d.total.amount);
        return out;
    }
    // What all papers of the order come to, and the tax in it.
    std::int64_t balance(const orders::Order& order)
    {
        std::int64_t sum = 0;
        for (const auto& d : papers(order)) sum += sign_of(d.number.kind) * d.total.amount;
        return sum;
    }
    std::int64_t tax_balance(const orders::Order& order)
    {
        std::int64_t sum = 0;
        for (const auto& d : papers(order)) sum += sign_of(d.number.kind) * d.tax.amount;
        return sum;
    }

    payments::Refundable give(const orders::Order& order, const payments::GiveBack& wanted)
    {
        return refunds.give(organizer.caller, order.id, wanted, random.bytes(32));
    }
    void give_amount(const orders::Order& order, std::int64_t amount)
    {
        give(order, {amount, {}, "Sorry for the rain"});
    }
    void give_tickets(const orders::Order& order, const std::vector<int>& which)
    {
        const auto left = refunds.look(organizer.caller, order.id);
        payments::GiveBack wanted{{}, {}, "They cannot come"};
        for (const int i : which)
            wanted.tickets.push_back(left.tickets.at(static_cast<std::size_t>(i)).ticket.id);
        give(order, wanted);
    }
    void send_refunds()
    {
        while (payments.send_refunds() > 0) {}
    }

    // The numbers of a series, in order.
    std::vector<int> numbers(documents::Kind kind = documents::Kind::invoice)
    {
        return context.db.read([&](db::Session& session) {
            return session.all(
                "SELECT sequence FROM documents WHERE organization_id = ? AND kind = ? ORDER BY sequence",
                [](const db::Row& row) { return row.integer(1); }, organizer.organization.id,
                to_string(kind));
        });
    }
};

}  // namespace gatehouse::support
