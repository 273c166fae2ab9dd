// gatehouse-admin verify about orders that friends pay together.

#include "modules/admin/invariants.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/split_world.hpp"

namespace gatehouse::admin {

class VerifySplitTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(VerifySplitTest);
    CPPUNIT_TEST(open_completed_and_ended_splits_hold);
    CPPUNIT_TEST(shares_that_do_not_make_the_total);
    CPPUNIT_TEST(an_order_that_is_not_complete_though_all_have_paid);
    CPPUNIT_TEST(a_share_that_nobody_paid_for);
    CPPUNIT_TEST(money_of_a_share_that_is_nowhere);
    CPPUNIT_TEST_SUITE_END();

    struct Undo {};

    support::SplitWorld world;
    orders::Order open = half_paid();

    orders::Order half_paid()
    {
        const auto order = world.split(2);
        world.pay_share(world.shares(order)[0]);
        return order;
    }
    template <class F>
    std::string broken(F plant)
    {
        std::string said;
        try {
            world.context.db.transact([&](db::Tx& tx) {
                plant(tx);
                for (const auto& invariant : check_invariants(tx))
                    for (const auto& example : invariant.broken)
                        if (example.find(open.number) != std::string::npos ||
                            example.find("share") != std::string::npos)
                            said += example + "\n";
                throw Undo{};
            });
        } catch (const Undo&) {
        }
        return said;
    }

    void open_completed_and_ended_splits_hold()
    {
        const auto whole = world.split(2);
        for (const auto& share : world.shares(whole)) world.pay_share(share);
        const auto over = half_paid();
        world.orders.cancel(world.buyer(over), over.id);
        const auto between = half_paid();  // ended, and nobody has heard of it yet
        world.orders.cancel(world.buyer(between), between.id);
        world.payments.end_split(over.id);
        CPPUNIT_ASSERT_EQUAL(std::string(), broken([](db::Tx&) {}));
    }

    void shares_that_do_not_make_the_total()
    {
        ASSERT_CONTAINS("total 2500, shares 2501", broken([&](db::Tx& tx) {
            tx.exec("UPDATE shares SET amount = amount + 1 WHERE order_id = ? AND position = 1", open.id);
        }));
    }

    void an_order_that_is_not_complete_though_all_have_paid()
    {
        ASSERT_CONTAINS("pending, total 2500, shares 2500, paid 2500", broken([&](db::Tx& tx) {
            tx.exec("UPDATE shares SET status = 'paid' WHERE order_id = ?", open.id);
        }));
    }

    void a_share_that_nobody_paid_for()
    {
        ASSERT_CONTAINS("paid 1250, payment none", broken([&](db::Tx& tx) {
            tx.exec("UPDATE shares SET payment_id = NULL WHERE order_id = ?", open.id);
        }));
    }

    void money_of_a_share_that_is_nowhere()
    {
        ASSERT_CONTAINS("paid 1250", broken([&](db::Tx& tx) {
            tx.exec("UPDATE splits SET status = 'over' WHERE order_id = ?", open.id);
        }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(VerifySplitTest);

}  // namespace gatehouse::admin
