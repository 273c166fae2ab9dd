// The HTTP face of registering, the profile and organizations.

#include "modules/organizations/routes.hpp"

#include "common/json/json.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::organizations {

class OrganizationsRoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OrganizationsRoutesTest);
    CPPUNIT_TEST(registering_signs_the_browser_in);
    CPPUNIT_TEST(a_bad_registration_names_every_fault_and_stores_nothing);
    CPPUNIT_TEST(the_profile_shows_organizations_and_to_browsers_the_csrf_token);
    CPPUNIT_TEST(the_profile_changes_name_and_phone_and_nothing_else);
    CPPUNIT_TEST(a_browser_needs_the_csrf_token_to_change_something);
    CPPUNIT_TEST(organizations_can_be_listed_read_and_changed);
    CPPUNIT_TEST(the_public_face_shows_name_and_slug_only);
    CPPUNIT_TEST(malformed_ids_are_not_found);
    CPPUNIT_TEST_SUITE_END();

    support::OrganizationsWorld world;

    http::Response send(const std::string& method, const std::string& path, const std::string& body = {},
        const std::string& token = {})
    {
        return world.send(routes(), world.request(method, path, body, token));
    }

    http::Response enrol(const std::string& email)
    {
        return send("POST", "/api/auth/register",
            R"({"email":")" + email + R"(","password":"tulips in may 4","name":"Ada Lovelace"})");
    }

    static std::string cookies(const http::Response& response)
    {
        std::string out;
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") out += (out.empty() ? "" : "; ") + value.substr(0, value.find(';'));
        return out;
    }

    void registering_signs_the_browser_in()
    {
        const auto response = enrol(world.unique("ada.") + "@example.org");
        CPPUNIT_ASSERT_EQUAL(201, response.status);
        CPPUNIT_ASSERT(response.body.find("tulips") == std::string::npos);
        auto request = world.request("GET", "/api/users/profile");
        request.headers.emplace_back("cookie", cookies(response));
        const auto profile = world.send(routes(), request);
        CPPUNIT_ASSERT_EQUAL(200, profile.status);
        const auto made = json::Document::parse(response.body), read = json::Document::parse(profile.body);
        CPPUNIT_ASSERT_EQUAL(made.root().get("csrf_token"), read.root().get("csrf_token"));
        CPPUNIT_ASSERT_EQUAL(made.root().get("user", "id"), read.root().get("id"));
        CPPUNIT_ASSERT(!read.root().find("email_verified")->flag());
    }

    void a_bad_registration_names_every_fault_and_stores_nothing()
    {
        const auto wrong = send("POST", "/api/auth/register", R"({"email":"ada@","name":"","admin":true})");
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        for (const char* pointer : {"/email", "/name", "/password", "/admin"})
            ASSERT_CONTAINS("\"pointer\":\"" + std::string(pointer) + "\"", wrong.body);
        const auto email = world.unique("ada.") + "@example.org";
        const auto weak = send("POST", "/api/auth/register",
            R"({"email":")" + email + R"(","password":"password1","name":"Ada"})");
        CPPUNIT_ASSERT_EQUAL(422, weak.status);
        ASSERT_CONTAINS(R"("pointer":"/password","code":"common")", weak.body);
        CPPUNIT_ASSERT_EQUAL(201, enrol(email).status);
        const auto again = enrol(email);
        CPPUNIT_ASSERT_EQUAL(422, again.status);
        ASSERT_CONTAINS(R"("pointer":"/email","code":"email_taken")", again.body);
    }

    void the_profile_shows_organizations_and_to_browsers_the_csrf_token()
    {
        const auto person = world.person();
        const auto response = send("GET", "/api/users/profile", "", world.bearer(person.user.id));
        const auto profile = json::Document::parse(response.body);
        const auto own = profile.root().find("organizations")->at(0);
        CPPUNIT_ASSERT_EQUAL(person.organization.id.str(), own.get("id"));
        CPPUNIT_ASSERT_EQUAL(std::string("owner"), own.get("role"));
        CPPUNIT_ASSERT(profile.root().find("csrf_token")->is_null());  // a bearer needs none
        CPPUNIT_ASSERT_EQUAL(401, send("GET", "/api/users/profile").status);
    }

    void the_profile_changes_name_and_phone_and_nothing_else()
    {
        const auto person = world.person();
        const auto token = world.bearer(person.user.id);
        const auto changed =
            send("PUT", "/api/users/profile", R"({"name":"  Ada King ","phone":"+44 20 7946 0000"})", token);
        CPPUNIT_ASSERT_EQUAL(200, changed.status);
        const auto profile = json::Document::parse(send("GET", "/api/users/profile", "", token).body);
        CPPUNIT_ASSERT_EQUAL(std::string("Ada King"), profile.root().get("name"));
        CPPUNIT_ASSERT_EQUAL(std::string("+44 20 7946 0000"), profile.root().get("phone"));
        for (const char* body : {R"({"email":"eve@example.org"})", R"({"roles":["admin"]})", R"({"name":""})",
                 R"({"phone":"call me"})", R"({"name":"a\u202eb"})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 422, send("PUT", "/api/users/profile", body, token).status);
    }

    void a_browser_needs_the_csrf_token_to_change_something()
    {
        const auto response = enrol(world.unique("ada.") + "@example.org");
        auto request = world.request("PUT", "/api/users/profile", R"({"name":"Eve"})");
        request.headers.emplace_back("cookie", cookies(response));
        CPPUNIT_ASSERT_EQUAL(403, world.send(routes(), request).status);
        const auto token = json::Document::parse(response.body).root().get("csrf_token");
        request.headers.emplace_back("x-csrf-token", token);
        CPPUNIT_ASSERT_EQUAL(200, world.send(routes(), request).status);
    }

    void organizations_can_be_listed_read_and_changed()
    {
        const auto person = world.person();
        const auto token = world.bearer(person.user.id);
        const auto list = json::Document::parse(send("GET", "/api/organizations", "", token).body);
        CPPUNIT_ASSERT_EQUAL(person.organization.id.str(), list.root().find("items")->at(0).get("id"));
        const auto path = "/api/organizations/" + person.organization.id.str();
        const auto body =
            R"({"name":"Analytical Engines","default_currency":"GBP","default_zone":"Europe/London"})";
        CPPUNIT_ASSERT_EQUAL(200, send("PUT", path, body, token).status);
        const auto read = json::Document::parse(send("GET", path, "", token).body);
        CPPUNIT_ASSERT_EQUAL(std::string("Analytical Engines"), read.root().get("name"));
        CPPUNIT_ASSERT_EQUAL(std::string("GBP"), read.root().get("default_currency"));
        for (const char* wrong :
            {R"({"default_currency":"XXX"})", R"({"default_zone":"Moon/Base"})", R"({"slug":"x"})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 422, send("PUT", path, wrong, token).status);
        const auto stranger = world.bearer(world.person("Mallory").user.id);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path, "", stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, send("PUT", path, R"({"name":"Mine"})", stranger).status);
    }

    void the_public_face_shows_name_and_slug_only()
    {
        const auto own = world.person().organization;
        const auto response = send("GET", "/api/organizations/slug/" + own.slug);
        CPPUNIT_ASSERT_EQUAL(
            R"({"id":")" + own.id.str() + R"(","name":")" + own.name + R"(","slug":")" + own.slug + "\"}",
            response.body);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/organizations/slug/" + world.unique("no-such-")).status);
    }

    void malformed_ids_are_not_found()
    {
        const auto token = world.bearer(world.person().user.id);
        for (const char* id :
            {"1", "user_01h455vb4pex5vsknk084sn02q", "org_01h455vb4pex5vsknk084sn02Q", "org_"})
            CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/organizations/" + std::string(id), "", token).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OrganizationsRoutesTest);

}  // namespace gatehouse::organizations
