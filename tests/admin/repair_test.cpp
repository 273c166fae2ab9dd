// gatehouse-admin repair, stuck and resend: what they show, what they do, and that a sale may go on meanwhile
// (INV-8).

#include <iostream>
#include <sstream>

#include "common/outbox.hpp"
#include "modules/admin/commands.hpp"
#include "modules/inventory/drift.hpp"
#include "modules/inventory/drift_repository.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::admin {

class RepairTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RepairTest);
    CPPUNIT_TEST(it_shows_the_difference_and_changes_nothing_unless_told);
    CPPUNIT_TEST(told_it_repairs_with_an_audit_row_and_verify_is_content);
    CPPUNIT_TEST(what_is_oversold_is_left_to_a_person);
    CPPUNIT_TEST(beside_a_running_sale_the_counter_is_right_in_the_end);
    CPPUNIT_TEST(without_the_lock_it_would_undo_a_sale);
    CPPUNIT_TEST(the_watch_counts_and_repairs_nothing);
    CPPUNIT_TEST(claims_are_shown_watched_and_repaired_like_places);
    CPPUNIT_TEST(a_count_that_is_missing_is_made_again);
    CPPUNIT_TEST(a_code_that_is_used_too_often_is_left_to_a_person);
    CPPUNIT_TEST(beside_a_running_sale_the_uses_are_right_in_the_end);
    CPPUNIT_TEST(stuck_money_is_listed_with_what_to_do);
    CPPUNIT_TEST(ntf_1_news_that_was_given_up_is_listed_and_told_again);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();
    TicketTypeId type = world.type(event, 10);
    inventory::Drift drift{world.context};

    // What a command prints, and its exit code.
    static std::pair<int, std::string> run(int (*command)(const Words&), const Words& words = {})
    {
        std::ostringstream out;
        auto* const before = std::cout.rdbuf(out.rdbuf());
        const int code = command(words);
        std::cout.rdbuf(before);
        return {code, out.str()};
    }
    PoolId pool()
    {
        return world.context.db.read([&](db::Session& session) {
            return world.inventory.quote(session, event, {{type, 1}}).items.at(0).pools.at(0).id;
        });
    }
    void set_taken(int taken)
    {
        world.context.db.transact([&](db::Tx& tx) { inventory::repo::set_taken(tx, pool(), taken); });
    }
    // What is counted and what is held, when that is not the same.
    std::optional<inventory::Mismatch> wrong()
    {
        for (const auto& mismatch : drift.find())
            if (mismatch.event == event) return mismatch;
        return {};
    }

    // A code that each person can use twice, used once.
    inventory::DiscountCode used_code()
    {
        auto plan = world.code_plan(event);
        plan.max_uses_per_person = 2;
        const auto code = world.code(plan);
        world.place(world.wish(event, type, 1, code.code));
        return code;
    }
    void set_uses(const CodeId& code, int uses, std::optional<int> most = {})
    {
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE discount_codes SET uses = ?, max_uses = ? WHERE id = ?", uses, most, code);
        });
    }
    static inventory::ClaimKey uses_of(const CodeId& code)
    {
        return {inventory::ClaimKind::code, code.uuid(), {}};
    }

    void it_shows_the_difference_and_changes_nothing_unless_told()
    {
        world.place(event, type, 3);
        set_taken(5);
        const auto [code, said] = run(repair);
        CPPUNIT_ASSERT_EQUAL(1, code);
        ASSERT_CONTAINS(
            pool().str() + " of " + event.str() + ": taken 5, its holds take 3 -> would be set to 3", said);
        ASSERT_CONTAINS("nothing was changed", said);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, wrong().value().taken);
        CPPUNIT_ASSERT_EQUAL(0, world.audited("pool.repaired", pool().uuid()));
        set_taken(3);
    }

    void told_it_repairs_with_an_audit_row_and_verify_is_content()
    {
        world.place(event, type, 3);
        set_taken(9);
        const auto [broken, named] = run(verify);
        CPPUNIT_ASSERT_EQUAL(1, broken);
        ASSERT_CONTAINS("taken 9, holds 3", named);
        const auto [code, said] = run(repair, {"--yes"});
        CPPUNIT_ASSERT_EQUAL(0, code);
        ASSERT_CONTAINS("taken 9, its holds take 3 -> repaired", said);
        CPPUNIT_ASSERT(!wrong());
        CPPUNIT_ASSERT_EQUAL(1, world.audited("pool.repaired", pool().uuid()));
        CPPUNIT_ASSERT_EQUAL(7, world.stock(event).available.value());
        CPPUNIT_ASSERT_EQUAL(0, run(verify).first);
        ASSERT_CONTAINS("nothing to repair", run(repair, {"--yes"}).second);
        CPPUNIT_ASSERT(drift.repair({}, pool()) == inventory::Repair::vanished);
        CPPUNIT_ASSERT_EQUAL(1, world.audited("pool.repaired", pool().uuid()));
    }

    void what_is_oversold_is_left_to_a_person()
    {
        world.place(event, type, 8);
        set_taken(2);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE pools SET size = 5 WHERE id = ?", pool()); });
        CPPUNIT_ASSERT(drift.repair({}, pool()) == inventory::Repair::oversold);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, wrong().value().taken);
        const auto [code, said] = run(repair, {"--yes"});
        CPPUNIT_ASSERT_EQUAL(1, code);
        ASSERT_CONTAINS("NOT repaired", said);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE pools SET size = 10 WHERE id = ?", pool()); });
        CPPUNIT_ASSERT(drift.repair({}, pool()) == inventory::Repair::done);
    }

    // Buyers take and give back while the counter is knocked off and repaired, again and again.
    void beside_a_running_sale_the_counter_is_right_in_the_end()
    {
        constexpr std::size_t kBuyers = 8;
        const auto id = pool();
        support::at_once(kBuyers + 2, [&](std::size_t i) {
            for (int round = 0; round < 12; ++round) try {
                    if (i < kBuyers) {
                        const auto order = world.place(event, type);
                        if ((i + static_cast<std::size_t>(round)) % 3 != 0) world.expire(order.id);
                        continue;
                    }
                    world.context.db.transact([&](db::Tx& tx) {
                        tx.exec("UPDATE pools SET taken = taken + 1 WHERE id = ? AND taken < size", id);
                    });
                    drift.repair({}, id);
                } catch (const Error& e) {
                    if (!inventory::is_shortage(e)) throw;
                }
        });
        drift.repair({}, id);
        CPPUNIT_ASSERT(!wrong());
    }

    // The control: recomputed first and written afterwards, as a careless repair would.
    void without_the_lock_it_would_undo_a_sale()
    {
        world.place(event, type, 2);
        set_taken(5);
        const auto expected = wrong().value().expected;
        world.place(event, type, 1);  // somebody buys between the look and the write
        set_taken(static_cast<int>(expected));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, wrong().value().expected);
        CPPUNIT_ASSERT(drift.repair({}, pool()) == inventory::Repair::done);
        CPPUNIT_ASSERT(!wrong());
    }

    void the_watch_counts_and_repairs_nothing()
    {
        world.place(event, type, 1);
        CPPUNIT_ASSERT_EQUAL(0, drift.watch());
        ASSERT_CONTAINS("gatehouse_stock_drift 0", world.metrics.text());
        set_taken(4);
        CPPUNIT_ASSERT_EQUAL(1, drift.watch());
        ASSERT_CONTAINS("gatehouse_stock_drift 3", world.metrics.text());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, wrong().value().taken);
        drift.repair({}, pool());
    }

    void claims_are_shown_watched_and_repaired_like_places()
    {
        const auto code = used_code();
        CPPUNIT_ASSERT_EQUAL(0, drift.watch());
        set_uses(code.id, 5);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE person_counts SET taken = 4 WHERE subject_id = ?", code.id); });
        CPPUNIT_ASSERT_EQUAL(2, drift.watch());
        ASSERT_CONTAINS("gatehouse_claim_drift 7", world.metrics.text());
        const auto [broken, named] = run(verify);
        CPPUNIT_ASSERT_EQUAL(1, broken);
        ASSERT_CONTAINS("used 5, claims 1", named);
        ASSERT_CONTAINS("counted 4, claims 1", named);

        const auto [wrong, shown] = run(repair);
        CPPUNIT_ASSERT_EQUAL(1, wrong);
        ASSERT_CONTAINS("uses of " + code.id.str() + ": 5, the holds claim 1 -> would be set to 1", shown);
        ASSERT_CONTAINS(
            "a person's count of " + code.id.str() + ": 4, the holds claim 1 -> would be set to 1", shown);
        CPPUNIT_ASSERT_EQUAL(5, world.uses(event));

        const auto [repaired, said] = run(repair, {"--yes"});
        CPPUNIT_ASSERT_EQUAL(0, repaired);
        ASSERT_CONTAINS("the holds claim 1 -> repaired", said);
        CPPUNIT_ASSERT_EQUAL(1, world.uses(event));
        CPPUNIT_ASSERT(world.counters_hold(event));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("code.repaired", code.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("person.repaired", code.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(0, run(verify).first);
        CPPUNIT_ASSERT(drift.repair({}, uses_of(code.id)) == inventory::Repair::vanished);
        CPPUNIT_ASSERT_EQUAL(1, world.audited("code.repaired", code.id.uuid()));
    }

    void a_count_that_is_missing_is_made_again()
    {
        const auto code = used_code();
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("DELETE FROM person_counts WHERE subject_id = ?", code.id); });
        ASSERT_CONTAINS(code.id.str() + ": 0, the holds claim 1 -> repaired", run(repair, {"--yes"}).second);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void a_code_that_is_used_too_often_is_left_to_a_person()
    {
        const auto code = used_code();
        world.place(world.wish(event, type, 1, code.code));
        set_uses(code.id, 0, 1);
        const auto [left, said] = run(repair, {"--yes"});
        CPPUNIT_ASSERT_EQUAL(1, left);
        ASSERT_CONTAINS("NOT repaired", said);
        CPPUNIT_ASSERT_EQUAL(0, world.uses(event));
        set_uses(code.id, 0, 2);
        CPPUNIT_ASSERT(drift.repair({}, uses_of(code.id)) == inventory::Repair::done);
        CPPUNIT_ASSERT_EQUAL(2, world.uses(event));
    }

    void beside_a_running_sale_the_uses_are_right_in_the_end()
    {
        constexpr std::size_t kBuyers = 6;
        const auto wide = world.type(event, 500);
        const auto code = world.code(world.code_plan(event));
        support::at_once(kBuyers + 2, [&](std::size_t i) {
            for (int round = 0; round < 10; ++round) {
                if (i < kBuyers) {
                    const auto order = world.place(world.wish(event, wide, 1, code.code)).order;
                    if ((i + static_cast<std::size_t>(round)) % 3 != 0) world.expire(order.id);
                    continue;
                }
                world.context.db.transact([&](db::Tx& tx) {
                    tx.exec("UPDATE discount_codes SET uses = uses + 1 WHERE id = ?", code.id);
                });
                drift.repair({}, uses_of(code.id));
            }
        });
        drift.repair({}, uses_of(code.id));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void stuck_money_is_listed_with_what_to_do()
    {
        support::PaymentsWorld shop;
        const auto order = shop.order();
        shop.open(order);
        shop.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET settle_tries = 9 WHERE order_id = ?", order.id);
        });
        const auto [code, said] = run(stuck);
        CPPUNIT_ASSERT_EQUAL(1, code);
        ASSERT_CONTAINS(order.id.str(), said);
        ASSERT_CONTAINS("open  25.00 USD", said);
        ASSERT_CONTAINS("What to do: look the session up at the gateway", said);
        shop.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET settle_tries = 0 WHERE order_id = ?", order.id);
        });
        CPPUNIT_ASSERT_EQUAL(std::string::npos, run(stuck).second.find(order.id.str()));
    }

    void ntf_1_news_that_was_given_up_is_listed_and_told_again()
    {
        const auto id = new_id<OrderId>(world.context);
        world.context.db.transact([&](db::Tx& tx) {
            outbox::publish(tx, "order.expired", id.uuid(), world.clock.at);
            tx.exec(
                "UPDATE outbox SET status = 'dead', attempts = 70, last_error = 'mail: refused' WHERE "
                "subject = ?",
                id);
        });
        const auto [code, said] = run(stuck);
        CPPUNIT_ASSERT_EQUAL(1, code);
        ASSERT_CONTAINS("news order.expired  " + id.str(), said);
        ASSERT_CONTAINS("after 70 tries\n  the last: mail: refused", said);
        ASSERT_CONTAINS("gatehouse-admin resend", said);
        CPPUNIT_ASSERT_EQUAL(0, run(resend).first);
        CPPUNIT_ASSERT_EQUAL(std::string::npos, run(stuck).second.find(id.str()));
        const auto pending = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM outbox WHERE subject = ? AND status = 'pending' AND attempts = 0",
                [](const db::Row& row) { return row.integer(1); }, id);
        });
        CPPUNIT_ASSERT_EQUAL(1, *pending);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RepairTest);

}  // namespace gatehouse::admin
