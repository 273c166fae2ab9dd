// Claims that the peer does not make: tenants, keys that say little, times that are missing.

#include "modules/oauth/id_token.hpp"

#include "common/time.hpp"
#include "modules/oauth/types.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"
#include "tests/support/ec_key.hpp"

namespace gatehouse::oauth {

class IdTokenTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IdTokenTest);
    CPPUNIT_TEST(a_good_token_is_believed);
    CPPUNIT_TEST(the_second_spelling_of_an_issuer_is_as_good);
    CPPUNIT_TEST(each_tenant_is_an_issuer_of_its_own);
    CPPUNIT_TEST(of_one_tenant_nobody_else_comes);
    CPPUNIT_TEST(a_token_without_times_is_refused);
    CPPUNIT_TEST(a_token_that_is_not_valid_yet_is_refused);
    CPPUNIT_TEST(an_extension_that_we_do_not_know_is_refused);
    CPPUNIT_TEST(keys_for_other_uses_are_left_out);
    CPPUNIT_TEST(a_token_that_names_no_key_fits_only_one);
    CPPUNIT_TEST(what_is_no_token_is_refused);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const support::EcKey key;
    Provider provider = [] {
        Provider p;
        p.id = "x";
        p.issuer = "https://issuer.example";
        p.client_id = "us";
        return p;
    }();
    static constexpr const char* kTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

    std::string claims(const std::string& issuer = "https://issuer.example", const std::string& more = {})
    {
        const auto now = to_unix(base.clock.now());
        return R"({"iss":")" + issuer + R"(","aud":"us","sub":"s","nonce":"n","iat":)" + std::to_string(now) +
               R"(,"exp":)" + std::to_string(now + 600) + more + "}";
    }
    std::string token(const std::string& claims, const std::string& header = R"({"alg":"ES256"})")
    {
        return jose::sign_es256(key.pem, header, claims);
    }
    static std::vector<jose::Key> set(const std::string& keys)
    {
        const auto document = json::Document::parse(R"({"keys":[)" + keys + "]}");
        return jose::keys(document.root());
    }

    json::Document check(const std::string& token)
    {
        return check(token, key.jwk(R"("kid":"k","use":"sig")"));
    }
    json::Document check(const std::string& token, const std::string& keys)
    {
        return verified(token, {provider, "n", "access", base.clock.now()}, [&](bool) { return set(keys); });
    }

    void a_good_token_is_believed()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("s"), check(token(claims())).root().get("sub"));
        check(token(claims(), R"({"alg":"ES256","kid":"k"})"));
        ASSERT_ERROR(kNotProven, check(token(claims(), R"({"alg":"ES256","kid":"other"})")));
    }

    void the_second_spelling_of_an_issuer_is_as_good()
    {
        ASSERT_ERROR(kNotProven, check(token(claims("issuer.example"))));
        provider.issuer_too = "issuer.example";
        check(token(claims("issuer.example")));
        ASSERT_ERROR(kNotProven, check(token(claims(""))));
    }

    void each_tenant_is_an_issuer_of_its_own()
    {
        provider.tenants = true;
        provider.issuer = "https://login.example/{tenantid}/v2.0";
        const auto from = [&](const std::string& issuer, const std::string& tenant) {
            return token(claims("https://login.example/" + issuer + "/v2.0", R"(,"tid":")" + tenant + "\""));
        };
        check(from(kTenant, kTenant));
        ASSERT_ERROR(kNotProven, check(from(kTenant, "00000000-0000-0000-0000-000000000000")));
        ASSERT_ERROR(kNotProven, check(from("{tenantid}", "{tenantid}")));
        ASSERT_ERROR(kNotProven, check(from("", "")));
    }

    void of_one_tenant_nobody_else_comes()
    {
        provider.tenants = true;
        provider.issuer = "https://login.example/mine/v2.0";
        check(token(claims(provider.issuer, R"(,"tid":"mine")")));
        ASSERT_ERROR(kNotProven, check(token(claims("https://login.example/" + std::string(kTenant) + "/v2.0",
                                     R"(,"tid":")" + std::string(kTenant) + "\""))));
    }

    void a_token_without_times_is_refused()
    {
        ASSERT_ERROR(kNotProven,
            check(token(
                R"({"iss":"https://issuer.example","aud":"us","sub":"s","nonce":"n","exp":99999999999})")));
        ASSERT_ERROR(kNotProven,
            check(token(R"({"iss":"https://issuer.example","aud":"us","sub":"s","nonce":"n","iat":1})")));
    }

    void a_token_that_is_not_valid_yet_is_refused()
    {
        const auto later = std::to_string(to_unix(base.clock.now()) + 600);
        ASSERT_ERROR(kNotProven, check(token(claims("https://issuer.example", ",\"nbf\":" + later))));
    }

    void an_extension_that_we_do_not_know_is_refused()
    {
        ASSERT_ERROR(kNotProven, check(token(claims(), R"({"alg":"ES256","crit":["x"],"x":1})")));
    }

    void keys_for_other_uses_are_left_out()
    {
        for (const char* more : {R"("use":"enc")", R"("alg":"ES512")", R"("alg":"none")"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(more, std::size_t{0}, set(key.jwk(more)).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, set(R"({"kty":"oct","k":"AAAA"},{"kty":"EC"},{})").size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, set(key.jwk()).size());
    }

    void a_token_that_names_no_key_fits_only_one()
    {
        const support::EcKey other;
        check(token(claims()), key.jwk());
        ASSERT_ERROR(
            kNotProven, check(token(claims()), key.jwk(R"("kid":"a")") + "," + other.jwk(R"("kid":"b")")));
        ASSERT_ERROR(kNotProven, check(token(claims()), other.jwk()));
    }

    void what_is_no_token_is_refused()
    {
        const auto good = token(claims());
        for (const auto& wrong : {std::string(), std::string("."), std::string(".."), good + ".x",
                 good.substr(1), good.substr(0, good.rfind('.')) + ".", std::string(20'000, 'a') + ".b.c",
                 token("[]"), token("{"), token(claims(), "null")})
            ASSERT_ERROR(kNotProven, check(wrong));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IdTokenTest);

}  // namespace gatehouse::oauth
