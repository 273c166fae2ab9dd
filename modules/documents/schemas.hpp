#pragma once

#include "common/http/page.hpp"
#include "common/json/schema.hpp"
#include "modules/documents/types.hpp"

namespace gatehouse::documents {

// clang-format off
inline const auto kBilling = schema::object<Party>("Billing")
    .field("name",       &Party::name,    schema::text(1, 200))
    .optional("address", &Party::address, schema::long_text(500))
    .optional("tax_id",  &Party::tax_id,  schema::text(0, 60));

inline const auto kDocumentFilter = schema::object<DocumentFilter>("DocumentFilter")
    .optional("year", &DocumentFilter::year, schema::integer(2000, 9999))
    .optional("kind", &DocumentFilter::kind, schema::choice<Kind>());

inline const auto kDocumentsQuery = page::query<DocumentsQuery>("DocumentsQuery")
    .optional("year", static_cast<std::optional<int> DocumentsQuery::*>(&DocumentsQuery::year),  schema::integer(2000, 9999))
    .optional("kind", static_cast<std::optional<Kind> DocumentsQuery::*>(&DocumentsQuery::kind), schema::choice<Kind>())
    .optional("q",    &DocumentsQuery::q, schema::text(0, 200));
// clang-format on

}  // namespace gatehouse::documents
