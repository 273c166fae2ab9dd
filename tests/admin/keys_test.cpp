// Where API keys may go, held against the routes of all modules.

#include <set>

#include "common/auth/open_paths.hpp"
#include "common/auth/scopes.hpp"
#include "modules/admin/route_tables.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::admin {

class KeysTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(KeysTest);
    CPPUNIT_TEST(keys_go_only_where_there_is_a_route);
    CPPUNIT_TEST(what_is_about_people_papers_or_an_organizations_money_takes_a_person);
    CPPUNIT_TEST_SUITE_END();

    // "GET /api/orders" of every route that keys reach.
    static std::set<std::string> reached()
    {
        std::set<std::string> out;
        for (const auto& [module, routes] : route_tables())
            for (const auto& route : routes)
                if (auth::scope_of(route.method, route.path))
                    out.insert((route.method == "GET" ? "GET " : "other ") + route.path);
        return out;
    }

    // A row for a route that is gone would open the next one of that name unseen.
    void keys_go_only_where_there_is_a_route()
    {
        const auto routes = reached();
        for (const auto path : auth::open_paths())
            for (const auto& [method, kind] : {std::pair("GET", "GET "), std::pair("POST", "other ")})
                if (auth::scope_of(method, path))
                    CPPUNIT_ASSERT_MESSAGE(
                        std::string(kind) + std::string(path) +
                            " is no route (any more): take it out of common/auth/scopes.cpp",
                        routes.contains(kind + std::string(path)));
    }

    void what_is_about_people_papers_or_an_organizations_money_takes_a_person()
    {
        for (const auto& route : reached())
            for (const char* word : {"audit", "owner", "webhook", "document", "billing", "split", "share",
                     "transfer", "payout", "balance", "settlement", "onboarding", "/admin", "/auth",
                     "/users/me", "/invitations/{token}"})
                CPPUNIT_ASSERT_MESSAGE(
                    route +
                        " is open to API keys. Close it in common/auth/scopes.cpp, or let this "
                        "test know why a program without its person may go there.",
                    route.find(word) == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KeysTest);

}  // namespace gatehouse::admin
