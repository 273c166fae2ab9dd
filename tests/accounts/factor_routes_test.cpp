// The HTTP face of second factors and passkeys: the cookie of a challenge, shapes, strangers.

#include "common/json/json.hpp"
#include "modules/accounts/routes.hpp"
#include "tests/accounts/factors_world.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::accounts {

class FactorRoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FactorRoutesTest);
    CPPUNIT_TEST(a_sign_in_that_waits_says_how_to_go_on_and_not_whose_it_is);
    CPPUNIT_TEST(the_second_step_sets_the_cookies_of_a_sign_in);
    CPPUNIT_TEST(guests_have_no_factors);
    CPPUNIT_TEST(passkeys_of_strangers_are_not_found);
    CPPUNIT_TEST(what_is_no_passkey_is_refused);
    CPPUNIT_TEST(secrets_are_in_no_list);
    CPPUNIT_TEST_SUITE_END();

    FactorsWorld world;

    http::Response post(const std::string& path, const std::string& body, const std::string& cookie = {},
        const std::string& bearer = {})
    {
        auto request = world.request("POST", path, body, bearer);
        if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
        return world.send(routes(), request);
    }

    http::Response login(const User& user)
    {
        return post("/api/auth/login",
            R"({"email":")" + user.email + R"(","password":")" + support::AccountsWorld::kPassword + "\"}");
    }

    // The name and value of a cookie that was set, '' when it was not.
    static std::string cookie(const http::Response& response, const std::string& name)
    {
        for (const auto& [header, value] : response.headers)
            if (header == "Set-Cookie" && value.starts_with(name + "="))
                return value.substr(0, value.find(';'));
        return {};
    }

    void a_sign_in_that_waits_says_how_to_go_on_and_not_whose_it_is()
    {
        const auto owner = world.owner_with_app();
        const auto response = login(owner.user);
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        ASSERT_CONTAINS("\"factor_required\":true", response.body);
        ASSERT_CONTAINS("\"user\":null", response.body);
        ASSERT_CONTAINS("\"methods\":[\"totp\",\"recovery\"]", response.body);
        CPPUNIT_ASSERT(response.body.find(owner.user.email) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string(), cookie(response, "gatehouse_session"));
        CPPUNIT_ASSERT(!cookie(response, "gatehouse_challenge").empty());
    }

    void the_second_step_sets_the_cookies_of_a_sign_in()
    {
        const auto owner = world.owner_with_app();
        const auto first = login(owner.user);
        const auto body = R"({"challenge":")" + json::Document::parse(first.body).root().get("challenge") +
                          R"(","method":"totp","code":")" + world.code(owner) + "\"}";
        CPPUNIT_ASSERT_EQUAL(410, post("/api/auth/factors/verify", body).status);  // another browser
        const auto second = post("/api/auth/factors/verify", body, cookie(first, "gatehouse_challenge"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(second.body, 200, second.status);
        ASSERT_CONTAINS("\"factor_required\":false", second.body);
        ASSERT_CONTAINS(owner.user.email, second.body);
        for (const char* name : {"gatehouse_session", "gatehouse_csrf", "gatehouse_device"})
            CPPUNIT_ASSERT(!cookie(second, name).empty());
    }

    void guests_have_no_factors()
    {
        CPPUNIT_ASSERT_EQUAL(401, world.get(routes(), "/api/auth/factors").status);
        for (const char* path : {"/api/auth/factors/totp", "/api/auth/factors/recovery-codes",
                 "/api/auth/passkeys/invitation", "/api/auth/step-up/code"})
            CPPUNIT_ASSERT_EQUAL(401, post(path, "").status);
    }

    void passkeys_of_strangers_are_not_found()
    {
        const auto owner = world.owner(), stranger = world.owner();
        world.passkey_of(owner);
        const auto path =
            "/api/auth/passkeys/" + Factors(world.context).standing(owner.caller).passkeys.at(0).id.str();
        const auto token = world.bearer(stranger.user.id);
        const auto renamed = world.send(routes(), world.request("PUT", path, R"({"name":"Mine"})", token));
        CPPUNIT_ASSERT_EQUAL(404, renamed.status);
        CPPUNIT_ASSERT_EQUAL(404, world.send(routes(), world.request("DELETE", path, "", token)).status);
    }

    void what_is_no_passkey_is_refused()
    {
        const auto wrong = post("/api/auth/passkeys/sign-in",
            R"({"passkey":{"id":"***","response":{"client_data":"e30","authenticator_data":"","signature":7}}})");
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        for (const char* pointer : {"id", "response/authenticator_data", "response/signature"})
            ASSERT_CONTAINS("\"pointer\":\"/passkey/" + std::string(pointer) + "\"", wrong.body);
        const auto unknown = post("/api/auth/passkeys/sign-in",
            R"({"passkey":{"id":"AAAA","response":{"client_data":"e30","authenticator_data":"AAAA","signature":"AAAA"}}})");
        CPPUNIT_ASSERT_EQUAL(422, unknown.status);
        ASSERT_CONTAINS("passkey_refused", unknown.body);
    }

    void secrets_are_in_no_list()
    {
        const auto owner = world.owner_with_app();
        world.passkey_of(owner);
        const auto answer = world.get(routes(), "/api/auth/factors", world.bearer(owner.user.id));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        for (const char* word : {"secret", "sealed", "public_key", "credential"})
            CPPUNIT_ASSERT_MESSAGE(word, answer.body.find(word) == std::string::npos);
        ASSERT_CONTAINS("\"recovery_codes\":10", answer.body);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FactorRoutesTest);

}  // namespace gatehouse::accounts
