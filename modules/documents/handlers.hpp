#pragma once

#include "common/http/route.hpp"
#include "modules/documents/render.hpp"

namespace gatehouse::documents::handlers {

ShownPapers of_order(const http::Request& request, const Context& context);
ShownPapers set_billing(const http::Request& request, const Party& billing, const Context& context);
http::Content document_pdf(const http::Request& request, const Context& context);

Shelf of_organization(const http::Request& request, const DocumentsQuery& query, const Context& context);
http::Content documents_csv(
    const http::Request& request, const DocumentFilter& filter, const Context& context);

}  // namespace gatehouse::documents::handlers
