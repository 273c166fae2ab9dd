// Taking stock and giving it back: each step happens exactly once (INV-1, INV-3).

#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"

namespace gatehouse::inventory {

class HoldsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HoldsTest);
    CPPUNIT_TEST(a_hold_moves_places_from_free_to_held_to_sold);
    CPPUNIT_TEST(converting_happens_once_and_never_after_release);
    CPPUNIT_TEST(releasing_happens_once_and_never_after_conversion);
    CPPUNIT_TEST(too_many_are_refused_with_what_is_left_and_nothing_is_taken);
    CPPUNIT_TEST(none_left_is_sold_out);
    CPPUNIT_TEST(all_pools_or_none_are_taken);
    CPPUNIT_TEST(a_batch_succeeds_or_fails_together);
    CPPUNIT_TEST(late_money_retakes_what_is_still_there);
    CPPUNIT_TEST(late_money_cannot_retake_what_is_gone);
    CPPUNIT_TEST(given_back_places_are_free_again_and_never_more_than_were_sold);
    CPPUNIT_TEST(unlimited_types_sell_without_end);
    CPPUNIT_TEST(the_check_on_the_table_is_the_last_guard);
    CPPUNIT_TEST(reconciliation_finds_a_counter_that_is_wrong);
    CPPUNIT_TEST_SUITE_END();

    support::InventoryWorld world;

    void give_back(const HoldId& hold, const TicketTypeId& type, int quantity)
    {
        world.context.db.transact([&](db::Tx& tx) {
            world.inventory.give_back(tx, hold, {{type, quantity}});
        });
    }

    void a_hold_moves_places_from_free_to_held_to_sold()
    {
        const auto on = world.on_sale(10);
        const auto hold = world.hold(on, 3);
        CPPUNIT_ASSERT_EQUAL(std::string("0/3/7"), world.figures(on));
        CPPUNIT_ASSERT(world.convert(hold));
        CPPUNIT_ASSERT_EQUAL(std::string("3/0/7"), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }

    void converting_happens_once_and_never_after_release()
    {
        const auto on = world.on_sale(10);
        const auto sold = world.hold(on, 2), gone = world.hold(on, 4);
        CPPUNIT_ASSERT(world.convert(sold));
        CPPUNIT_ASSERT(!world.convert(sold));
        CPPUNIT_ASSERT(world.release(gone));
        CPPUNIT_ASSERT(!world.convert(gone));
        CPPUNIT_ASSERT(!world.convert(new_id<HoldId>(world.context)));
        CPPUNIT_ASSERT_EQUAL(std::string("2/0/8"), world.figures(on));
    }

    void releasing_happens_once_and_never_after_conversion()
    {
        const auto on = world.on_sale(10);
        const auto gone = world.hold(on, 4), sold = world.hold(on, 2);
        CPPUNIT_ASSERT(world.release(gone));
        CPPUNIT_ASSERT(!world.release(gone));
        CPPUNIT_ASSERT(world.convert(sold));
        CPPUNIT_ASSERT(!world.release(sold));
        CPPUNIT_ASSERT_EQUAL(std::string("2/0/8"), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }

    void too_many_are_refused_with_what_is_left_and_nothing_is_taken()
    {
        const auto on = world.on_sale(3);
        world.hold(on, 1);
        try {
            world.hold(on, 4);
            CPPUNIT_FAIL("oversold");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("insufficient_stock"), std::string(e.kind().code));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, std::get<std::int64_t>(e.extras().at(0).second));
            CPPUNIT_ASSERT_EQUAL(on.type.str(), std::get<std::string>(e.extras().at(1).second));
        }
        CPPUNIT_ASSERT_EQUAL(std::string("0/1/2"), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }

    void none_left_is_sold_out()
    {
        const auto on = world.on_sale(1);
        world.hold(on, 1);
        ASSERT_ERROR(kSoldOut, world.hold(on, 1));
        CPPUNIT_ASSERT(world.stock(on).state == TypeState::sold_out);
    }

    void all_pools_or_none_are_taken()
    {
        const auto on = world.on_sale(5);
        const auto scarce = world.add_type(on.event, 1).id.type().value();
        auto both = world.taking(on.event, {{on.type, 2}, {scarce, 2}});
        ASSERT_ERROR(kInsufficientStock,
            world.context.db.transact([&](db::Tx& tx) { return world.inventory.take(tx, both), 0; }));
        CPPUNIT_ASSERT_EQUAL(std::string("0/0/5"), world.figures(on));
        CPPUNIT_ASSERT(!world.convert(both.hold.id));
    }

    void a_batch_succeeds_or_fails_together()
    {
        const auto on = world.on_sale(10);
        std::vector<Taking> batch;
        for (int i = 0; i < 4; ++i) batch.push_back(world.taking(on.event, {{on.type, 2}}));
        world.context.db.transact([&](db::Tx& tx) { world.inventory.take(tx, batch); });
        CPPUNIT_ASSERT_EQUAL(std::string("0/8/2"), world.figures(on));
        std::vector<HoldId> holds{batch[0].hold.id, batch[1].hold.id};
        CPPUNIT_ASSERT_EQUAL(
            2, world.context.db.transact([&](db::Tx& tx) { return world.inventory.convert(tx, holds); }));
        std::vector<Taking> more{
            world.taking(on.event, {{on.type, 1}}), world.taking(on.event, {{on.type, 2}})};
        ASSERT_ERROR(kInsufficientStock,
            world.context.db.transact([&](db::Tx& tx) { return world.inventory.take(tx, more), 0; }));
        CPPUNIT_ASSERT_EQUAL(std::string("4/4/2"), world.figures(on));
    }

    void late_money_retakes_what_is_still_there()
    {
        const auto on = world.on_sale(2);
        const auto hold = world.hold(on, 2);
        CPPUNIT_ASSERT(!world.retake(hold));  // still active
        world.release(hold);
        CPPUNIT_ASSERT(world.retake(hold));
        CPPUNIT_ASSERT(!world.retake(hold));
        CPPUNIT_ASSERT_EQUAL(std::string("2/0/0"), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }

    void late_money_cannot_retake_what_is_gone()
    {
        const auto on = world.on_sale(2);
        const auto hold = world.hold(on, 2);
        world.release(hold);
        world.hold(on, 1);
        ASSERT_ERROR(kInsufficientStock, world.retake(hold));
        CPPUNIT_ASSERT_EQUAL(std::string("0/1/1"), world.figures(on));
    }

    void given_back_places_are_free_again_and_never_more_than_were_sold()
    {
        const auto on = world.on_sale(5);
        const auto hold = world.hold(on, 3);
        ASSERT_ERROR(kInternal, (give_back(hold, on.type, 1), 0));  // not sold yet
        world.convert(hold);
        give_back(hold, on.type, 2);
        CPPUNIT_ASSERT_EQUAL(std::string("1/0/4"), world.figures(on));
        ASSERT_ERROR(kInternal, (give_back(hold, on.type, 2), 0));
        CPPUNIT_ASSERT_EQUAL(std::string("1/0/4"), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }

    void unlimited_types_sell_without_end()
    {
        const auto on = world.on_sale({});
        for (int i = 0; i < 3; ++i) world.hold(on, 10);
        CPPUNIT_ASSERT_EQUAL(std::string("0/30/-"), world.figures(on));
        CPPUNIT_ASSERT(!world.stock(on).sold_out());
    }

    void the_check_on_the_table_is_the_last_guard()
    {
        const auto on = world.on_sale(1);
        const auto pool = world.taking(on.event, {{on.type, 1}}).items.at(0).pools.at(0).id;
        CPPUNIT_ASSERT_THROW(world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE pools SET taken = taken + 2 WHERE id = ?", pool);
        }),
            std::exception);
    }

    void reconciliation_finds_a_counter_that_is_wrong()
    {
        const auto on = world.on_sale(10);
        const auto pool = world.taking(on.event, {{on.type, 1}}).items.at(0).pools.at(0).id;
        const auto set = [&](int taken) {
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = ? WHERE id = ?", taken, pool); });
        };
        set(4);
        CPPUNIT_ASSERT_EQUAL(1, world.mismatches(on.event));
        set(0);
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HoldsTest);

}  // namespace gatehouse::inventory
