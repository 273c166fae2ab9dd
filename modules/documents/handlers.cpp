#include "modules/documents/handlers.hpp"

#include "common/http/file.hpp"
#include "modules/documents/service.hpp"

namespace gatehouse::documents::handlers {

namespace {

// Links carry the secret on, so that they can be followed without a sign-in.
ShownPapers shown(const http::Request& request, OrderPapers papers)
{
    ShownPapers out{{}, std::move(papers.billing), papers.may_change};
    for (auto& document : papers.items)
        out.items.push_back({std::move(document), request.caller.order_secret});
    return out;
}

}  // namespace

ShownPapers of_order(const http::Request& request, const Context& context)
{
    return shown(request, Service(context).of_order(request.caller, request.param<OrderId>("id")));
}

ShownPapers set_billing(const http::Request& request, const Party& billing, const Context& context)
{
    return shown(
        request, Service(context).set_billing(request.caller, request.param<OrderId>("id"), billing));
}

http::Content document_pdf(const http::Request& request, const Context& context)
{
    const auto document = Service(context).get(request.caller, request.param<DocumentId>("id"));
    return http::file(pdf(document), "application/pdf", document.number.str() + ".pdf", "inline");
}

Shelf of_organization(const http::Request& request, const DocumentsQuery& query, const Context& context)
{
    return Service(context).of_organization(request.caller, request.param<OrganizationId>("id"), query);
}

http::Content documents_csv(
    const http::Request& request, const DocumentFilter& filter, const Context& context)
{
    const auto name = filter.year ? "invoices-" + std::to_string(*filter.year) + ".csv" : "invoices.csv";
    return http::file(Service(context).csv(request.caller, request.param<OrganizationId>("id"), filter),
        "text/csv; charset=utf-8", name, "attachment");
}

}  // namespace gatehouse::documents::handlers
