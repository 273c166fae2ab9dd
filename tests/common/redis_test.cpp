// The Redis client: replies, scripts, lost connections.

#include "common/redis/client.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include "common/error.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::redis {

using namespace std::chrono_literals;

class RedisTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RedisTest);
    CPPUNIT_TEST(replies_of_every_kind_are_read);
    CPPUNIT_TEST(any_bytes_come_back);
    CPPUNIT_TEST(a_key_that_is_taken_stays_as_it_is);
    CPPUNIT_TEST(keys_run_out);
    CPPUNIT_TEST(a_pipeline_answers_in_order);
    CPPUNIT_TEST(a_killed_connection_is_replaced);
    CPPUNIT_TEST(a_script_survives_that_redis_forgot_it);
    CPPUNIT_TEST(a_refusal_is_an_error_and_the_connection_stays_good);
    CPPUNIT_TEST(replies_of_another_kind_are_errors);
    CPPUNIT_TEST(many_threads_do_not_mix_their_replies);
    CPPUNIT_TEST(many_threads_share_two_connections);
    CPPUNIT_TEST(what_is_posted_arrives_in_order_before_the_end);
    CPPUNIT_TEST(without_redis_the_answer_is_busy);
    CPPUNIT_TEST(a_silent_redis_is_asked_once_and_left_alone);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    Pool& redis = base.context.redis;
    const std::string key = base.unique("test:redis:");

    void replies_of_every_kind_are_read()
    {
        CPPUNIT_ASSERT(redis.command({"GET", key}).nil());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, redis.command({"INCR", key}).number());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, redis.command({"GET", key}).number());
        CPPUNIT_ASSERT_EQUAL(std::string("PONG"), redis.command({"PING"}).text());
        const auto list = redis.command({"MGET", key, key + "x", key});
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, list.list().size());
        CPPUNIT_ASSERT(list.list()[1].nil());
        const Script nested("return {1, 'two', {3}, false}");
        const auto reply = redis.eval(nested, {}, {});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, reply.list().at(2).list().at(0).number());
        CPPUNIT_ASSERT(reply.list().at(3).nil());
        CPPUNIT_ASSERT(redis.command({"LRANGE", key + "y", "0", "-1"}).list().empty());
    }

    void any_bytes_come_back()
    {
        std::string bytes;
        for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
        bytes += "\r\n$5\r\n" + std::string(100'000, '\0');
        redis.set(key, bytes, 10s);
        CPPUNIT_ASSERT(redis.get(key) == bytes);
        redis.set(key, "", 10s);
        CPPUNIT_ASSERT(redis.get(key) == "");
    }

    void a_key_that_is_taken_stays_as_it_is()
    {
        CPPUNIT_ASSERT(redis.set_if_absent(key, "mine", 10s));
        CPPUNIT_ASSERT(!redis.set_if_absent(key, "yours", 10s));
        CPPUNIT_ASSERT(redis.get(key) == "mine");
        redis.del(key);
        CPPUNIT_ASSERT(!redis.get(key));
    }

    void keys_run_out()
    {
        redis.set(key, "x", 30ms);
        std::this_thread::sleep_for(60ms);
        CPPUNIT_ASSERT(!redis.get(key));
    }

    void a_pipeline_answers_in_order()
    {
        const auto replies = redis.pipeline({{"INCR", key}, {"INCR", key}, {"GET", key}, {"DEL", key}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, replies.size());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, replies[1].number());
        CPPUNIT_ASSERT_EQUAL(std::string("2"), replies[2].text());
    }

    Pool own_pool() const
    {
        const auto& c = base.context.config;
        return Pool({c.text("redis.socket"), c.text("redis.host"), c.number("redis.port"),
            c.secret("redis.password")});
    }

    void a_killed_connection_is_replaced()
    {
        auto own = own_pool();
        const auto id = own.command({"CLIENT", "ID"}).number();
        CPPUNIT_ASSERT_EQUAL(id, own.command({"CLIENT", "ID"}).number());
        redis.command({"CLIENT", "KILL", "ID", std::to_string(id)});
        CPPUNIT_ASSERT(own.command({"CLIENT", "ID"}).number() != id);
        const auto second = own.command({"CLIENT", "ID"}).number();
        redis.command({"CLIENT", "KILL", "ID", std::to_string(second)});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, own.pipeline({{"PING"}, {"PING"}}).size());
    }

    void a_script_survives_that_redis_forgot_it()
    {
        const Script script("return ARGV[1] .. KEYS[1] -- " + key);
        CPPUNIT_ASSERT_EQUAL(std::string("ab"), redis.eval(script, {"b"}, {"a"}).text());
        redis.command({"SCRIPT", "FLUSH"});
        CPPUNIT_ASSERT_EQUAL(std::string("ab"), redis.eval(script, {"b"}, {"a"}).text());
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{1}, redis.command({"SCRIPT", "EXISTS", script.sha}).list().at(0).number());
    }

    void a_refusal_is_an_error_and_the_connection_stays_good()
    {
        auto own = own_pool();
        const auto id = own.command({"CLIENT", "ID"}).number();
        own.set(key, "text", 10s);
        ASSERT_ERROR(kInternal, own.command({"INCR", key}));
        ASSERT_ERROR(kInternal, own.command({"NOSUCHCOMMAND"}));
        ASSERT_ERROR(kInternal, own.eval(Script("return nothing.here"), {}, {}));
        CPPUNIT_ASSERT_EQUAL(id, own.command({"CLIENT", "ID"}).number());
    }

    void replies_of_another_kind_are_errors()
    {
        ASSERT_ERROR(kInternal, redis.command({"GET", key}).text());
        ASSERT_ERROR(kInternal, redis.command({"PING"}).number());
        ASSERT_ERROR(kInternal, redis.command({"PING"}).list());
    }

    void many_threads_do_not_mix_their_replies()
    {
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 200; ++i) {
                        const auto word = std::to_string(t * 1000 + i);
                        wrong += redis.command({"ECHO", word}).text() != word;
                    }
                });
        }
        CPPUNIT_ASSERT_EQUAL(0, wrong.load());
    }

    void many_threads_share_two_connections()
    {
        auto own = own_pool();
        std::mutex mutex;
        std::set<std::int64_t> connections;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 16; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 20; ++i) {
                        const auto id = own.command({"CLIENT", "ID"}).number();
                        const std::lock_guard lock(mutex);
                        connections.insert(id);
                    }
                });
        }
        CPPUNIT_ASSERT(connections.size() <= 2);
    }

    void what_is_posted_arrives_in_order_before_the_end()
    {
        {
            auto own = own_pool();
            for (int i = 0; i <= 500; ++i) own.post_set(key, std::to_string(i), 10s);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("500"), redis.get(key).value());
    }

    void without_redis_the_answer_is_busy()
    {
        Pool nowhere({"/nonexistent/redis.sock", "", 0, ""});
        ASSERT_ERROR(kBusy, nowhere.command({"PING"}));
        CPPUNIT_ASSERT(!nowhere.alive());
        CPPUNIT_ASSERT(redis.alive());
    }

    // One that takes connections and commands and never answers.
    void a_silent_redis_is_asked_once_and_left_alone()
    {
        const std::string path = std::filesystem::temp_directory_path() / base.unique("silent-redis-");
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        CPPUNIT_ASSERT_EQUAL(0, bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address));
        CPPUNIT_ASSERT_EQUAL(0, listen(listener, 8));
        const auto began = std::chrono::steady_clock::now();
        Pool silent({path, "", 0, ""});
        std::atomic<int> busy = 0;
        support::at_once(16, [&](std::size_t) {
            try {
                silent.command({"INCR", key});
            } catch (const Error& e) {
                if (&e.kind() == &kBusy) ++busy;
            }
        });
        ASSERT_ERROR(kBusy, silent.command({"INCR", key}));
        const auto took = std::chrono::steady_clock::now() - began;
        int asked = 0;
        for (int fd; (fd = accept(listener, nullptr, nullptr)) >= 0; ::close(fd)) ++asked;
        ::close(listener);
        unlink(path.c_str());
        CPPUNIT_ASSERT_EQUAL(16, busy.load());
        CPPUNIT_ASSERT(took < 3s);
        CPPUNIT_ASSERT(asked <= 2);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RedisTest);

}  // namespace gatehouse::redis
