// Every way in which an answer can be wrong, each from a real provider that was told to be so, and each
// refused.

#include "common/crypto/crypto.hpp"
#include "tests/support/oauth_world.hpp"

namespace gatehouse::oauth {

using namespace std::chrono_literals;

class OauthRefusalTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OauthRefusalTest);
    CPPUNIT_TEST(an_honest_answer_signs_in);
    CPPUNIT_TEST(a_wrong_nonce_is_refused);
    CPPUNIT_TEST(a_wrong_state_is_refused);
    CPPUNIT_TEST(a_state_from_another_browser_is_refused);
    CPPUNIT_TEST(a_state_works_once);
    CPPUNIT_TEST(a_state_is_over_after_ten_minutes);
    CPPUNIT_TEST(a_state_of_another_provider_is_refused);
    CPPUNIT_TEST(a_wrong_audience_is_refused);
    CPPUNIT_TEST(a_token_for_several_needs_us_as_its_party);
    CPPUNIT_TEST(a_wrong_issuer_is_refused);
    CPPUNIT_TEST(an_answer_in_the_name_of_another_issuer_is_refused);
    CPPUNIT_TEST(an_expired_token_is_refused);
    CPPUNIT_TEST(a_token_from_the_future_is_refused);
    CPPUNIT_TEST(an_unsigned_token_is_refused);
    CPPUNIT_TEST(a_token_signed_with_our_own_secret_is_refused);
    CPPUNIT_TEST(a_token_of_an_unknown_key_is_refused);
    CPPUNIT_TEST(a_token_under_a_stolen_key_id_is_refused);
    CPPUNIT_TEST(a_token_for_another_access_token_is_refused);
    CPPUNIT_TEST(a_token_without_a_subject_of_decent_length_is_refused);
    CPPUNIT_TEST(keys_rotate_and_sign_ins_go_on);
    CPPUNIT_TEST(invented_keys_cost_the_provider_one_question_a_minute);
    CPPUNIT_TEST(every_allowed_algorithm_is_understood);
    CPPUNIT_TEST(a_code_works_once);
    CPPUNIT_TEST(a_code_without_its_verifier_is_worth_nothing);
    CPPUNIT_TEST(who_cancels_is_told_so);
    CPPUNIT_TEST(a_provider_out_of_order_is_told_apart_from_a_lie);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { support::OauthWorld::reset(); }

