// The HTTP face of accounts: cookies, shapes, bad input.

#include "modules/accounts/routes.hpp"

#include "common/json/json.hpp"
#include "tests/support/accounts_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

class AccountsRoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountsRoutesTest);
    CPPUNIT_TEST(a_sign_in_sets_cookies_that_scripts_cannot_read);
    CPPUNIT_TEST(over_tls_the_cookie_is_bound_to_the_host);
    CPPUNIT_TEST(the_token_grant_sets_no_cookie);
    CPPUNIT_TEST(signing_out_clears_the_cookies_and_ends_the_session);
    CPPUNIT_TEST(tokens_are_refreshed_over_http);
    CPPUNIT_TEST(a_lock_says_when_to_come_back);
    CPPUNIT_TEST(bad_input_is_refused_with_every_fault);
    CPPUNIT_TEST(sign_ins_are_limited_per_address);
    CPPUNIT_TEST(a_person_listens_to_their_own_things_alone);
    CPPUNIT_TEST_SUITE_END();

    support::AccountsWorld world;

    static std::string body(
        const std::string& email, const std::string& password, const std::string& more = {})
    {
        return R"({"email":")" + email + R"(","password":")" + password + "\"" + more + "}";
    }

    http::Response login(const std::string& more = {}, bool secure = false)
    {
        auto request = world.request(
            "POST", "/api/auth/login", body(world.account().email, support::AccountsWorld::kPassword, more));
        request.secure = secure;
        return world.send(routes(), request);
    }

    // The Set-Cookie header of a cookie, '' when there is none.
    static std::string cookie(const http::Response& response, const std::string& name)
    {
        for (const auto& [header, value] : response.headers)
            if (header == "Set-Cookie" && value.starts_with(name + "=")) return value;
        return {};
    }
    static std::string value(const std::string& set_cookie)
    {
        const auto from = set_cookie.find('=') + 1;
        return set_cookie.substr(from, set_cookie.find(';') - from);
    }

    void a_person_listens_to_their_own_things_alone()
    {
        const auto mine = world.account().id, other = world.account().id;
        const auto bearer = world.bearer(mine);
        const auto path = [](const UserId& user) { return "/api/users/" + user.str() + "/live"; };
        CPPUNIT_ASSERT_EQUAL(204, world.get(routes(), path(mine), bearer).status);
        CPPUNIT_ASSERT_EQUAL(404, world.get(routes(), path(other), bearer).status);
        CPPUNIT_ASSERT_EQUAL(401, world.get(routes(), path(mine)).status);
    }

    void a_sign_in_sets_cookies_that_scripts_cannot_read()
    {
        const auto response = login();
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        const auto session = cookie(response, "gatehouse_session");
        ASSERT_CONTAINS("HttpOnly", session);
        ASSERT_CONTAINS("SameSite=Lax", session);
        CPPUNIT_ASSERT(session.find("Secure") == std::string::npos);
        ASSERT_CONTAINS("HttpOnly", cookie(response, "gatehouse_device"));
        const auto csrf = cookie(response, "gatehouse_csrf");
        CPPUNIT_ASSERT(csrf.find("HttpOnly") == std::string::npos);
        const auto answer = json::Document::parse(response.body);
        CPPUNIT_ASSERT_EQUAL(value(csrf), answer.root().get("csrf_token"));
        CPPUNIT_ASSERT(response.body.find("password") == std::string::npos);
        CPPUNIT_ASSERT(answer.root().find("user")->find("roles")->at(0).text() == "attendee");
    }

    void over_tls_the_cookie_is_bound_to_the_host()
    {
        const auto session = cookie(login("", /*secure=*/true), "__Host-gatehouse");
        ASSERT_CONTAINS("; Secure", session);
        ASSERT_CONTAINS("Path=/;", session);
        CPPUNIT_ASSERT(session.find("Domain") == std::string::npos);
    }

    void the_token_grant_sets_no_cookie()
    {
        const auto response = login(R"(,"grant":"token")");
        CPPUNIT_ASSERT_EQUAL(std::string(), cookie(response, "gatehouse_session"));
        const auto answer = json::Document::parse(response.body);
        CPPUNIT_ASSERT_EQUAL(std::string("Bearer"), answer.root().get("token_type"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3600}, answer.root().find("expires_in")->integer());
        CPPUNIT_ASSERT_EQUAL(std::size_t{43}, answer.root().get("access_token").size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{43}, answer.root().get("refresh_token").size());
    }

    void signing_out_clears_the_cookies_and_ends_the_session()
    {
        const auto response = login();
        const auto token = value(cookie(response, "gatehouse_session"));
        auto request = world.request("POST", "/api/auth/logout");
        request.headers.emplace_back("cookie", "gatehouse_session=" + token);
        CPPUNIT_ASSERT_EQUAL(403, world.send(routes(), request).status);  // not without the CSRF token
        request.headers.emplace_back("x-csrf-token", value(cookie(response, "gatehouse_csrf")));
        const auto out = world.send(routes(), request);
        CPPUNIT_ASSERT_EQUAL(204, out.status);
        ASSERT_CONTAINS("gatehouse_session=; Path=/; Max-Age=0", cookie(out, "gatehouse_session"));
        CPPUNIT_ASSERT(!auth::Sessions(world.context).find(token));
    }

    void tokens_are_refreshed_over_http()
    {
        const auto first =
            json::Document::parse(login(R"(,"grant":"token")").body).root().get("refresh_token");
        const auto refresh = [&] {
            return world.send(routes(),
                world.request("POST", "/api/auth/refresh", R"({"refresh_token":")" + first + "\"}"));
        };
        const auto response = refresh();
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        CPPUNIT_ASSERT(json::Document::parse(response.body).root().get("refresh_token") != first);
        CPPUNIT_ASSERT_EQUAL(401, refresh().status);
    }

    void a_lock_says_when_to_come_back()
    {
        const auto email = world.unique("nobody") + "@example.org";
        http::Response response;
        for (int i = 0; i < 6; ++i)
            response =
                world.send(routes(), world.request("POST", "/api/auth/login", body(email, "guess 12345")));
        CPPUNIT_ASSERT_EQUAL(429, response.status);
        ASSERT_CONTAINS("\"code\":\"too_many_failures\"", response.body);
        CPPUNIT_ASSERT(
            std::ranges::count(response.headers, std::pair<std::string, std::string>("Retry-After", "1")));
    }

    void bad_input_is_refused_with_every_fault()
    {
        const auto response = world.send(routes(),
            world.request("POST", "/api/auth/login", R"({"email":"ada","grant":"magic","remember":true})"));
        CPPUNIT_ASSERT_EQUAL(422, response.status);
        for (const char* pointer : {"/email", "/password", "/grant", "/remember"})
            ASSERT_CONTAINS("\"pointer\":\"" + std::string(pointer) + "\"", response.body);
    }

    void sign_ins_are_limited_per_address()
    {
        auto request = world.request("POST", "/api/auth/login", "{}");
        for (int i = 0; i < 10; ++i) CPPUNIT_ASSERT_EQUAL(422, world.send(routes(), request).status);
        CPPUNIT_ASSERT_EQUAL(429, world.send(routes(), request).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountsRoutesTest);

}  // namespace gatehouse::accounts
