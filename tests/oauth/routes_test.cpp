// The HTTP face: where browsers are sent, what they keep, and that a person always ends at a page.

#include "modules/oauth/routes.hpp"

#include "tests/support/oauth_world.hpp"

namespace gatehouse::oauth {

class OauthRoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OauthRoutesTest);
    CPPUNIT_TEST(pages_learn_which_sites_there_are);
    CPPUNIT_TEST(a_browser_is_sent_there_with_a_cookie_that_scripts_cannot_read);
    CPPUNIT_TEST(who_comes_back_is_signed_in_and_where_they_were);
    CPPUNIT_TEST(nobody_is_sent_to_another_site);
    CPPUNIT_TEST(what_went_wrong_is_told_by_the_sign_in_page);
    CPPUNIT_TEST(a_form_of_the_other_site_is_passed_on_without_looking_at_cookies);
    CPPUNIT_TEST(linking_needs_a_person_and_their_csrf_token);
    CPPUNIT_TEST(who_linked_ends_at_the_methods_page);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { support::OauthWorld::reset(); }

private:
    support::OauthWorld world;

    http::Response send(http::Request request) { return http::dispatch(routes(), request, world.context); }
    http::Response get(const std::string& target, const std::string& cookie = {})
    {
        auto request = world.request("GET", target);
        if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
        return send(request);
    }

    static std::string header(const http::Response& response, const std::string& name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return {};
    }
    // "name=value" of a cookie that the answer sets, '' when it sets none.
    static std::string cookie(const http::Response& response, const std::string& name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == "Set-Cookie" && value.starts_with(name + "=")) return value.substr(0, value.find(';'));
        return {};
    }

    // Where the browser arrives, and the cookie it brings.
    std::pair<std::string, std::string> travel(const http::Response& start, const std::string& person)
    {
        const auto kept = cookie(start, "gatehouse_oauth");
        const auto trip = world.travel({header(start, "Location"), kept.substr(kept.find('=') + 1)}, person);
        return {"/api/auth/oauth/oidc/callback?state=" + trip.state +
                    (trip.code.empty() ? "&error=" + trip.error : "&code=" + trip.code),
            kept};
    }

    http::Response arrive(const std::string& start, const std::string& person)
    {
        const auto [target, kept] = travel(get(start), person);
        return get(target, kept);
    }

    void pages_learn_which_sites_there_are()
    {
        const auto response = get("/api/auth/oauth/providers");
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"items":[{"id":"oidc","name":"Demo ID"}]})"), response.body);
    }

    void a_browser_is_sent_there_with_a_cookie_that_scripts_cannot_read()
    {
        const auto response = get("/api/auth/oauth/oidc");
        CPPUNIT_ASSERT_EQUAL(302, response.status);
        CPPUNIT_ASSERT(header(response, "Location").starts_with(world.peer().base() + "/auth?"));
        ASSERT_CONTAINS("HttpOnly", header(response, "Set-Cookie"));
        ASSERT_CONTAINS("SameSite=Lax", header(response, "Set-Cookie"));
        auto request = world.request("GET", "/api/auth/oauth/oidc");
        request.secure = true;
        ASSERT_CONTAINS("__Host-gatehouse_oauth=", header(send(request), "Set-Cookie"));
    }

    void who_comes_back_is_signed_in_and_where_they_were()
    {
        const auto response =
            arrive("/api/auth/oauth/oidc?return_to=%2Forders%3Fpage%3D2", world.person(world.address()));
        CPPUNIT_ASSERT_EQUAL(303, response.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/orders?page=2"), header(response, "Location"));
        const auto session = cookie(response, "gatehouse_session");
        CPPUNIT_ASSERT(auth::Sessions(world.context).find(session.substr(session.find('=') + 1)));
        CPPUNIT_ASSERT(!cookie(response, "gatehouse_device").empty());
    }

    void nobody_is_sent_to_another_site()
    {
        for (const char* there : {"https://evil.example/", "//evil.example/", "/\\evil.example",
                 "\\\\evil.example", "evil", "/a b", "/a\nb", "/api/auth/logout", ""})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(there, std::string("/"), local_path(there));
        CPPUNIT_ASSERT_EQUAL(std::string("/e/a?b=c#d"), local_path("/e/a?b=c#d"));
        const auto response =
            arrive("/api/auth/oauth/oidc?return_to=%2F%2Fevil.example", world.person(world.address()));
        CPPUNIT_ASSERT_EQUAL(std::string("/"), header(response, "Location"));
    }

    void what_went_wrong_is_told_by_the_sign_in_page()
    {
        const auto lost = get("/api/auth/oauth/oidc/callback?state=x&code=y");
        CPPUNIT_ASSERT_EQUAL(303, lost.status);
        CPPUNIT_ASSERT_EQUAL(
            std::string("/sign-in?problem=oauth_lost&provider=oidc"), header(lost, "Location"));
        const auto cancelled = arrive("/api/auth/oauth/oidc?return_to=/tickets", R"("cancel":true)");
        CPPUNIT_ASSERT_EQUAL(std::string("/sign-in?problem=oauth_cancelled&provider=oidc&to=%2Ftickets"),
            header(cancelled, "Location"));
        CPPUNIT_ASSERT(cookie(cancelled, "gatehouse_session").empty());
        CPPUNIT_ASSERT_EQUAL(std::string("/sign-in?problem=not_found&provider=google"),
            header(get("/api/auth/oauth/google"), "Location"));
    }

    void a_form_of_the_other_site_is_passed_on_without_looking_at_cookies()
    {
        auto request = world.request("POST", "/api/auth/oauth/apple/callback",
            "state=s&code=c%26d&user=%7B%22name%22%3A%7B%22firstName%22%3A%22Ada%22%2C%22lastName%22%3A%22L%"
            "22%7D%7D&id_token=t");
        request.content_type = "application/x-www-form-urlencoded";
        request.headers = {
            {"host", "shop.test"}, {"origin", "https://appleid.apple.com"}, {"sec-fetch-site", "cross-site"}};
        const auto response = send(request);
        CPPUNIT_ASSERT_EQUAL(303, response.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/api/auth/oauth/apple/callback?state=s&code=c%26d&name=Ada%20L"),
            header(response, "Location"));
    }

    accounts::User newcomer() { return world.come_back(world.go(world.person(world.address()))).done->user; }

    void linking_needs_a_person_and_their_csrf_token()
    {
        CPPUNIT_ASSERT_EQUAL(401, send(world.request("POST", "/api/auth/oauth/oidc/link", "{}")).status);
        const auto user = newcomer();
        const auto session = world.context.db.transact([&](db::Tx& tx) {
            return auth::Sessions(world.context).open(tx, user.id, user.roles, {"", ""});
        });
        auto request = world.request("POST", "/api/auth/oauth/oidc/link", "{}");
        request.headers.emplace_back("cookie", "gatehouse_session=" + session);
        CPPUNIT_ASSERT_EQUAL(403, send(request).status);
        request.headers.emplace_back("x-csrf-token", auth::csrf_token(world.context.config, session));
        CPPUNIT_ASSERT_EQUAL(200, send(request).status);
    }

    void who_linked_ends_at_the_methods_page()
    {
        const auto user = newcomer();
        const auto session = world.context.db.transact([&](db::Tx& tx) {
            return auth::Sessions(world.context).open(tx, user.id, user.roles, {"", ""});
        });
        auto request = world.request("POST", "/api/auth/oauth/oidc/link", "{}");
        request.headers = {{"cookie", "gatehouse_session=" + session},
            {"x-csrf-token", auth::csrf_token(world.context.config, session)}};
        auto start = send(request);
        start.headers.emplace_back("Location", json::Document::parse(start.body).root().get("location"));
        const auto [target, kept] = travel(start, world.person(world.address()));
        const auto response = get(target, kept + "; gatehouse_session=" + session);
        CPPUNIT_ASSERT_EQUAL(
            std::string("/account/sign-in-methods?linked=oidc"), header(response, "Location"));
        CPPUNIT_ASSERT(cookie(response, "gatehouse_session").empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OauthRoutesTest);

}  // namespace gatehouse::oauth
