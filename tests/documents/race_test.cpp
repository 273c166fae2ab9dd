// Numbers without gaps (DOC-1), whoever issues at the same time, and whatever fails between.

#include <set>

#include "modules/documents/issuing.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/documents_world.hpp"

namespace gatehouse::documents {

class RaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RaceTest);
    CPPUNIT_TEST(fifty_orders_at_once_get_the_numbers_from_1_to_50);
    CPPUNIT_TEST(numbers_that_are_read_without_the_lock_are_given_twice);
    CPPUNIT_TEST(one_order_fifty_times_at_once_has_one_invoice_and_one_credit_note);
    CPPUNIT_TEST(two_schedulers_that_hear_the_same_news_issue_once);
    CPPUNIT_TEST(who_fails_after_the_number_was_taken_leaves_no_gap);
    CPPUNIT_TEST(another_address_fifty_times_at_once_is_refused_after_three);
    CPPUNIT_TEST(a_refund_and_another_address_at_once_leave_one_truth);
    CPPUNIT_TEST_SUITE_END();

    static constexpr std::size_t kMany = 50;
    support::DocumentsWorld world;

    std::vector<orders::Order> free_orders(std::size_t n)
    {
        const auto type = world.type({}, 0);
        std::vector<orders::Order> out;
        for (std::size_t i = 0; i < n; ++i) out.push_back(world.order(type));
        return out;
    }
    static std::vector<int> up_to(int n)
    {
        std::vector<int> out;
        for (int i = 1; i <= n; ++i) out.push_back(i);
        return out;
    }

    void fifty_orders_at_once_get_the_numbers_from_1_to_50()
    {
        const auto orders = free_orders(kMany);
        support::at_once(kMany, [&](std::size_t i) { world.documents.issue(orders[i].id); });
        CPPUNIT_ASSERT(up_to(kMany) == world.numbers());
    }

    // What the lock is for: without it several read the same latest number.
    void numbers_that_are_read_without_the_lock_are_given_twice()
    {
        const auto& id = world.organizer.organization.id;
        world.documents.issue(free_orders(1).front().id);
        std::mutex mutex;
        std::multiset<int> given;
        support::at_once(kMany, [&](std::size_t) {
            world.context.db.transact([&](db::Tx& tx) {
                const auto latest = tx.one(
                                          "SELECT latest FROM document_counters WHERE organization_id = ?",
                                          [](const db::Row& row) { return row.integer(1); }, id)
                                        .value();
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                tx.exec("UPDATE document_counters SET latest = ? WHERE organization_id = ?", latest + 1, id);
                const std::lock_guard lock(mutex);
                given.insert(latest + 1);
            });
        });
        CPPUNIT_ASSERT(std::set<int>(given.begin(), given.end()).size() < kMany);
    }

    void one_order_fifty_times_at_once_has_one_invoice_and_one_credit_note()
    {
        const auto order = world.paid(world.type(), 2);
        world.give_amount(order, 700);
        std::atomic<int> issued = 0;
        support::at_once(kMany, [&](std::size_t) { issued += world.documents.issue(order.id); });
        CPPUNIT_ASSERT_EQUAL(2, issued.load());
        CPPUNIT_ASSERT_EQUAL(std::string("INV 5000, CN 700"), world.told(order));
    }

    void two_schedulers_that_hear_the_same_news_issue_once()
    {
        const auto orders = free_orders(10);
        support::at_once(2, [&](std::size_t) {
            for (const auto& order : orders) world.tell(order);
        });
        CPPUNIT_ASSERT(up_to(10) == world.numbers());
    }

    void who_fails_after_the_number_was_taken_leaves_no_gap()
    {
        const auto orders = free_orders(3);
        world.documents.issue(orders[0].id);
        try {
            world.context.db.transact([&](db::Tx& tx) {
                const auto order = world.orders.lock(tx, orders[1].id).value();
                Issuing(world.context, tx, order).invoice();
                throw Error(kInternal, "the power is gone");
            });
        } catch (const Error&) {
        }
        world.documents.issue(orders[2].id);
        world.documents.issue(orders[1].id);
        CPPUNIT_ASSERT(up_to(3) == world.numbers());
        CPPUNIT_ASSERT_EQUAL(2, world.papers(orders[2]).front().number.sequence);
    }

    void another_address_fifty_times_at_once_is_refused_after_three()
    {
        const auto order = world.paid(world.type(), 2);
        world.tell(order);
        std::atomic<int> taken = 0, refused = 0;
        support::at_once(kMany, [&](std::size_t i) {
            try {
                world.documents.set_billing(
                    world.buyer(order), order.id, {"Company " + std::to_string(i), "Main Street 1", ""});
                ++taken;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string(kBillingSpent.code), std::string(e.kind().code));
                ++refused;
            }
        });
        CPPUNIT_ASSERT_EQUAL(kMostChanges, taken.load());
        CPPUNIT_ASSERT_EQUAL(static_cast<int>(kMany) - kMostChanges, refused.load());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, world.balance(order));
        CPPUNIT_ASSERT(up_to(4) == world.numbers());
        CPPUNIT_ASSERT(up_to(3) == world.numbers(Kind::credit_note));
    }

    void a_refund_and_another_address_at_once_leave_one_truth()
    {
        for (int round = 0; round < 5; ++round) {
            const auto order = world.paid(world.type(), 2);
            world.tell(order);
            support::at_once(2, [&](std::size_t i) {
                try {
                    if (i == 0)
                        world.give_amount(order, 1200);
                    else
                        world.documents.set_billing(world.buyer(order), order.id, {"ACME", "", ""});
                } catch (const Error& e) {
                    CPPUNIT_ASSERT_EQUAL(std::string(kBillingClosed.code), std::string(e.kind().code));
                }
            });
            world.tell(order);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3800}, world.balance(order));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace gatehouse::documents
