// Races, released at the same instant. Each guard has a control without it, where the race must be seen to
// happen (INV-11).

#include <atomic>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/inventory_world.hpp"

namespace gatehouse::inventory {

using support::at_once;

class RaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RaceTest);
    CPPUNIT_TEST(the_last_tickets_are_sold_once);
    CPPUNIT_TEST(without_the_guard_the_last_tickets_are_sold_more_than_once);
    CPPUNIT_TEST(orders_across_pools_neither_oversell_nor_hang);
    CPPUNIT_TEST(shrinking_never_cuts_below_what_is_taken);
    CPPUNIT_TEST(a_hold_is_either_sold_or_given_back);
    CPPUNIT_TEST(a_type_is_either_deleted_or_sold);
    CPPUNIT_TEST(takes_and_releases_in_any_order_leave_true_counters);
    CPPUNIT_TEST_SUITE_END();

    support::InventoryWorld world;

    void the_last_tickets_are_sold_once()
    {
        for (const int stock : {1, 2, 7}) {
            const auto on = world.on_sale(stock);
            std::vector<Taking> wanted;
            for (int i = 0; i < 32; ++i) wanted.push_back(world.taking(on.event, {{on.type, 1 + i % 3}}));
            std::atomic<int> taken{0};
            at_once(32, [&](std::size_t i) {
                try {
                    world.context.db.transact([&](db::Tx& tx) { world.inventory.take(tx, wanted[i]); });
                    taken += wanted[i].items[0].quantity;
                } catch (const Error& e) {
                    if (&e.kind() != &kSoldOut && &e.kind() != &kInsufficientStock) throw;
                }
            });
            CPPUNIT_ASSERT(taken <= stock);
            CPPUNIT_ASSERT_EQUAL(
                "0/" + std::to_string(taken) + "/" + std::to_string(stock - taken), world.figures(on));
            CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
        }
    }

    // The same race on a pool that a seller without our guard looks at before it takes. The pool is
    // unlimited, so that the table's CHECK does not save it either.
    void without_the_guard_the_last_tickets_are_sold_more_than_once()
    {
        constexpr int kStock = 1;
        const auto on = world.on_sale({});
        const auto pool = world.taking(on.event, {{on.type, 1}}).items[0].pools[0].id;
        const auto taken = [&](db::Session& session) {
            return *session.one(
                "SELECT taken FROM pools WHERE id = ?", [](const db::Row& row) { return row.integer(1); },
                pool);
        };
        for (int round = 0; round < 50; ++round) {
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = 0 WHERE id = ?", pool); });
            at_once(16, [&](std::size_t) {
                world.context.db.transact([&](db::Tx& tx) {
                    if (taken(tx) < kStock) tx.exec("UPDATE pools SET taken = taken + 1 WHERE id = ?", pool);
                });
            });
            const int sold = world.context.db.read([&](db::Session& session) { return taken(session); });
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = 0 WHERE id = ?", pool); });
            if (sold > kStock) return;  // seen
        }
        CPPUNIT_FAIL("the race did not happen, so the test above proves nothing");
    }

    void orders_across_pools_neither_oversell_nor_hang()
    {
        const auto on = world.on_sale(20);
        const auto other = world.add_type(on.event, 20).id.type().value();
        // Half of them name the types the other way round.
        std::vector<Taking> wanted;
        for (int i = 0; i < 24; ++i)
            wanted.push_back(i % 2 ? world.taking(on.event, {{on.type, 1}, {other, 2}})
                                   : world.taking(on.event, {{other, 2}, {on.type, 1}}));
        std::atomic<int> placed{0};
        at_once(24, [&](std::size_t i) {
            try {
                world.context.db.transact([&](db::Tx& tx) { world.inventory.take(tx, wanted[i]); });
                ++placed;
            } catch (const Error& e) {
                if (&e.kind() != &kSoldOut) throw;
            }
        });
        CPPUNIT_ASSERT_EQUAL(10, placed.load());
        CPPUNIT_ASSERT_EQUAL(std::string("0/10/10"), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }

    void shrinking_never_cuts_below_what_is_taken()
    {
        const Editor editor(world.context);
        for (int round = 0; round < 5; ++round) {
            const auto on = world.on_sale(12);
            std::vector<Taking> wanted;
            for (int i = 0; i < 12; ++i) wanted.push_back(world.taking(on.event, {{on.type, 1}}));
            at_once(13, [&](std::size_t i) {
                try {
                    if (i == 12) {
                        TypeChange change;
                        change.capacity = {true, 6};
                        editor.update(world.organizer.caller, on.type, change);
                    } else {
                        world.context.db.transact([&](db::Tx& tx) { world.inventory.take(tx, wanted[i]); });
                    }
                } catch (const Error& e) {
                    if (&e.kind() != &kSoldOut && &e.kind() != &kCapacityInUse) throw;
                }
            });
            const auto type = world.stock(on);
            CPPUNIT_ASSERT(type.held <= *type.capacity);
            CPPUNIT_ASSERT(*type.capacity == 6 ? type.held == 6 : type.held == 12);
            CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
        }
    }

    void a_hold_is_either_sold_or_given_back()
    {
        for (int round = 0; round < 10; ++round) {
            const auto on = world.on_sale(5);
            const auto hold = world.hold(on, 3);
            std::atomic<int> sold{0}, back{0};
            at_once(16, [&](std::size_t i) {
                (i % 2 ? sold : back) += i % 2 ? world.convert(hold) : world.release(hold);
            });
            CPPUNIT_ASSERT_EQUAL(1, sold + back);
            CPPUNIT_ASSERT_EQUAL(std::string(sold ? "3/0/2" : "0/0/5"), world.figures(on));
        }
    }

    void a_type_is_either_deleted_or_sold()
    {
        const Editor editor(world.context);
        for (int round = 0; round < 10; ++round) {
            const auto on = world.on_sale(5);
            const auto wanted = world.taking(on.event, {{on.type, 1}});
            std::atomic<int> sold{0}, deleted{0};
            at_once(2, [&](std::size_t i) {
                try {
                    if (i == 0) {
                        editor.remove(world.organizer.caller, on.type);
                        ++deleted;
                    } else {
                        world.context.db.transact([&](db::Tx& tx) { world.inventory.take(tx, wanted); });
                        ++sold;
                    }
                } catch (const Error& e) {
                    if (&e.kind() != &kSoldOut && &e.kind() != &kHasSales) throw;
                }
            });
            CPPUNIT_ASSERT_EQUAL(1, sold + deleted);
            CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
        }
    }

    void takes_and_releases_in_any_order_leave_true_counters()
    {
        const auto on = world.on_sale(7);
        std::vector<std::vector<Taking>> wanted(16);
        for (auto& mine : wanted)
            for (int i = 0; i < 6; ++i) mine.push_back(world.taking(on.event, {{on.type, 1 + i % 4}}));
        std::atomic<int> sold{0};
        at_once(16, [&](std::size_t i) {
            for (const auto& taking : wanted[i]) try {
                    world.context.db.transact([&](db::Tx& tx) { world.inventory.take(tx, taking); });
                    if (i % 8 != 0)
                        world.release(taking.hold.id);
                    else if (world.convert(taking.hold.id))
                        sold += taking.items[0].quantity;
                } catch (const Error& e) {
                    if (&e.kind() != &kSoldOut && &e.kind() != &kInsufficientStock) throw;
                }
        });
        CPPUNIT_ASSERT_EQUAL(std::to_string(sold) + "/0/" + std::to_string(7 - sold), world.figures(on));
        CPPUNIT_ASSERT_EQUAL(0, world.mismatches(on.event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace gatehouse::inventory
