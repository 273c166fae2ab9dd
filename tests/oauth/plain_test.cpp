// Providers with ways of their own: GitHub and Facebook without ID tokens, Apple's signed secret, Microsoft's
// tenants.

#include "common/crypto/crypto.hpp"
#include "modules/oauth/exchange.hpp"
#include "tests/support/oauth_world.hpp"

namespace gatehouse::oauth {

class OauthPlainTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OauthPlainTest);
    CPPUNIT_TEST(github_gives_the_primary_address_and_says_whether_it_is_verified);
    CPPUNIT_TEST(github_gives_no_other_address);
    CPPUNIT_TEST(facebook_vouches_for_an_address_only_if_the_administrator_says_so);
    CPPUNIT_TEST(a_code_needs_the_verifier_here_too);
    CPPUNIT_TEST(only_configured_providers_are_offered);
    CPPUNIT_TEST(every_preset_needs_a_client_id_and_a_secret_and_no_more);
    CPPUNIT_TEST(the_way_there_asks_for_pkce_and_binds_state_and_nonce);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { support::OauthWorld::reset(); }

private:
    support::OauthWorld world;
    Library library;

    Provider at_peer(const char* id)
    {
        auto values = world.values();
        values["oauth." + std::string(id) + ".client_id"] = "plain";
        values["oauth." + std::string(id) + ".client_secret_file"] = secret_file("plain-secret");
        auto provider = get_provider(Config(values), id);
        const auto base = world.peer().base() + "/plain";
        provider.token_endpoint = base + "/token";
        provider.userinfo_endpoint = base + (provider.id == "github" ? "/user" : "/me");
        provider.emails_endpoint = base + "/emails";
        provider.reach = net::Reach::loopback;
        return provider;
    }

    std::string secret_file(const std::string& secret)
    {
        const auto path = std::filesystem::temp_directory_path() / world.unique("gatehouse-secret-");
        std::ofstream(path) << secret;
        return path.string();
    }

    accounts::External identify(const Provider& provider, const std::string& says, const char* verifier = "v")
    {
        const auto code = crypto::base64url(says);
        world.peer().control("/expect",
            R"({"code":")" + code + R"(","challenge":")" + crypto::base64url(crypto::sha256("v")) + "\"}");
        return Exchange(world.context, library, provider).identify(code, "", verifier);
    }

    // A number of its own for each use, as codes work once.
    std::string number() { return std::to_string(100'000 + world.random.below(899'999)); }

    void github_gives_the_primary_address_and_says_whether_it_is_verified()
    {
        const auto id = number();
        const auto says = [&](const char* verified) {
            return R"({"user":{"id":)" + id + R"(,"login":"grace","name":null},"emails":[)" +
                   R"({"email":"old@example.org","primary":false,"verified":true},)" +
                   R"({"email":"grace@example.org","primary":true,"verified":)" + verified + "}]}";
        };
        const auto who = identify(at_peer("github"), says("true"));
        CPPUNIT_ASSERT_EQUAL(std::string("https://github.com"), who.issuer);
        CPPUNIT_ASSERT_EQUAL(id, who.subject);
        CPPUNIT_ASSERT_EQUAL(std::string("grace"), who.name);
        CPPUNIT_ASSERT_EQUAL(std::string("grace@example.org"), who.email);
        CPPUNIT_ASSERT(who.email_verified);
        CPPUNIT_ASSERT(!identify(at_peer("github"), says("false")).email_verified);
    }

    void github_gives_no_other_address()
    {
        const auto who = identify(at_peer("github"),
            R"({"user":{"id":)" + number() +
                R"(,"login":"g"},"emails":[{"email":"g@example.org","primary":false,"verified":true}]})");
        CPPUNIT_ASSERT_EQUAL(std::string(), who.email);
        CPPUNIT_ASSERT(!who.email_verified);
    }

    void facebook_vouches_for_an_address_only_if_the_administrator_says_so()
    {
        auto provider = at_peer("facebook");
        const auto says = [&] {
            return R"({"user":{"id":")" + number() + R"(","name":"Grace","email":"g@example.org"}})";
        };
        CPPUNIT_ASSERT(!identify(provider, says()).email_verified);
        provider.trusts_email = true;
        CPPUNIT_ASSERT(identify(provider, says()).email_verified);
    }

    void a_code_needs_the_verifier_here_too()
    {
        const auto says = R"({"user":{"id":")" + number() + R"(","name":"Grace"}})";
        ASSERT_ERROR(kNotProven, identify(at_peer("facebook"), says, "another"));
    }

    void only_configured_providers_are_offered()
    {
        const auto all = world.service.offers();
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, all.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Demo ID"), all[0].name);
        ASSERT_ERROR(kNotFound, world.service.depart("google", {"/"}, ""));
        ASSERT_ERROR(kNotFound, world.service.depart("providers", {"/"}, ""));
    }

    void every_preset_needs_a_client_id_and_a_secret_and_no_more()
    {
        for (const char* id : {"google", "microsoft", "apple", "github", "facebook"}) {
            const Config config(
                std::map<std::string, std::string>{{"oauth." + std::string(id) + ".client_id", "c"},
                    {"oauth." + std::string(id) + ".client_secret_file", secret_file("s")}});
            const auto provider = get_provider(config, id);
            CPPUNIT_ASSERT_EQUAL(std::string("s"), provider.client_secret);
            CPPUNIT_ASSERT(provider.reach == net::Reach::internet);
            CPPUNIT_ASSERT(provider.discovery.starts_with("https://") ||
                           provider.authorization_endpoint.starts_with("https://"));
        }
    }

    void the_way_there_asks_for_pkce_and_binds_state_and_nonce()
    {
        const auto one = world.service.depart("oidc", {"/"}, ""),
                   two = world.service.depart("oidc", {"/"}, "");
        for (const char* part : {"response_type=code", "code_challenge_method=S256",
                 "code_challenge=", "state=", "nonce=", "scope=openid%20email%20profile",
                 "redirect_uri=http%3A%2F%2Fshop.test%2Fapi%2Fauth%2Foauth%2Foidc%2Fcallback"})
            ASSERT_CONTAINS(part, one.location);
        CPPUNIT_ASSERT(one.location != two.location && one.browser != two.browser);
        CPPUNIT_ASSERT_EQUAL(one.browser, world.service.depart("oidc", {"/"}, one.browser).browser);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OauthPlainTest);

}  // namespace gatehouse::oauth
