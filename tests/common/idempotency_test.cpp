// Idempotency-Key: one effect, one answer.

#include "common/http/idempotency.hpp"

#include <latch>
#include <thread>

#include "tests/support/asserts.hpp"
#include "tests/support/echo_routes.hpp"
#include "tests/support/known_user.hpp"

namespace gatehouse::http {

using support::Echo;

class IdempotencyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IdempotencyTest);
    CPPUNIT_TEST(the_same_request_gets_the_same_answer_without_a_second_effect);
    CPPUNIT_TEST(who_repeats_at_once_finds_the_answer);
    CPPUNIT_TEST(another_body_under_the_same_key_is_refused);
    CPPUNIT_TEST(keys_of_different_people_do_not_meet);
    CPPUNIT_TEST(while_the_first_is_worked_on_the_second_is_told_to_wait);
    CPPUNIT_TEST(of_many_at_once_one_has_an_effect);
    CPPUNIT_TEST(a_failure_that_may_pass_is_not_kept);
    CPPUNIT_TEST(a_required_key_must_be_there_and_well_formed);
    CPPUNIT_TEST(an_accepted_key_may_be_left_out);
    CPPUNIT_TEST(without_redis_the_request_is_handled);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    std::atomic<int> calls = 0;
    const std::string key = base.unique("key-");

    Routes routes(Idempotency idempotency = Idempotency::required)
    {
        return support::echo_routes(
            [this](const Request& request, const Echo& in, const Context&) {
                const int call = ++calls;
                if (in.word == "busy") throw Error(kBusy);
                if (in.word == "full") throw Error(kConflict);
                if (in.word == "wrong") throw Error(kInvalid);
                if (in.word == "boom") throw std::runtime_error("boom");
                return Echo{in.word, request.idempotency.empty() ? "none" : "some", call};
            },
            {"test", 0, 0}, idempotency);
    }

    Response send(const Routes& table, const std::string& word, const std::string& with_key,
        const std::string& bearer = {})
    {
        auto request = base.request("POST", "/echo", R"({"word":")" + word + "\"}", bearer);
        if (!with_key.empty()) request.headers.emplace_back("idempotency-key", with_key);
        return base.send(table, request);
    }

    void the_same_request_gets_the_same_answer_without_a_second_effect()
    {
        const auto table = routes();
        const auto first = send(table, "x", key), second = send(table, "x", key);
        CPPUNIT_ASSERT_EQUAL(201, second.status);
        CPPUNIT_ASSERT_EQUAL(first.body, second.body);
        CPPUNIT_ASSERT_EQUAL(first.content_type, second.content_type);
        CPPUNIT_ASSERT((second.headers == Headers{{"Idempotency-Replayed", "true"}}));
        CPPUNIT_ASSERT_EQUAL(1, calls.load());
        CPPUNIT_ASSERT(send(table, "x", key + "2").body != first.body);
    }

    // It may still be on its way to Redis.
    void who_repeats_at_once_finds_the_answer()
    {
        const auto table = routes();
        for (int i = 0; i < 100; ++i) {
            const auto mine = key + std::to_string(i);
            const auto first = send(table, "x", mine), second = send(table, "x", mine);
            CPPUNIT_ASSERT_EQUAL(201, second.status);
            CPPUNIT_ASSERT_EQUAL(first.body, second.body);
        }
        CPPUNIT_ASSERT_EQUAL(100, calls.load());
    }

    void another_body_under_the_same_key_is_refused()
    {
        const auto table = routes();
        send(table, "x", key);
        const auto other = send(table, "y", key);
        CPPUNIT_ASSERT_EQUAL(422, other.status);
        ASSERT_CONTAINS("idempotency_mismatch", other.body);
        CPPUNIT_ASSERT_EQUAL(1, calls.load());
    }

    void keys_of_different_people_do_not_meet()
    {
        const auto table = routes();
        const auto ada = base.bearer(support::known_user(base)),
                   grace = base.bearer(support::known_user(base));
        CPPUNIT_ASSERT_EQUAL(201, send(table, "x", key, ada).status);
        CPPUNIT_ASSERT_EQUAL(201, send(table, "y", key, grace).status);
        CPPUNIT_ASSERT_EQUAL(201, send(table, "z", key).status);
        CPPUNIT_ASSERT_EQUAL(3, calls.load());
    }

    void while_the_first_is_worked_on_the_second_is_told_to_wait()
    {
        Response second;
        const auto table = support::echo_routes(
            [&](const Request&, const Echo& in, const Context&) {
                if (++calls == 1) second = send(routes(), in.word, key);
                return in;
            },
            {"test", 0, 0}, Idempotency::required);
        CPPUNIT_ASSERT_EQUAL(201, send(table, "x", key).status);
        CPPUNIT_ASSERT_EQUAL(409, second.status);
        ASSERT_CONTAINS("idempotency_in_progress", second.body);
        CPPUNIT_ASSERT_EQUAL(1, calls.load());
    }

    void of_many_at_once_one_has_an_effect()
    {
        const auto table = routes();
        std::latch go(1);
        std::atomic<int> made = 0, waiting = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 16; ++i)
                threads.emplace_back([&] {
                    go.wait();
                    const auto status = send(table, "x", key).status;
                    ++(status == 201 ? made : status == 409 ? waiting : calls);
                });
            go.count_down();
        }
        CPPUNIT_ASSERT_EQUAL(1, calls.load());
        CPPUNIT_ASSERT_EQUAL(16, made + waiting);
    }

    void a_failure_that_may_pass_is_not_kept()
    {
        const auto table = routes();
        for (const auto& [word, status] :
            {std::pair{"busy", 503}, {"full", 409}, {"boom", 500}, {"wrong", 422}}) {
            CPPUNIT_ASSERT_EQUAL(status, send(table, word, key).status);
            CPPUNIT_ASSERT_EQUAL(status, send(table, word, key).status);
        }
        CPPUNIT_ASSERT_EQUAL(8, calls.load());
        CPPUNIT_ASSERT_EQUAL(201, send(table, "x", key).status);
    }

    void a_required_key_must_be_there_and_well_formed()
    {
        const auto table = routes();
        for (const auto& wrong : {std::string(), std::string("short"), std::string(101, 'x'),
                 std::string("with space"), std::string("ümlaut-key")})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, 400, send(table, "x", wrong).status);
        CPPUNIT_ASSERT_EQUAL(0, calls.load());
    }

    void an_accepted_key_may_be_left_out()
    {
        const auto table = routes(Idempotency::accepted);
        ASSERT_CONTAINS("\"user\":\"none\"", send(table, "x", "").body);
        ASSERT_CONTAINS("\"user\":\"some\"", send(table, "x", key).body);
        ASSERT_CONTAINS("\"calls\":2", send(table, "x", key).body);
    }

    void without_redis_the_request_is_handled()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const Context lame{
            base.context.config, base.context.db, nowhere, base.clock, base.random, base.metrics};
        auto request = base.request("POST", "/echo", R"({"word":"x"})");
        request.headers.emplace_back("idempotency-key", key);
        const auto response = dispatch(routes(), request, lame);
        CPPUNIT_ASSERT_EQUAL(201, response.status);
        CPPUNIT_ASSERT(!request.idempotency.empty());  // for the unique key that holds in MySQL
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IdempotencyTest);

}  // namespace gatehouse::http
