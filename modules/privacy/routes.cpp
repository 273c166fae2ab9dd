#include "modules/privacy/routes.hpp"

#include "modules/privacy/handlers.hpp"
#include "modules/privacy/render.hpp"
#include "modules/privacy/schemas.hpp"

namespace gatehouse::privacy {

const http::Routes& routes()
{
    using namespace http;
    static constexpr Limit kLook{"privacy", 120, 60}, kAsk{"export", 5, 3600},
        kFetch{"export_file", 20, 3600}, kErasing{"erase", 10, 3600}, kAdmin{"admin", 120, 60};
    // clang-format off
    static const Routes kRoutes = {
        {"POST",   "/api/users/me/export",      Access::signed_in, kAsk,     takes_nothing(),            gives(kExport, 202),              handlers::ask_export,  "Ask for a copy of all that is known of me; a mail says when it is made"},
        {"GET",    "/api/users/me/export",      Access::signed_in, kLook,    takes_nothing(),            gives(kExport),                   handlers::show_export, "Whether my copy is made, and until when it is kept"},
        {"GET",    "/api/users/me/export/file", Access::signed_in, kFetch,   takes_nothing(),            gives_content("application/zip"), handlers::export_file, "My copy: a ZIP with a JSON file for each kind of thing"},
        {"GET",    "/api/users/me/erase",       Access::signed_in, kLook,    takes_nothing(),            gives(kObstacles),                handlers::obstacles,   "What keeps my account from being erased"},
        {"POST",   "/api/users/me/erase",       Access::signed_in, kErasing, takes(kErase),              gives_nothing(),                  handlers::erase,       "Erase my account for good; what books and taxes need stays, without my name"},
        {"DELETE", "/api/admin/users/{id}",     Access::admin,     kAdmin,   takes_query(kEraseBecause), gives_nothing(),                  handlers::erase_other, "Erase somebody's account, by the same rules"},
    };
    // clang-format on
    return kRoutes;
}

}  // namespace gatehouse::privacy
