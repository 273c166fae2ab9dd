#include "modules/documents/routes.hpp"

#include "modules/documents/handlers.hpp"
#include "modules/documents/render.hpp"
#include "modules/documents/schemas.hpp"

namespace gatehouse::documents {

const http::Routes& routes()
{
    using namespace http;
    static constexpr Limit kLook{"documents", 240, 60}, kPrint{"documents.pdf", 60, 60},
        kChange{"documents.billing", 20, 3600}, kFile{"documents.csv", 20, 3600};
    // clang-format off
    static const Routes kRoutes = {
        {"GET", "/api/orders/{id}/documents",            Access::order,  kLook,   takes_nothing(),              gives(kOrderPapers),              handlers::of_order,        "An order's invoice and credit notes, and whom they are made out to"},
        {"PUT", "/api/orders/{id}/billing",              Access::order,  kChange, takes(kBilling),              gives(kOrderPapers),              handlers::set_billing,     "Name, address and tax number for the invoice; one that was issued is replaced"},
        {"GET", "/api/documents/{id}.pdf",               Access::order,  kPrint,  takes_nothing(),              gives_content("application/pdf"), handlers::document_pdf,    "An invoice or credit note to print"},
        {"GET", "/api/organizations/{id}/documents",     Access::member, kLook,   takes_query(kDocumentsQuery), gives(kShelf),                    handlers::of_organization, "An organization's invoices and credit notes of a year, latest first"},
        {"GET", "/api/organizations/{id}/documents.csv", Access::member, kFile,   takes_query(kDocumentFilter), gives_content("text/csv"),        handlers::documents_csv,   "The same for the accountant: a row for each tax rate of each document"},
    };
    // clang-format on
    return kRoutes;
}

}  // namespace gatehouse::documents
