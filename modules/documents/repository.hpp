// All SQL for the tables documents, document_counters and order_billing, and for no others.

#pragma once

#include "common/db/session.hpp"
#include "modules/documents/types.hpp"

namespace gatehouse::documents::repo {

// The next number of the series, with its row locked until the end of the transaction: it is taken together
// with the document or not at all. `now` becomes later than the time of the one before, whatever clocks say,
// so that numbers and dates have one order.
int take_number(db::Tx& tx, const OrganizationId& organization, Kind kind, int year, Time& now);
void insert(db::Tx& tx, const Document& document);

std::optional<Document> find(db::Session& session, const DocumentId& id);
// With their content, in the order of issue.
std::vector<Document> of_order(db::Session& session, const OrderId& order);

struct After {
    Time issued_at;
    DocumentId id;
};
// Latest first, without content.
std::vector<Document> of_organization(db::Session& session, const OrganizationId& organization, int year,
    const DocumentsQuery& query, const std::optional<After>& after, int most);
// Of a year, by kind and number from these on, with content.
std::vector<Document> in_order(db::Session& session, const OrganizationId& organization, int year,
    const std::optional<Kind>& kind, const std::optional<Number>& after, int most);
std::vector<int> years(db::Session& session, const OrganizationId& organization);

std::optional<Party> find_billing(db::Session& session, const OrderId& order);
void put_billing(db::Tx& tx, const OrderId& order, const Party& billing, Time now);

}  // namespace gatehouse::documents::repo
