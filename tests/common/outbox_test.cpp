// News: recorded with the change, delivered at least once, retried, given up after three days (NTF-1). Other
// tests of this process write news too, so each test looks at the rows of its own topic only.

#include "common/outbox.hpp"

#include <thread>

#include "tests/support/asserts.hpp"
#include "tests/support/base.hpp"

namespace gatehouse::outbox {

using namespace std::chrono_literals;

namespace {

std::atomic<int> heard = 0;
std::atomic<bool> failing = false;
std::atomic<std::int64_t> delay_ms = 0;
std::string said;
support::FakeClock* slow_clock = nullptr;

void listen(const Context&, const News& news)
{
    ++heard;
    std::this_thread::sleep_for(std::chrono::milliseconds(delay_ms));
    if (slow_clock) slow_clock->advance(40s);
    if (failing) throw std::runtime_error("the mail server said \xff\xfe" + std::string(900, '\xc3'));
    said = news.payload;
}

}  // namespace

class OutboxTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OutboxTest);
    CPPUNIT_TEST(news_leaves_only_with_its_transaction);
    CPPUNIT_TEST(delivered_news_is_not_delivered_again);
    CPPUNIT_TEST(two_deliverers_deliver_once);
    CPPUNIT_TEST(a_failing_subscriber_is_tried_again_later_and_later);
    CPPUNIT_TEST(after_three_days_news_is_dead_until_revived);
    CPPUNIT_TEST(news_of_a_deliverer_that_died_is_taken_over);
    CPPUNIT_TEST(a_slow_subscriber_does_not_run_on_under_an_old_claim);
    CPPUNIT_TEST(news_that_nobody_wants_is_done);
    CPPUNIT_TEST(a_pause_holds_everything_back);
    CPPUNIT_TEST(what_waits_longer_than_it_may_is_late);
    CPPUNIT_TEST(what_dead_news_is_about_follows_from_its_topic);
    CPPUNIT_TEST(what_somebody_waits_for_goes_before_the_rest_or_alone);
    CPPUNIT_TEST(a_subscriber_that_fails_keeps_news_from_no_other);
    CPPUNIT_TEST_SUITE_END();

    support::Base base;
    const std::string topic = base.unique("test.outbox.");
    const std::vector<Subscription> subscriptions{{topic.c_str(), "test", listen}};

public:
    void setUp() override
    {
        // Everything that others left is older than this test's time, and settled before it starts.
        base.clock.advance(std::chrono::seconds(base.random.below(1'000'000)));
        failing = false, delay_ms = 0, slow_clock = nullptr;
        said.clear();
        deliver_all();
        heard = 0;
    }

