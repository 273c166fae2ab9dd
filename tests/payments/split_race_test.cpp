// Payers against each other, against the deadline and against who called them together: released at the same
// instant (SPL-2, SPL-3, family 8).

#include <array>
#include <atomic>
#include <barrier>

#include "modules/payments/refunds.hpp"
#include "modules/payments/share_repository.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/split_world.hpp"

namespace gatehouse::payments {

class SplitRaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SplitRaceTest);
    CPPUNIT_TEST(of_two_last_payers_one_completes_the_order);
    CPPUNIT_TEST(twenty_payers_at_once_complete_it_once);
    CPPUNIT_TEST(fifty_copies_of_the_last_news_complete_it_once);
    CPPUNIT_TEST(the_last_payer_or_the_deadline_is_first);
    CPPUNIT_TEST(the_last_payer_or_who_calls_it_off_is_first);
    CPPUNIT_TEST(fifty_who_hear_of_the_end_send_each_share_back_once);
    CPPUNIT_TEST(a_card_or_the_split_is_first);
    CPPUNIT_TEST(twenty_who_split_at_once_split_once);
    CPPUNIT_TEST(one_share_is_opened_at_one_page_by_twenty_at_once);
    CPPUNIT_TEST(twenty_refunds_at_once_give_back_no_more_than_was_paid);
    CPPUNIT_TEST(without_the_orders_lock_both_last_payers_would_see_the_other_missing);
    CPPUNIT_TEST_SUITE_END();

    support::SplitWorld world;

    void assert_complete_once(const orders::Order& order)
    {
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t(order.quantity), world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.completed"));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }
    // Either everybody's money bought the tickets, or all of it is back and the places are on sale.
    void assert_all_or_nothing(const orders::Order& order, std::int64_t paid)
    {
        world.payments.end_split(order.id);
        const bool complete = world.status(order) == "completed";
        CPPUNIT_ASSERT_EQUAL(std::size_t(complete ? order.quantity : 0), world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(complete ? 1 : 0, world.news_of(order, "order.completed"));
        CPPUNIT_ASSERT_EQUAL(complete ? std::int64_t{0} : paid, world.sent_back(order));
        CPPUNIT_ASSERT_EQUAL(complete ? 100 - order.quantity : 100, world.left_of(order));
    }

    void of_two_last_payers_one_completes_the_order()
    {
        for (int round = 0; round < 6; ++round) {
            const auto order = world.split(3, 2);
            const auto shares = world.shares(order);
            world.pay_share(shares[2]);
            const std::array news{world.news_of_paid(world.open_share(shares[0])),
                world.news_of_paid(world.open_share(shares[1]))};
            std::atomic<int> completed = 0;
            support::at_once(2, [&](std::size_t i) { completed += world.hear(news.at(i)) == "completed"; });
            CPPUNIT_ASSERT_EQUAL(1, completed.load());
            assert_complete_once(order);
        }
    }

    void twenty_payers_at_once_complete_it_once()
    {
        const auto order = world.split(20, 4);
        std::vector<std::string> news;
        for (const auto& share : world.shares(order))
            news.push_back(world.news_of_paid(world.open_share(share)));
        std::atomic<int> completed = 0, paid = 0;
        support::at_once(20, [&](std::size_t i) {
            const auto outcome = world.hear(news[i]);
            completed += outcome == "completed";
            paid += outcome == "share_paid";
        });
        CPPUNIT_ASSERT_EQUAL(1, completed.load());
        CPPUNIT_ASSERT_EQUAL(19, paid.load());
        assert_complete_once(order);
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.look(order).paid().amount);
    }

    void fifty_copies_of_the_last_news_complete_it_once()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        const auto news = world.news_of_paid(world.open_share(shares[1]));
        std::atomic<int> completed = 0, seen = 0;
        support::at_once(50, [&](std::size_t) {
            const auto outcome = world.hear(news);
            completed += outcome == "completed";
            seen += outcome == "seen";
        });
        CPPUNIT_ASSERT_EQUAL(1, completed.load());
        CPPUNIT_ASSERT_EQUAL(49, seen.load());
        assert_complete_once(order);
    }

    void the_last_payer_or_the_deadline_is_first()
    {
        for (int round = 0; round < 6; ++round) {
            const auto order = world.split(2, 2);
            const auto shares = world.shares(order);
            world.pay_share(shares[0]);
            world.clock.at = order.expires_at - std::chrono::minutes(5);
            const auto news = world.news_of_paid(world.open_share(shares[1]));
            world.clock.at = order.expires_at + std::chrono::minutes(2);
            support::at_once(20, [&](std::size_t i) {
                if (i % 4 == 0) world.hear(news);
                if (i % 4 == 1) world.orders.expire_holds();
                if (i % 4 == 2) world.payments.settle_overdue();
                if (i % 4 == 3) world.payments.end_split(order.id);
            });
            assert_all_or_nothing(order, order.total.amount);
        }
    }

    void the_last_payer_or_who_calls_it_off_is_first()
    {
        for (int round = 0; round < 6; ++round) {
            const auto order = world.split(2, 2);
            const auto shares = world.shares(order);
            world.pay_share(shares[0]);
            const auto news = world.news_of_paid(world.open_share(shares[1]));
            std::atomic<int> off = 0;
            support::at_once(20, [&](std::size_t i) {
                if (i % 2 == 0) {
                    world.hear(news);
                    return;
                }
                try {
                    world.orders.cancel(world.buyer(order), order.id);
                    ++off;
                } catch (const Error& e) {
                    if (&e.kind() != &orders::kNotOpen) throw;
                }
            });
            CPPUNIT_ASSERT_EQUAL(world.status(order) == "completed" ? 0 : 10, off.load());
            assert_all_or_nothing(order, order.total.amount);
        }
    }

    void fifty_who_hear_of_the_end_send_each_share_back_once()
    {
        const auto order = world.split(4);
        const auto shares = world.shares(order);
        for (std::size_t i = 0; i < 3; ++i) world.pay_share(shares[i]);
        world.orders.cancel(world.buyer(order), order.id);
        support::at_once(50, [&](std::size_t) { world.payments.end_split(order.id); });
        CPPUNIT_ASSERT_EQUAL(3, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount - shares[3].amount.amount, world.sent_back(order));
        for (const auto& share : shares) CPPUNIT_ASSERT_EQUAL(1, world.told(topic::kEnded, share.id.uuid()));
    }

    void a_card_or_the_split_is_first()
    {
        for (int round = 0; round < 6; ++round) {
            const auto order = world.order(world.type());
            const auto news = world.news_of_paid(world.open(order));
            std::atomic<int> splits = 0;
            support::at_once(10, [&](std::size_t i) {
                if (i % 2 == 0) {
                    world.hear(news);
                    return;
                }
                try {
                    world.payments.split(world.buyer(order), order.id, world.payers(2));
                    ++splits;
                } catch (const Error& e) {
                    if (&e.kind() != &kOrderCompleted) throw;
                }
            });
            // It had been paid at the gateway, so nobody splits it.
            CPPUNIT_ASSERT_EQUAL(0, splits.load());
            assert_complete_once(order);
        }
    }

    void twenty_who_split_at_once_split_once()
    {
        const auto order = world.order(world.type());
        std::atomic<int> splits = 0;
        support::at_once(20, [&](std::size_t) {
            try {
                world.payments.split(world.buyer(order), order.id, world.payers(2));
                ++splits;
            } catch (const Error& e) {
                if (&e.kind() != &kOrderIsSplit) throw;
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, splits.load());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.shares(order).size());
    }

    void one_share_is_opened_at_one_page_by_twenty_at_once()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        std::vector<std::string> sessions(20);
        support::at_once(20, [&](std::size_t i) { sessions[i] = world.open_share(share); });
        for (const auto& session : sessions) CPPUNIT_ASSERT_EQUAL(sessions[0], session);
        CPPUNIT_ASSERT_EQUAL(1, world.payments_of(order));
    }

    void twenty_refunds_at_once_give_back_no_more_than_was_paid()
    {
        const auto order = world.split(3, 2);
        for (const auto& share : world.shares(order)) world.pay_share(share);
        const Refunds refunds(world.context);
        std::atomic<int> given = 0;
        support::at_once(20, [&](std::size_t) {
            try {
                refunds.give(world.organizer.caller, order.id, {700, {}, "Rain"}, world.random.bytes(32));
                ++given;
            } catch (const Error& e) {
                if (&e.kind() != &kRefundTooMuch) throw;
            }
        });
        CPPUNIT_ASSERT_EQUAL(7, given.load());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4900}, world.sent_back(order));
        for (const auto& share : world.shares(order))
            CPPUNIT_ASSERT(share.refunded.amount <= share.amount.amount);
    }

    // The control: two who mark their share and look whether the other is missing, without the order's lock.
    void without_the_orders_lock_both_last_payers_would_see_the_other_missing()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        std::barrier marked(2);
        std::atomic<int> complete = 0;
        support::at_once(2, [&](std::size_t i) {
            world.context.db.transact([&](db::Tx& tx) {
                tx.exec("UPDATE shares SET status = 'paid' WHERE id = ?", shares[i].id);
                marked.arrive_and_wait();
                const auto missing = tx.one(
                    "SELECT COUNT(*) FROM shares WHERE order_id = ? AND status = 'open'",
                    [](const db::Row& row) { return row.integer(1); }, order.id);
                complete += missing == 0;
            });
        });
        CPPUNIT_ASSERT_EQUAL(0, complete.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SplitRaceTest);

}  // namespace gatehouse::payments
