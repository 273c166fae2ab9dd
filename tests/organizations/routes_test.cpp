// The HTTP face of registering, the profile and organizations.

#include "modules/organizations/routes.hpp"

#include <algorithm>
#include <array>

#include "common/json/json.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::organizations {

class OrganizationsRoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OrganizationsRoutesTest);
    CPPUNIT_TEST(registering_signs_the_browser_in);
    CPPUNIT_TEST(registering_says_the_same_of_an_address_that_has_an_account);
    CPPUNIT_TEST(twenty_registrations_of_one_address_at_once_give_one_account);
    CPPUNIT_TEST(a_bad_registration_names_every_fault_and_stores_nothing);
    CPPUNIT_TEST(the_profile_shows_organizations_and_to_browsers_the_csrf_token);
    CPPUNIT_TEST(the_profile_changes_name_and_phone_and_nothing_else);
    CPPUNIT_TEST(a_browser_needs_the_csrf_token_to_change_something);
    CPPUNIT_TEST(organizations_can_be_listed_read_and_changed);
    CPPUNIT_TEST(the_public_face_shows_nothing_of_members_plan_and_tax);
    CPPUNIT_TEST(malformed_ids_are_not_found);
    CPPUNIT_TEST(members_and_invitations_have_their_routes);
    CPPUNIT_TEST(strangers_get_404_from_every_route_of_an_organization);
    CPPUNIT_TEST(only_platform_administrators_see_all_and_change_plans);
    CPPUNIT_TEST(handing_over_asks_for_a_fresh_proof);
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

    // An answer without what is drawn anew for each.
    static std::string without_chance(const http::Response& response)
    {
        auto out = std::to_string(response.status);
        for (const auto& [name, value] : response.headers)
            out += "\n" + name + (name == "Set-Cookie" ? std::to_string(value.size()) : value);
        const auto document = json::Document::parse(response.body);
        for (const auto name : document.root().names()) out += "\n" + std::string(name);
        return out + "\n" + std::to_string(response.body.size());
    }

    void registering_says_the_same_of_an_address_that_has_an_account()
    {
        const auto email = world.unique("ada.") + "@example.org";
        const auto first = enrol(email), again = enrol(email);
        CPPUNIT_ASSERT_EQUAL(201, first.status);
        CPPUNIT_ASSERT_EQUAL(without_chance(first), without_chance(again));
        // Its cookies open nothing.
        auto request = world.request("GET", "/api/users/profile");
        request.headers.emplace_back("cookie", cookies(again));
        CPPUNIT_ASSERT_EQUAL(401, world.send(routes(), request).status);
    }

    void twenty_registrations_of_one_address_at_once_give_one_account()
    {
        const auto email = world.unique("ada.") + "@example.org";
        std::array<int, 20> statuses{};
        support::at_once(statuses.size(), [&](std::size_t i) { statuses[i] = enrol(email).status; });
        // 503: so many wait for a hash that more would take the threads of everything else.
        for (const int status : statuses)
            CPPUNIT_ASSERT_MESSAGE(std::to_string(status), status == 201 || status == 503);
        CPPUNIT_ASSERT(std::ranges::count(statuses, 201) > 1);
        const auto accounts = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM users WHERE email = ?",
                [](const db::Row& row) { return row.integer(1); }, email);
        });
        CPPUNIT_ASSERT_EQUAL(1, *accounts);
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
            {R"({"default_currency":"XXX"})", R"({"default_zone":"Moon/Base"})", R"({"slug":"x"})",
                R"({"slug":"Not Safe"})", R"({"slug":"a--b"})", R"({"slug":"-ab"})", R"({"accent":"red"})",
                R"({"contact_email":"nobody"})", R"({"website":"ftp://example.org"})", R"({"plan":"pro"})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 422, send("PUT", path, wrong, token).status);
        const auto stranger = world.bearer(world.person("Mallory").user.id);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path, "", stranger).status);
        CPPUNIT_ASSERT_EQUAL(404, send("PUT", path, R"({"name":"Mine"})", stranger).status);
    }

    void the_public_face_shows_nothing_of_members_plan_and_tax()
    {
        const auto own = world.person().organization;
        const auto response = send("GET", "/api/organizations/slug/" + own.slug);
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        ASSERT_CONTAINS(R"("name":")" + own.name + "\"", response.body);
        for (const char* hidden : {"tax_id", "members", "plan", "limits", "role", "default_currency"})
            CPPUNIT_ASSERT_MESSAGE(hidden, response.body.find(hidden) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/organizations/slug/" + world.unique("no-such-")).status);
    }

    void malformed_ids_are_not_found()
    {
        const auto token = world.bearer(world.person().user.id);
        for (const char* id :
            {"1", "user_01h455vb4pex5vsknk084sn02q", "org_01h455vb4pex5vsknk084sn02Q", "org_"})
            CPPUNIT_ASSERT_EQUAL(404, send("GET", "/api/organizations/" + std::string(id), "", token).status);
    }

    void members_and_invitations_have_their_routes()
    {
        const auto owner = world.person();
        const auto guest = world.verified();
        const auto token = world.bearer(owner.user.id), theirs = world.bearer(guest.user.id);
        const auto made = send("POST", "/api/organizations", R"({"name":"Harbour Nights"})", token);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body, 201, made.status);
        const auto path = "/api/organizations/" + json::Document::parse(made.body).root().get("id");
        const auto sent = send("POST", path + "/invitations",
            R"({"email":")" + guest.user.email + R"(","role":"member","permissions":["money"]})", token);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 201, sent.status);
        const auto id = InvitationId::parse(json::Document::parse(sent.body).root().get("id")).value();
        Invitation invitation;
        invitation.id = id;
        const auto link = "/api/invitations/" + world.token_of(invitation);
        const auto letter = send("GET", link);
        CPPUNIT_ASSERT_EQUAL(200, letter.status);
        ASSERT_CONTAINS(R"("name":"Harbour Nights")", letter.body);
        CPPUNIT_ASSERT_EQUAL(401, send("POST", link + "/accept").status);
        const auto joined = send("POST", link + "/accept", "", theirs);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(joined.body, 200, joined.status);
        ASSERT_CONTAINS(R"("permissions":["money"])", joined.body);
        const auto member = path + "/members/" + guest.user.id.str();
        const auto changed = send("PUT", member, R"({"permissions":null})", token);
        ASSERT_CONTAINS(R"("permissions":["events"],"customized":false)", changed.body);
        CPPUNIT_ASSERT_EQUAL(403, send("PUT", path, R"({"name":"Mine"})", theirs).status);
        CPPUNIT_ASSERT_EQUAL(200, send("PUT", member, R"({"role":"admin"})", token).status);
        CPPUNIT_ASSERT_EQUAL(200, send("PUT", path, R"({"name":"Ours"})", theirs).status);
        CPPUNIT_ASSERT_EQUAL(204, send("DELETE", member, "", theirs).status);
        CPPUNIT_ASSERT_EQUAL(404, send("GET", path, "", theirs).status);
    }

    void strangers_get_404_from_every_route_of_an_organization()
    {
        const auto owner = world.person();
        const auto org = world.organization(owner).id.str();
        const auto stranger = world.bearer(world.person("Mallory").user.id);
        const auto invitation = new_id<InvitationId>(world.context).str();
        const auto user = owner.user.id.str();
        const std::vector<std::tuple<const char*, std::string, std::string>> all{{"GET", "", ""},
            {"PUT", "", R"({"name":"Mine"})"}, {"POST", "/logo", "x"}, {"DELETE", "/logo", ""},
            {"GET", "/members", ""}, {"PUT", "/members/" + user, R"({"role":"member"})"},
            {"DELETE", "/members/" + user, ""}, {"POST", "/owner", R"({"user_id":")" + user + "\"}"},
            {"GET", "/invitations", ""}, {"POST", "/invitations", R"({"email":"eve@example.org"})"},
            {"POST", "/invitations/" + invitation + "/resend", ""},
            {"DELETE", "/invitations/" + invitation, ""}};
        for (const auto& [method, path, body] : all) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                method + path, 404, send(method, "/api/organizations/" + org + path, body, stranger).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                method + path, 401, send(method, "/api/organizations/" + org + path, body).status);
        }
    }

    void handing_over_asks_for_a_fresh_proof()
    {
        const auto owner = world.person();
        const auto org = world.organization(owner).id;
        const auto heir = world.member(org, Role::member).user.id.str();
        const auto token = world.bearer(owner.user.id);
        const auto path = "/api/organizations/" + org.str() + "/owner";
        const auto body = R"({"user_id":")" + heir + "\"}";
        world.clock.advance(std::chrono::minutes(11));
        const auto stale = send("POST", path, body, token);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(stale.body, 403, stale.status);
        ASSERT_CONTAINS("step_up_required", stale.body);
        const auto fresh = send("POST", path, body, world.bearer(owner.user.id));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(fresh.body, 200, fresh.status);
        ASSERT_CONTAINS(R"("role":"owner")", fresh.body);
    }

    void only_platform_administrators_see_all_and_change_plans()
    {
        const auto owner = world.person();
        const auto path = "/api/admin/organizations/" + owner.organization.id.str() + "/plan";
        const auto root = world.bearer(world.person("Root").user.id, auth::Role::admin);
        CPPUNIT_ASSERT_EQUAL(403, send("PUT", path, R"({"plan":"pro"})", world.bearer(owner.user.id)).status);
        CPPUNIT_ASSERT_EQUAL(
            403, send("GET", "/api/admin/organizations", "", world.bearer(owner.user.id)).status);
        const auto changed = send("PUT", path, R"({"plan":"pro"})", root);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(changed.body, 200, changed.status);
        ASSERT_CONTAINS(R"("plan":"pro")", changed.body);
        const auto listed =
            send("GET", "/api/admin/organizations?limit=1&q=" + owner.organization.slug, "", root);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(listed.body, 200, listed.status);
        ASSERT_CONTAINS(owner.organization.id.str(), listed.body);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OrganizationsRoutesTest);

}  // namespace gatehouse::organizations
