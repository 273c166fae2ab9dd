#include "modules/operations/routes.hpp"

#include "modules/operations/handlers.hpp"
#include "modules/operations/render.hpp"
#include "modules/operations/schemas.hpp"

namespace gatehouse::operations {

const http::Routes& routes()
{
    using namespace http;
    static constexpr Limit kLook{"operations", 240, 60}, kResend{"resend", 10, 60},
        kExport{"audit_export", 20, 3600};
    // clang-format off
    static const Routes kRoutes = {
        {"GET",  "/api/admin/health",                  Access::admin,  kLook,   takes_nothing(),             gives(kHealth),            handlers::health,       "Every part of the installation at a glance"},
        {"GET",  "/api/admin/stuck",                   Access::admin,  kLook,   takes_nothing(),             gives(kStuck),             handlers::stuck,        "Payments, refunds and mail that need a person"},
        {"POST", "/api/admin/news/resend",             Access::admin,  kResend, takes_nothing(),             gives(kResent),            handlers::resend,       "Try mail again that was given up"},
        {"GET",  "/api/admin/audit",                   Access::admin,  kLook,   takes_query(kAuditQuery),    gives(kEntries),           handlers::audit,        "Who did what, newest first"},
        {"GET",  "/api/admin/audit.csv",               Access::admin,  kExport, takes_query(kAuditExport),   gives_content("text/csv"), handlers::audit_csv,    "The same as a file"},
        {"GET",  "/api/orders/{id}/timeline",          Access::member, kLook,   takes_nothing(),             gives(kTimeline),          handlers::timeline,     "What happened to an order, newest first"},
        {"GET",  "/api/organizations/{id}/audit",      Access::member, kLook,   takes_query(kAuditOfQuery),  gives(kEntries),           handlers::audit_of,     "Who did what for an organization"},
        {"GET",  "/api/organizations/{id}/audit.csv",  Access::member, kExport, takes_query(kAuditOfExport), gives_content("text/csv"), handlers::audit_csv_of, "The same as a file"},
    };
    // clang-format on
    return kRoutes;
}

}  // namespace gatehouse::operations
