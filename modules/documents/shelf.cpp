// An organization's papers: the list and the file for its accountant.

#include "common/audit.hpp"
#include "common/csv.hpp"
#include "common/http/page.hpp"
#include "common/money_number.hpp"
#include "common/time.hpp"
#include "modules/documents/repository.hpp"
#include "modules/documents/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::documents {

namespace {

constexpr int kChunk = 500;

void require_money(const Context& context, db::Session& session, const auth::Caller& caller,
    const OrganizationId& organization)
{
    organizations::Service(context).require_permission(
        session, caller, organization, organizations::Permission::money);
}

int year_of(const Context& context, const std::optional<int>& wanted, const std::vector<int>& years)
{
    if (wanted) return *wanted;
    return years.empty() ? std::stoi(zone::to_day(context.clock.now(), "UTC")) : years.front();
}

void add_rows(csv::Table& table, const Document& d)
{
    const auto& c = d.content;
    const auto number = [&, sign = sign_of(d.number.kind)](std::int64_t amount) {
        return money::to_number({sign * amount, c.currency});
    };
    auto taxes = c.taxes;
    if (taxes.empty()) taxes.push_back({});  // of nothing to pay
    for (const auto& tax : taxes)
        table.add({d.number.str(), c.title, zone::to_day(d.issued_at, c.zone), c.corrects, d.order_number,
            c.event, c.buyer.name, c.buyer.tax_id, to_percent(tax.rate), number(tax.net), number(tax.tax),
            number(tax.gross()), c.currency});
}

}  // namespace

Shelf Service::of_organization(
    const auth::Caller& caller, const OrganizationId& organization, const DocumentsQuery& query) const
{
    std::optional<repo::After> after;
    if (!query.cursor.empty()) {
        const auto parts = page::split(query.cursor, 2);
        after = repo::After{page::time(parts[0]), page::id<DocumentId>(parts[1])};
    }
    return context_.db.read([&](db::Session& session) {
        require_money(context_, session, caller, organization);
        Shelf shelf;
        shelf.years = repo::years(session, organization);
        shelf.year = year_of(context_, query.year, shelf.years);
        auto page =
            page::cut(repo::of_organization(session, organization, shelf.year, query, after, query.limit + 1),
                query.limit, [](const Document& d) {
                    return std::vector{to_rfc3339(d.issued_at), d.id.str()};
                });
        shelf.items = std::move(page.items);
        shelf.next_cursor = std::move(page.next_cursor);
        return shelf;
    });
}

std::string Service::csv(
    const auth::Caller& caller, const OrganizationId& organization, const DocumentFilter& filter) const
{
    // Everybody's name leaves the house with this file.
    context_.db.transact([&](db::Tx& tx) {
        require_money(context_, tx, caller, organization);
        audit::record(tx, context_.clock.now(), caller,
            {"documents.exported", "org", organization.uuid(), organization, ""});
    });
    return context_.db.read([&](db::Session& session) {
        const int year = year_of(context_, filter.year, repo::years(session, organization));
        csv::Table table({"Number", "Document", "Date", "Corrects", "Order", "Event", "Buyer",
            "Buyer's tax number", "Tax rate", "Net", "Tax", "Gross", "Currency"});
        std::optional<Number> after;
        for (std::size_t got = kChunk; got == kChunk;) {
            const auto papers = repo::in_order(session, organization, year, filter.kind, after, kChunk);
            for (const auto& document : papers) add_rows(table, document);
            if (!papers.empty()) after = papers.back().number;
            got = papers.size();
        }
        return table.take();
    });
}

}  // namespace gatehouse::documents
