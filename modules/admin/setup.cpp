// migrate, config, grant-admin, openapi.

#include <filesystem>
#include <iostream>

#include "common/app/run.hpp"
#include "common/db/migrate.hpp"
#include "common/http/openapi.hpp"
#include "modules/accounts/routes.hpp"
#include "modules/accounts/service.hpp"
#include "modules/admin/commands.hpp"
#include "modules/admin/route_tables.hpp"
#include "modules/documents/routes.hpp"
#include "modules/events/routes.hpp"
#include "modules/inventory/routes.hpp"
#include "modules/oauth/routes.hpp"
#include "modules/operations/routes.hpp"
#include "modules/orders/routes.hpp"
#include "modules/organizations/routes.hpp"
#include "modules/payments/routes.hpp"
#include "modules/privacy/routes.hpp"
#include "modules/queue/routes.hpp"
#include "modules/scanning/routes.hpp"
#include "modules/tickets/routes.hpp"

namespace gatehouse::admin {

namespace {

// Beside the installed binary, or in the source tree that it was built in.
std::string migrations_folder()
{
    const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    for (const char* candidate : {"../share/gatehouse/migrations", "../../sql/migrations"})
        if (std::filesystem::is_directory(here / candidate)) return here / candidate;
    return "sql/migrations";
}

}  // namespace

std::string option(const Words& words, const std::string& flag, const std::string& otherwise)
{
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == flag) return words[i + 1];
    return otherwise;
}

int migrate(const Words& words)
{
    const auto folder = option(words, "--dir", migrations_folder());
    return app::with_context("admin", [&](const Context& context) {
        int count = 0;
        db::migrate(context.db.endpoint(), folder, [&](const std::string& name) {
            std::cout << "applied " << name << std::endl;
            ++count;
        });
        if (count == 0) std::cout << "the schema is up to date\n";
        return 0;
    });
}

int config(const Words& words)
{
    const auto config = Config::load();
    if (words.size() == 2 && words[0] == "get") {
        bool is_secret = false;
        for (const auto& key : Config::keys()) is_secret = is_secret || key.name == words[1] + "_file";
        std::cout << (is_secret ? config.secret(words[1]) : config.text(words[1])) << '\n';
        return 0;
    }
    for (const auto& key : Config::keys()) {
        if (*key.about) std::cout << "# " << key.about << '\n';
        std::cout << key.name << " = " << config.text(key.name) << '\n';
    }
    return 0;
}

int grant_admin(const Words& words)
{
    if (words.size() != 1) throw std::runtime_error("say whose: gatehouse-admin grant-admin EMAIL");
    return app::with_context("admin", [&](const Context& context) {
        const accounts::Service accounts(context);
        const auto user =
            context.db.read([&](db::Session& session) { return accounts.find_by_email(session, words[0]); });
        if (!user)
            throw std::runtime_error("nobody has the address " + words[0] + "; sign up on the site first");
        auth::Caller nobody;
        nobody.request_id = "gatehouse-admin";
        auto roles = user->roles;
        roles.add(auth::Role::admin);
        accounts.set_roles(nobody, user->id, roles);
        std::cout << user->email << " is an administrator now\n";
        return 0;
    });
}

std::vector<std::pair<const char*, http::Routes>> route_tables()
{
    return {{"accounts", accounts::routes()}, {"organizations", organizations::routes()},
        {"oauth", oauth::routes()}, {"events", events::routes()}, {"inventory", inventory::routes()},
        {"tickets", tickets::routes()}, {"orders", orders::routes()}, {"payments", payments::routes()},
        {"scanning", scanning::routes()}, {"operations", operations::routes()}, {"queue", queue::routes()},
        {"documents", documents::routes()}, {"privacy", privacy::routes()}};
}

int openapi(const Words&)
{
    std::vector<std::string> documents;
    for (const auto& [name, routes] : route_tables()) documents.push_back(http::openapi(name, routes));
    std::cout << http::merge_openapi(documents) << '\n';
    return 0;
}

}  // namespace gatehouse::admin