private:
    void deliver_all()
    {
        while (deliver(base.context, subscriptions) > 0) {}
    }

    void tell(const std::string& payload = "")
    {
        base.context.db.transact(
            [&](db::Tx& tx) { publish(tx, topic, new_uuid(base.context), base.clock.at, payload); });
    }

    struct Stored {
        std::string status, error;
        int attempts;
        Time due;
    };
    std::vector<Stored> stored() const
    {
        return base.context.db.read([&](db::Session& s) {
            return s.all(
                "SELECT status, last_error, attempts, due_at FROM outbox WHERE topic = ? ORDER BY seq",
                [](const db::Row& r) {
                    return Stored{r.text(1), r.text(2), r.integer(3), r.time(4)};
                },
                topic);
        });
    }

    void news_leaves_only_with_its_transaction()
    {
        ASSERT_ERROR(kConflict, base.context.db.transact([&](db::Tx& tx) -> int {
            publish(tx, topic, new_uuid(base.context), base.clock.at);
            throw Error(kConflict);
        }));
        CPPUNIT_ASSERT(stored().empty());
        tell(R"({"n":1})");
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"n":1})"), said);
    }

    void delivered_news_is_not_delivered_again()
    {
        base.context.db.transact([&](db::Tx& tx) {
            publish_all(tx, topic, {new_uuid(base.context), new_uuid(base.context), new_uuid(base.context)},
                base.clock.at);
        });
        deliver_all();
        base.clock.advance(24h);
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(3, heard.load());
        CPPUNIT_ASSERT_EQUAL(std::string("done"), stored().at(2).status);
    }

    void two_deliverers_deliver_once()
    {
        for (int i = 0; i < 30; ++i) tell();
        delay_ms = 2;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int round = 0; round < 20; ++round) deliver(base.context, subscriptions, 3);
                });
        }
        CPPUNIT_ASSERT_EQUAL(30, heard.load());
    }

    void a_failing_subscriber_is_tried_again_later_and_later()
    {
        tell();
        failing = true;
        auto last = 0s;
        for (int attempt = 1; attempt <= 5; ++attempt) {
            deliver_all();
            CPPUNIT_ASSERT_EQUAL(attempt, heard.load());
            const auto row = stored().at(0);
            CPPUNIT_ASSERT_EQUAL(std::string("pending"), row.status);
            CPPUNIT_ASSERT_EQUAL(attempt, row.attempts);
            ASSERT_CONTAINS("test: the mail server said", row.error);
            const auto wait = std::chrono::floor<std::chrono::seconds>(row.due - base.clock.at);
            CPPUNIT_ASSERT(wait > last);
            last = wait;
            base.clock.advance(wait - 1s);
            deliver_all();
            CPPUNIT_ASSERT_EQUAL(attempt, heard.load());  // not before it is due
            base.clock.advance(2s);
        }
        failing = false;
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(std::string("done"), stored().at(0).status);
        CPPUNIT_ASSERT_EQUAL(std::string(), stored().at(0).error);
    }

    void after_three_days_news_is_dead_until_revived()
    {
        tell();
        failing = true;
        for (int hour = 0; hour < 70; ++hour) {
            deliver_all();
            base.clock.advance(1h);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), stored().at(0).status);
        base.clock.advance(3h);
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(std::string("dead"), stored().at(0).status);
        const int tries = heard;
        base.clock.advance(24h);
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(tries, heard.load());
        failing = false;
        CPPUNIT_ASSERT(
            base.context.db.transact([&](db::Tx& tx) { return revive(tx, base.clock.now()); }) >= 1);
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(std::string("done"), stored().at(0).status);
    }

    void news_of_a_deliverer_that_died_is_taken_over()
    {
        tell();
        base.context.db.transact([&](db::Tx& tx) {  // what a claim leaves behind
            tx.exec("UPDATE outbox SET due_at = ?, claim = ?, attempts = 1 WHERE topic = ?",
                base.clock.at + 60s, db::Bytes{std::string(16, 'x')}, topic);
        });
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(0, heard.load());
        base.clock.advance(61s);
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(1, heard.load());
    }

    void a_slow_subscriber_does_not_run_on_under_an_old_claim()
    {
        for (int i = 0; i < 3; ++i) tell();
        slow_clock = &base.clock;  // each delivery takes 40 seconds of a claim of 60
        CPPUNIT_ASSERT_EQUAL(1, deliver(base.context, subscriptions));
        CPPUNIT_ASSERT_EQUAL(1, heard.load());
        // What it did not come to is given back, untried.
        CPPUNIT_ASSERT_EQUAL(0, stored().at(1).attempts);
        slow_clock = nullptr;
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(3, heard.load());
        CPPUNIT_ASSERT_EQUAL(1, stored().at(2).attempts);
    }

    void news_that_nobody_wants_is_done()
    {
        tell();
        deliver(base.context, {}, 100);
        CPPUNIT_ASSERT_EQUAL(std::string("done"), stored().at(0).status);
    }

    void a_pause_holds_everything_back()
    {
        tell();
        pause(base.context, 60s);
        CPPUNIT_ASSERT_EQUAL(0, deliver(base.context, subscriptions));
        resume(base.context);
        deliver_all();
        CPPUNIT_ASSERT_EQUAL(1, heard.load());
    }

    void what_waits_longer_than_it_may_is_late()
    {
        tell();
        base.clock.advance(59s);
        CPPUNIT_ASSERT(!is_late(base.context, 60s));
        base.clock.advance(1s);
        CPPUNIT_ASSERT(is_late(base.context, 60s));
        deliver_all();
        CPPUNIT_ASSERT(!is_late(base.context, 60s));
    }

    void what_dead_news_is_about_follows_from_its_topic()
    {
        for (const auto& [about, prefix] : std::map<std::string, std::string>{{"queue.offered", "offer_"},
                 {"queue.closed", "entry_"}, {"queue.guest_code", "guest_"}, {"order.completed", "order_"},
                 {"split.over", "order_"}, {"organization.invited", "inv_"}, {"user.registered", "user_"}}) {
            Dead news;
            news.topic = about;
            CPPUNIT_ASSERT_MESSAGE(about, news.subject_id().starts_with(prefix));
        }
    }

    void what_somebody_waits_for_goes_before_the_rest_or_alone()
    {
        static std::vector<std::string> topics;
        topics.clear();
        const auto note = [](const Context&, const News& news) { topics.push_back(news.topic); };
        const std::vector<Subscription> both{
            {topic.c_str(), "test", note}, {"user.factor_code", "test", note}};
        const auto tell_code = [&] {
            base.clock.advance(1s);
            base.context.db.transact(
                [&](db::Tx& tx) { publish(tx, "user.factor_code", new_uuid(base.context), base.clock.at); });
        };
        tell(), tell(), tell_code();
        CPPUNIT_ASSERT_EQUAL(1, deliver(base.context, both, 1));
        tell_code();
        CPPUNIT_ASSERT_EQUAL(1, deliver(base.context, both, 20, Which::urgent));
        CPPUNIT_ASSERT_EQUAL(0, deliver(base.context, both, 20, Which::urgent));
        CPPUNIT_ASSERT(topics == std::vector<std::string>(2, "user.factor_code"));
        CPPUNIT_ASSERT_EQUAL(2, deliver(base.context, both, 20));
    }

    void a_subscriber_that_fails_keeps_news_from_no_other()
    {
        static int others;
        others = 0;
        const std::vector<Subscription> two{{topic.c_str(), "mail", listen},
            {topic.c_str(), "queue", [](const Context&, const News&) { ++others; }}};
        tell();
        failing = true;
        deliver(base.context, two);
        CPPUNIT_ASSERT_EQUAL(1, others);
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), stored().at(0).status);
        ASSERT_CONTAINS("mail: the mail server said", stored().at(0).error);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OutboxTest);

}  // namespace gatehouse::outbox
