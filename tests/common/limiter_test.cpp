// Rate limits: per caller, told in headers, open when Redis is away (ACC-5).

#include "common/http/limiter.hpp"

#include <algorithm>
#include <thread>

#include "common/net/address.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::http {

using namespace std::chrono_literals;

class LimiterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LimiterTest);
    CPPUNIT_TEST(the_call_behind_the_last_allowed_one_is_refused);
    CPPUNIT_TEST(headers_tell_what_is_left);
    CPPUNIT_TEST(a_new_window_starts_anew);
    CPPUNIT_TEST(people_are_counted_by_account_and_guests_by_address);
    CPPUNIT_TEST(some_limits_count_addresses_whoever_is_signed_in);
    CPPUNIT_TEST(neighbours_in_one_ipv6_network_share_a_limit);
    CPPUNIT_TEST(calls_at_the_same_instant_all_count);
    CPPUNIT_TEST(configuration_overrides_a_limit);
    CPPUNIT_TEST(without_redis_everybody_passes);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const std::string name = base.unique("test.");

    auth::Caller guest() const { return base.request("GET", "/").caller; }

    void the_call_behind_the_last_allowed_one_is_refused()
    {
        const auto caller = guest();
        for (int i = 0; i < 3; ++i) count_call(base.context, {name.c_str(), 3, 60}, caller);
        try {
            count_call(base.context, {name.c_str(), 3, 60}, caller);
            CPPUNIT_FAIL("passed");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(429, e.kind().status);
            const auto response = problem(e, "r");
            CPPUNIT_ASSERT(std::ranges::count(
                response.headers, std::pair<std::string, std::string>("Retry-After", "60")));
        }
    }

    void headers_tell_what_is_left()
    {
        const auto caller = guest();
        count_call(base.context, {name.c_str(), 3, 60}, caller);
        const auto headers = count_call(base.context, {name.c_str(), 3, 60}, caller);
        CPPUNIT_ASSERT((headers == Headers{{"RateLimit-Limit", "3"}, {"RateLimit-Remaining", "1"},
                                       {"RateLimit-Reset", "60"}}));
    }

    void a_new_window_starts_anew()
    {
        const auto caller = guest();
        count_call(base.context, {name.c_str(), 1, 1}, caller);
        ASSERT_ERROR(kRateLimited, count_call(base.context, {name.c_str(), 1, 1}, caller));
        std::this_thread::sleep_for(1050ms);
        count_call(base.context, {name.c_str(), 1, 1}, caller);
    }

    void people_are_counted_by_account_and_guests_by_address()
    {
        auto ada = base.signed_in(new_id<UserId>(base.context)),
             grace = base.signed_in(new_id<UserId>(base.context));
        CPPUNIT_ASSERT_EQUAL(ada.address, grace.address);
        count_call(base.context, {name.c_str(), 1, 60}, ada);
        count_call(base.context, {name.c_str(), 1, 60}, grace);
        ada.address = "127.200.200.200";
        ASSERT_ERROR(kRateLimited, count_call(base.context, {name.c_str(), 1, 60}, ada));
        const auto one = guest(), other = guest();
        count_call(base.context, {name.c_str(), 1, 60}, one);
        count_call(base.context, {name.c_str(), 1, 60}, other);
        ASSERT_ERROR(kRateLimited, count_call(base.context, {name.c_str(), 1, 60}, one));
    }

    void some_limits_count_addresses_whoever_is_signed_in()
    {
        const auto ada = base.signed_in(new_id<UserId>(base.context)),
                   grace = base.signed_in(new_id<UserId>(base.context));
        count_call(base.context, {name.c_str(), 1, 60, By::address}, ada);
        ASSERT_ERROR(kRateLimited, count_call(base.context, {name.c_str(), 1, 60, By::address}, grace));
    }

    void neighbours_in_one_ipv6_network_share_a_limit()
    {
        CPPUNIT_ASSERT_EQUAL(net::network_of("2001:db8:1:2::1"), net::network_of("2001:db8:1:2:ffff::9"));
        CPPUNIT_ASSERT(net::network_of("2001:db8:1:2::1") != net::network_of("2001:db8:1:3::1"));
        CPPUNIT_ASSERT_EQUAL(std::string("203.0.113.7"), net::network_of("203.0.113.7"));
        CPPUNIT_ASSERT_EQUAL(std::string("non:sense"), net::network_of("non:sense"));
        auto caller = guest();
        caller.address = "2001:db8:1:2::1";
        count_call(base.context, {name.c_str(), 1, 60}, caller);
        caller.address = "2001:db8:1:2::2";
        ASSERT_ERROR(kRateLimited, count_call(base.context, {name.c_str(), 1, 60}, caller));
    }

    void calls_at_the_same_instant_all_count()
    {
        const auto caller = guest();
        std::atomic<int> passed = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 30; ++i)
                threads.emplace_back([&] {
                    try {
                        count_call(base.context, {name.c_str(), 10, 60}, caller);
                        ++passed;
                    } catch (const Error&) {
                    }
                });
        }
        CPPUNIT_ASSERT_EQUAL(10, passed.load());
    }

    Context with(const Config& config, redis::Pool& redis)
    {
        return {config, base.context.db, redis, base.clock, base.random, base.metrics};
    }

    void configuration_overrides_a_limit()
    {
        const auto caller = guest();
        const Config wider(std::map<std::string, std::string>{{"limits." + name, "2/60"}});
        const auto context = with(wider, base.context.redis);
        count_call(context, {name.c_str(), 1, 60}, caller);
        count_call(context, {name.c_str(), 1, 60}, caller);
        ASSERT_ERROR(kRateLimited, count_call(context, {name.c_str(), 1, 60}, caller));
        const Config off(std::map<std::string, std::string>{{"limits.enabled", "false"}});
        CPPUNIT_ASSERT(count_call(with(off, base.context.redis), {name.c_str(), 1, 60}, caller).empty());
    }

    void without_redis_everybody_passes()
    {
        redis::Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        const auto context = with(base.context.config, nowhere);
        for (int i = 0; i < 3; ++i)
            CPPUNIT_ASSERT(count_call(context, {name.c_str(), 1, 60}, guest()).empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LimiterTest);

}  // namespace gatehouse::http
