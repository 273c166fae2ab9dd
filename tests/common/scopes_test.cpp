// Which scope an API key needs where.

#include "common/auth/scopes.hpp"
#include "common/auth/open_paths.hpp"

#include "tests/support/asserts.hpp"

namespace gatehouse::auth {

class ScopesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ScopesTest);
    CPPUNIT_TEST(the_area_follows_from_the_path_and_the_verb_from_the_method);
    CPPUNIT_TEST(a_new_route_is_closed_to_keys_whatever_it_stands_below);
    CPPUNIT_TEST(what_belongs_to_others_below_an_event_is_theirs);
    CPPUNIT_TEST(signing_in_and_administration_are_no_places_for_keys);
    CPPUNIT_TEST(scopes_are_written_and_read_again);
    CPPUNIT_TEST_SUITE_END();

    static std::string of(const char* method, const char* path)
    {
        const auto scope = scope_of(method, path);
        return scope ? to_string(*scope) : "none";
    }

    void the_area_follows_from_the_path_and_the_verb_from_the_method()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("events:read"), of("GET", "/api/events"));
        CPPUNIT_ASSERT_EQUAL(std::string("events:write"), of("POST", "/api/events"));
        CPPUNIT_ASSERT_EQUAL(std::string("events:write"), of("DELETE", "/api/ticket-types/{id}"));
        CPPUNIT_ASSERT_EQUAL(std::string("scans:write"), of("POST", "/api/scans"));
        CPPUNIT_ASSERT_EQUAL(std::string("profile:read"), of("GET", "/api/users/profile"));
        CPPUNIT_ASSERT_EQUAL(std::string("none"), of("PUT", "/api/users/profile"));
    }

    void a_new_route_is_closed_to_keys_whatever_it_stands_below()
    {
        for (const auto open : open_paths())
            for (const auto& path : {std::string(open) + "/news", std::string(open) + ".zip"})
                for (const char* method : {"GET", "POST"})
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(path, std::string("none"), of(method, path.c_str()));
    }

    void what_belongs_to_others_below_an_event_is_theirs()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("orders:read"), of("GET", "/api/events/{id}/orders"));
        CPPUNIT_ASSERT_EQUAL(std::string("tickets:read"), of("GET", "/api/events/{id}/attendees.csv"));
        CPPUNIT_ASSERT_EQUAL(std::string("orders:read"), of("GET", "/api/events/{id}/live"));
        CPPUNIT_ASSERT_EQUAL(std::string("orders:read"), of("GET", "/api/organizations/{id}/usage"));
        CPPUNIT_ASSERT_EQUAL(std::string("organizations:write"), of("POST", "/api/events/{id}/staff"));
        CPPUNIT_ASSERT_EQUAL(std::string("events:write"), of("POST", "/api/events/{id}/publish"));
    }

    void signing_in_and_administration_are_no_places_for_keys()
    {
        for (const char* path : {"/api/auth/login", "/api/auth/api-keys", "/api/admin/users",
                 "/api/users/me/export", "/api/users/{id}", "/api/organizations/{id}/audit",
                 "/api/organizations/{id}/audit.csv", "/api/organizations/{id}/owner", "/e/{slug}"})
            for (const char* method : {"GET", "POST"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(path, std::string("none"), of(method, path));
    }

    void scopes_are_written_and_read_again()
    {
        const auto scopes = Scopes::parse("orders:write,nonsense,events:read");
        CPPUNIT_ASSERT_EQUAL(std::string("events:read,orders:write"), scopes.str());
        CPPUNIT_ASSERT(scopes.allow(Scope::orders_read) && !scopes.allow(Scope::events_write));
        CPPUNIT_ASSERT(!Scopes().allow(Scope::profile_read));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ScopesTest);

}  // namespace gatehouse::auth
