// Places that a code keeps for those who have it: counted like all others, whatever happens to the code.

#include <future>

#include "modules/events/editor.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

class ReserveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ReserveTest);
    CPPUNIT_TEST(inv_7_who_takes_a_kept_place_while_the_code_is_changed_is_counted);
    CPPUNIT_TEST(inv_7_who_takes_a_kept_place_while_the_code_ends_is_counted);
    CPPUNIT_TEST(inv_11_without_the_lock_they_are_not_counted);
    CPPUNIT_TEST(a_code_that_is_over_keeps_nothing_when_it_is_changed);
    CPPUNIT_TEST(a_code_that_cannot_end_keeps_no_other_from_it);
    CPPUNIT_TEST(a_copy_keeps_as_many_as_there_are);
    CPPUNIT_TEST(what_was_only_kept_can_still_be_deleted);
    CPPUNIT_TEST(a_deleted_draft_leaves_no_kept_places);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    inventory::Codes codes{world.context};
    EventId event = world.event();
    TicketTypeId type = world.type(event, 10);

    inventory::DiscountCode keeping(int places, std::optional<Time> until = {})
    {
        auto plan = world.code_plan(event);
        plan.types = {type};
        plan.blocks_stock = places;
        plan.ends_at = until;
        return world.code(plan);
    }
    inventory::DiscountCode change(const CodeId& id, const std::function<void(inventory::CodeChange&)>& fill)
    {
        inventory::CodeChange change;
        fill(change);
        return codes.update(world.organizer.caller, id, change);
    }
    int reserved() { return codes.list(world.organizer.caller, event).at(0).reserved; }
    int holds_of(const EventId& of)
    {
        return *world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM holds h JOIN hold_lines l ON l.hold_id = h.id WHERE h.event_id = ?",
                [](const db::Row& row) { return row.integer(1); }, of);
        });
    }

    // Buys one place with the code, and runs `meanwhile` before that is committed.
    void buy(const std::string& code, const std::function<void()>& meanwhile)
    {
        const inventory::Asking asking{code, {{}, "ada@example.org"}};
        const auto quote = world.context.db.read([&](db::Session& session) {
            return world.inventory.quote(session, event, {{type, 1}}, asking);
        });
        const inventory::Taking taking{
            {new_id<HoldId>(world.context), event, inventory::HoldKind::checkout,
                new_id<OrderId>(world.context), world.clock.at + 10min, world.clock.at},
            quote.items, quote.claims, quote.reserve};
        std::future<void> other;
        world.context.db.transact([&](db::Tx& tx) {
            world.inventory.take(tx, taking);
            other = std::async(std::launch::async, meanwhile);
            CPPUNIT_ASSERT(other.wait_for(300ms) == std::future_status::timeout);  // it waits for us
        });
        other.get();
    }

    void inv_7_who_takes_a_kept_place_while_the_code_is_changed_is_counted()
    {
        const auto code = keeping(4);
        buy(code.code, [&] { change(code.id, [](auto& c) { c.blocks_stock = 6; }); });
        CPPUNIT_ASSERT_EQUAL(5, reserved());
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void inv_7_who_takes_a_kept_place_while_the_code_ends_is_counted()
    {
        const auto code = keeping(4);
        buy(code.code, [&] { change(code.id, [](auto& c) { c.active = false; }); });
        CPPUNIT_ASSERT_EQUAL(9, world.stock(event).available.value());
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    // Looks at what is left before it has the pool, or the two tests above prove nothing.
    void inv_11_without_the_lock_they_are_not_counted()
    {
        const auto code = keeping(4);
        buy(code.code, [&] {
            world.context.db.transact([&](db::Tx& tx) {
                const int left = *tx.one(
                    "SELECT quantity FROM hold_lines WHERE hold_id = ?",
                    [](const db::Row& row) { return row.integer(1); }, code.reserve);
                tx.exec("UPDATE pools SET taken = taken + 6 - ? WHERE event_id = ?", left, event);
                tx.exec("UPDATE hold_lines SET quantity = 6 WHERE hold_id = ?", code.reserve);
            });
        });
        CPPUNIT_ASSERT(!world.counters_hold(event));
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = 7 WHERE event_id = ?", event); });
    }

    void a_code_that_is_over_keeps_nothing_when_it_is_changed()
    {
        const auto code = keeping(4, world.clock.at + 1h);
        world.clock.advance(2h);
        codes.end_reserves();
        world.place(event, type, 10);
        change(code.id, [](auto& c) { c.max_uses = {true, 9}; });
        CPPUNIT_ASSERT_EQUAL(0, reserved());
        change(code.id, [&](auto& c) { c.ends_at = {true, world.clock.at - 1h}; });
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void a_code_that_cannot_end_keeps_no_other_from_it()
    {
        keeping(4, world.clock.at + 1h);
        const auto broken = event;
        event = world.event();
        type = world.type(event, 10);
        keeping(4, world.clock.at + 2h);
        const auto set_taken = [&](int taken) {
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET taken = ? WHERE event_id = ?", taken, broken); });
        };
        set_taken(0);  // fewer than it could give back
        world.clock.advance(3h);
        codes.end_reserves();
        CPPUNIT_ASSERT_EQUAL(0, reserved());
        set_taken(4);
        codes.end_reserves();
        CPPUNIT_ASSERT(world.counters_hold(broken) && world.counters_hold(event));
    }

    // One after the other they were kept; the copy has both at once.
    void a_copy_keeps_as_many_as_there_are()
    {
        keeping(8, world.clock.at + 1h);
        world.clock.advance(2h);
        codes.end_reserves();
        keeping(6);
        const auto starts = world.read(event).starts_at + 24h * 7;
        event =
            inventory::Lifecycle(world.context).duplicate(world.organizer.caller, event, {{}, starts, {}});
        int kept = 0;
        for (const auto& code : codes.list(world.organizer.caller, event)) kept += code.reserved;
        CPPUNIT_ASSERT_EQUAL(10, kept);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event).available.value());
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void what_was_only_kept_can_still_be_deleted()
    {
        const auto code = keeping(4);
        change(code.id, [](auto& c) { c.active = false; });
        change(code.id, [](auto& c) { c.active = true; });
        codes.remove(world.organizer.caller, code.id);
        inventory::Editor(world.context).remove(world.organizer.caller, type);
        CPPUNIT_ASSERT_EQUAL(0, holds_of(event));
    }

    void a_deleted_draft_leaves_no_kept_places()
    {
        event = world.draft().id;
        type = world.type(event, 10);
        keeping(4);
        events::Editor(world.context).remove(world.organizer.caller, event);
        inventory::Lifecycle(world.context).forget(event);
        CPPUNIT_ASSERT_EQUAL(0, holds_of(event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReserveTest);

}  // namespace gatehouse::orders