private:
    support::OauthWorld world;

    // The sign-in is refused, for that reason.
    void refused(const ErrorKind& kind, const std::string& why, const support::OauthWorld::Trip& trip)
    {
        try {
            world.come_back(trip);
            CPPUNIT_FAIL("came in");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(e.what(), std::string(kind.code), std::string(e.kind().code));
            ASSERT_CONTAINS(why, e.what());
        }
    }

    support::OauthWorld::Trip trip() { return world.go(world.person(world.address())); }

    void refused_when(const std::string& knobs, const std::string& why)
    {
        const auto there = trip();
        world.peer().control("", knobs);
        refused(kNotProven, why, there);
    }

    void an_honest_answer_signs_in()
    {
        const auto back = world.come_back(trip());
        CPPUNIT_ASSERT(back.done && !back.done->session.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("/tickets"), back.return_to);
    }

    void a_wrong_nonce_is_refused() { refused_when(R"({"nonce":"of another sign-in"})", "nonce"); }

    void a_wrong_state_is_refused()
    {
        auto there = trip();
        there.state = std::string(43, 'A');
        refused(kLost, "", there);
        there.state = "";
        refused(kLost, "", there);
    }

    void a_state_from_another_browser_is_refused()
    {
        auto there = trip();
        there.browser = trip().browser;
        refused(kLost, "", there);
        there = trip();
        there.browser = "";
        refused(kLost, "", there);
    }

    void a_state_works_once()
    {
        const auto there = trip();
        world.come_back(there);
        refused(kLost, "", there);
    }

    void a_state_is_over_after_ten_minutes()
    {
        const auto state = trip().state;
        const auto key = "oauth:pending:" + crypto::base64url(crypto::sha256(state));
        const auto left = world.context.redis.command({"PTTL", key}).number();
        CPPUNIT_ASSERT(left > 590'000 && left <= 600'000);
    }

    void a_state_of_another_provider_is_refused()
    {
        auto values = world.values();
        values["oauth.google.client_id"] = "g";
        const Config config(values);
        const Context context{
            config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        auto comeback = world.comeback(trip());
        comeback.provider = "google";
        Purpose purpose;
        ASSERT_ERROR(kLost, Service(context).come_back({}, comeback, purpose));
    }

    void a_wrong_audience_is_refused() { refused_when(R"({"audience":"somebody else"})", "audience"); }

    void a_token_for_several_needs_us_as_its_party()
    {
        refused_when(R"({"azp":"somebody else"})", "audience");
        const auto there = trip();
        world.peer().control("", R"({"azp":"gatehouse"})");
        CPPUNIT_ASSERT(world.come_back(there).done);
    }

    void a_wrong_issuer_is_refused() { refused_when(R"({"issuer":"https://evil.example"})", "issuer"); }

    void an_answer_in_the_name_of_another_issuer_is_refused()
    {
        auto comeback = world.comeback(trip());
        comeback.issuer = "https://evil.example";
        Purpose purpose;
        ASSERT_ERROR(kNotProven, world.service.come_back({}, comeback, purpose));
    }

    void an_expired_token_is_refused() { refused_when(R"({"age_s":3800})", "expired"); }
    void a_token_from_the_future_is_refused() { refused_when(R"({"ahead_s":600})", "future"); }
    void an_unsigned_token_is_refused() { refused_when(R"({"alg":"none"})", "algorithm none"); }
    void a_token_signed_with_our_own_secret_is_refused()
    {
        refused_when(R"({"alg":"HS256"})", "algorithm HS256");
    }
    void a_token_of_an_unknown_key_is_refused() { refused_when(R"({"unknown_key":true})", "unknown key"); }
    void a_token_under_a_stolen_key_id_is_refused()
    {
        refused_when(R"({"stolen_key_id":true})", "signature");
    }
    void a_token_for_another_access_token_is_refused()
    {
        refused_when(R"({"wrong_at_hash":true})", "at_hash");
    }
    void a_token_without_a_subject_of_decent_length_is_refused()
    {
        refused_when(R"({"subject":")" + std::string(256, 'x') + "\"}", "subject");
    }

    void keys_rotate_and_sign_ins_go_on()
    {
        CPPUNIT_ASSERT(world.come_back(trip()).done);
        world.clock.advance(2min);
        world.peer().control("/rotate");
        CPPUNIT_ASSERT(world.come_back(trip()).done);
    }

    void invented_keys_cost_the_provider_one_question_a_minute()
    {
        CPPUNIT_ASSERT(world.come_back(trip()).done);
        world.clock.advance(90s);
        world.peer().control("/reset");
        world.peer().control("", R"({"unknown_key":true})");
        for (int i = 0; i < 3; ++i) refused(kNotProven, "unknown key", trip());
        const auto state = world.peer().control("");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, state.root().find("asked")->find("/jwks")->integer());
    }

    void every_allowed_algorithm_is_understood()
    {
        for (const char* algorithm : {"RS256", "PS256", "ES256"}) {
            const auto there = trip();
            world.peer().control("", std::string(R"({"alg":")") + algorithm + "\"}");
            CPPUNIT_ASSERT_MESSAGE(algorithm, world.come_back(there).done);
        }
    }

    void a_code_works_once()
    {
        const auto first = trip();
        world.come_back(first);
        auto again = trip();
        again.code = first.code;
        refused(kNotProven, "invalid_grant", again);
    }

    void a_code_without_its_verifier_is_worth_nothing()
    {
        auto mine = trip();
        mine.code = trip().code;  // injected: the other one's verifier is not ours
        refused(kNotProven, "invalid_grant", mine);
    }

    void who_cancels_is_told_so()
    {
        auto there = world.go(R"("cancel":true)");
        there.error = "access_denied";
        refused(kCancelled, "", there);
    }

    void a_provider_out_of_order_is_told_apart_from_a_lie()
    {
        const auto there = trip();
        world.peer().control("", R"({"fail_next":1})");
        refused(kUnavailable, "503", there);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OauthRefusalTest);

}  // namespace gatehouse::oauth
