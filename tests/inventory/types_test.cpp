// Ticket types, and what lists and pages are told about the sale.

#include "common/live/keys.hpp"
#include "common/time.hpp"
#include "modules/inventory/day_editor.hpp"
#include "modules/inventory/jobs.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"

namespace gatehouse::inventory {

class TypesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TypesTest);
    CPPUNIT_TEST(shrinking_below_what_is_taken_is_refused_with_the_numbers);
    CPPUNIT_TEST(capacity_can_grow_shrink_and_become_unlimited);
    CPPUNIT_TEST(prices_are_in_the_event_s_currency_and_free_events_are_free);
    CPPUNIT_TEST(only_a_type_that_never_sold_can_be_deleted);
    CPPUNIT_TEST(availability_is_the_least_of_all_pools);
    CPPUNIT_TEST(everybody_sees_what_is_offered_and_members_see_all);
    CPPUNIT_TEST(an_event_may_keep_its_numbers_to_itself);
    CPPUNIT_TEST(publishing_names_what_the_stock_lacks);
    CPPUNIT_TEST(days_that_the_event_left_behind_are_named_too);
    CPPUNIT_TEST(an_event_with_paid_tickets_is_not_cancelled);
    CPPUNIT_TEST(free_tickets_are_not_paid_for_because_paid_ones_share_their_capacity);
    CPPUNIT_TEST(a_copy_has_its_own_stock_and_moved_windows);
    CPPUNIT_TEST(lists_follow_the_sale);
    CPPUNIT_TEST(marked_events_are_refreshed_and_sweeps_mark_what_time_changed);
    CPPUNIT_TEST(a_deleted_draft_leaves_no_stock);
    CPPUNIT_TEST_SUITE_END();

    support::InventoryWorld world;
    Editor editor{world.context};
    Lifecycle lifecycle{world.context};

    SaleItem change(const TicketTypeId& type, const std::function<void(TypeChange&)>& fill)
    {
        TypeChange change;
        fill(change);
        return editor.update(world.organizer.caller, type, change);
    }
    SaleItem resize(const TicketTypeId& type, std::optional<int> capacity)
    {
        return change(type, [&](auto& c) { c.capacity = {true, capacity}; });
    }
    events::SaleSummary summary(const EventId& event)
    {
        world.inventory.refresh(event);
        return world.read(event).sale;
    }

    void shrinking_below_what_is_taken_is_refused_with_the_numbers()
    {
        const auto on = world.on_sale(10);
        world.convert(world.hold(on, 3));
        world.hold(on, 2);
        try {
            resize(on.type, 4);
            CPPUNIT_FAIL("shrunk");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("capacity_in_use"), std::string(e.kind().code));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, std::get<std::int64_t>(e.extras().at(0).second));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, std::get<std::int64_t>(e.extras().at(1).second));
        }
        CPPUNIT_ASSERT_EQUAL(10, world.stock(on).capacity.value());
    }

    void capacity_can_grow_shrink_and_become_unlimited()
    {
        const auto on = world.on_sale(10);
        world.hold(on, 5);
        CPPUNIT_ASSERT_EQUAL(5, resize(on.type, 5).capacity.value());
        CPPUNIT_ASSERT_EQUAL(5, resize(on.type, 5).capacity.value());  // the same again
        CPPUNIT_ASSERT(resize(on.type, 5).state == TypeState::sold_out);
        CPPUNIT_ASSERT(!resize(on.type, {}).available);
        CPPUNIT_ASSERT_EQUAL(95, resize(on.type, 100).available.value());
        CPPUNIT_ASSERT_EQUAL(100, change(on.type, [](auto& c) { c.name = "VIP"; }).capacity.value());
    }

    void prices_are_in_the_event_s_currency_and_free_events_are_free()
    {
        auto wanted = support::type_plan(world.draft().id, 10);
        wanted.price.currency = "EUR";
        wanted.min_per_order = 5, wanted.max_per_order = 2;
        wanted.sales_start = wanted.sales_end = world.clock.at;
        try {
            world.add_type(wanted);
            CPPUNIT_FAIL("accepted");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::size_t{3}, e.faults().size());
        }
        auto plan = world.plan();
        plan.type = events::Type::free;
        const auto event = world.draft(plan).id;
        ASSERT_ERROR(kInvalid, world.add_type(event, 10, 1));
        world.add_type(event, 10, 0);
    }

    void only_a_type_that_never_sold_can_be_deleted()
    {
        const auto on = world.on_sale(10);
        const auto fresh = world.add_type(on.event, 5).id.type().value();
        world.release(world.hold(on, 1));
        ASSERT_ERROR(kHasSales, (editor.remove(world.organizer.caller, on.type), 0));
        editor.remove(world.organizer.caller, fresh);
        ASSERT_ERROR(kNotFound, editor.get(world.organizer.caller, fresh));
    }

    void availability_is_the_least_of_all_pools()
    {
        const auto on = world.on_sale(10);
        const auto pool = new_id<PoolId>(world.context);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("INSERT INTO pools (id, event_id, kind, size) VALUES (?, ?, 'event', 4)", pool, on.event);
            tx.exec("INSERT INTO item_pools (item_id, pool_id) VALUES (?, ?)", on.type, pool);
        });
        CPPUNIT_ASSERT_EQUAL(4, world.stock(on).available.value());
        CPPUNIT_ASSERT_EQUAL(10, world.stock(on).capacity.value());
        ASSERT_ERROR(kInsufficientStock, world.hold(on, 5));
        world.convert(world.hold(on, 3));
        CPPUNIT_ASSERT_EQUAL(std::string("3/0/1"), world.figures(on));
    }

    void everybody_sees_what_is_offered_and_members_see_all()
    {
        const auto on = world.on_sale(10);
        const auto hidden = world.add_type(on.event, 5).id.type().value();
        change(hidden, [](auto& c) { c.visibility = Visibility::hidden; });
        world.convert(world.hold(on, 2));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, editor.list(world.organizer.caller, on.event).items.size());
        for (const auto& caller : {auth::Caller{}, world.stranger.caller}) {
            const auto shown = editor.list(caller, on.event).items;
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, shown.size());
            CPPUNIT_ASSERT(!shown[0].capacity && shown[0].sold == 0 && shown[0].available == 8);
            ASSERT_ERROR(kNotFound, editor.get(caller, hidden));
        }
        const auto draft = world.draft().id;
        const auto type = world.add_type(draft, 5).id.type().value();
        for (const auto& caller : {auth::Caller{}, world.stranger.caller}) {
            ASSERT_ERROR(kNotFound, editor.list(caller, draft));
            ASSERT_ERROR(kNotFound, editor.get(caller, type));
        }
    }

    void an_event_may_keep_its_numbers_to_itself()
    {
        auto plan = world.plan();
        plan.settings.emplace().show_remaining = false;
        const auto event = world.draft(plan).id;
        const support::InventoryWorld::OnSale on{event, world.add_type(event, 1).id.type().value()};
        lifecycle.publish(world.organizer.caller, event);
        const auto read = [&] {
            return world.context.db.read(
                [&](db::Session& s) { return world.inventory.availability(s, event); });
        };
        CPPUNIT_ASSERT(!read().items.at(0).available);
        world.hold(on, 1);
        CPPUNIT_ASSERT(read().items.at(0).state == TypeState::sold_out && read().items.at(0).held == 0);
    }

    void publishing_names_what_the_stock_lacks()
    {
        const auto event = world.draft();
        ASSERT_ERROR(events::kNotPublishable, (lifecycle.publish(world.organizer.caller, event.id), 0));
        world.add_type(event.id, 5);
        events::EventChange other;
        other.version = event.version, other.currency = "EUR";
        events::Editor(world.context).update(world.organizer.caller, event.id, other);
        try {
            lifecycle.publish(world.organizer.caller, event.id);
            CPPUNIT_FAIL("published");
        } catch (const Error& e) {
            ASSERT_CONTAINS("/price/currency", e.faults().at(0).pointer);
        }
        ASSERT_ERROR(kNotFound, (lifecycle.publish(world.stranger.caller, event.id), 0));
    }

    void days_that_the_event_left_behind_are_named_too()
    {
        const auto draft = world.draft();
        world.add_type(draft.id, 5);
        NewDay wanted;
        wanted.starts_at = to_rfc3339(draft.starts_at);
        wanted.ends_at = to_rfc3339(draft.ends_at);
        const auto day = DayEditor(world.context).create(world.organizer.caller, draft.id, wanted);
        events::EventChange later;
        later.version = world.read(draft.id).version;
        later.starts_at = draft.starts_at + std::chrono::hours(48);
        later.ends_at = draft.ends_at + std::chrono::hours(48);
        events::Editor(world.context).update(world.organizer.caller, draft.id, later);
        try {
            lifecycle.publish(world.organizer.caller, draft.id);
            CPPUNIT_FAIL("published");
        } catch (const Error& e) {
            CPPUNIT_ASSERT(&e.kind() == &events::kNotPublishable);
            CPPUNIT_ASSERT_EQUAL("/days/" + day.id.str() + "/starts_at", e.faults().at(0).pointer);
        }
    }

    void an_event_with_paid_tickets_is_not_cancelled()
    {
        const auto paid = world.on_sale(5), gratis = world.on_sale(5, 0), held = world.on_sale(5);
        world.convert(world.hold(paid, 1));
        world.convert(world.hold(gratis, 1));
        world.hold(held, 1);
        ASSERT_ERROR(kHasSales, (lifecycle.cancel(world.organizer.caller, paid.event, ""), 0));
        lifecycle.cancel(world.organizer.caller, gratis.event, "");
        lifecycle.cancel(world.organizer.caller, held.event, "");
        CPPUNIT_ASSERT(world.stock(gratis).state == TypeState::closed);
        ASSERT_ERROR(kNotFound, (lifecycle.cancel(world.stranger.caller, paid.event, ""), 0));
    }

    void free_tickets_are_not_paid_for_because_paid_ones_share_their_capacity()
    {
        const auto gratis = world.on_sale(5, 0);
        world.add_type(gratis.event, 5, 2500);
        DayEditor(world.context).set_capacity(world.organizer.caller, gratis.event, 8);
        world.convert(world.hold(gratis, 1));
        lifecycle.cancel(world.organizer.caller, gratis.event, "");
        CPPUNIT_ASSERT(world.stock(gratis).state == TypeState::closed);
    }

    void a_copy_has_its_own_stock_and_moved_windows()
    {
        const auto on = world.on_sale(5);
        change(on.type, [&](auto& c) { c.sales_end = {true, world.clock.at + std::chrono::hours(10)}; });
        world.hold(on, 2);
        const auto starts = world.read(on.event).starts_at + std::chrono::hours(24);
        const auto copy = lifecycle.duplicate(world.organizer.caller, on.event, {{}, starts, {}});
        const auto types = editor.list(world.organizer.caller, copy).items;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, types.size());
        CPPUNIT_ASSERT(types[0].available == 5 && types[0].held == 0);
        CPPUNIT_ASSERT(types[0].sales_end == world.clock.at + std::chrono::hours(34));
        ASSERT_ERROR(kNotFound, lifecycle.duplicate(world.stranger.caller, on.event, {}));
    }

    void lists_follow_the_sale()
    {
        using events::SaleState;
        CPPUNIT_ASSERT(summary(world.draft().id) == (events::SaleSummary{{}, SaleState::none}));
        const auto on = world.on_sale(20);
        CPPUNIT_ASSERT(summary(on.event) == (events::SaleSummary{2500, SaleState::on_sale}));
        const auto dear = world.add_type(on.event, 20, 9900).id.type().value();
        for (int i = 0; i < 2; ++i) world.hold(on, 10);
        CPPUNIT_ASSERT(summary(on.event) == (events::SaleSummary{9900, SaleState::on_sale}));
        for (const int n : {10, 6}) world.hold({on.event, dear}, n);
        CPPUNIT_ASSERT(summary(on.event) == (events::SaleSummary{9900, SaleState::few_left}));
        world.hold({on.event, dear}, 4);
        CPPUNIT_ASSERT(summary(on.event) == (events::SaleSummary{2500, SaleState::sold_out}));
        const auto coming = world.on_sale(5);
        change(coming.type, [&](auto& c) { c.sales_start = {true, world.clock.at + std::chrono::hours(1)}; });
        CPPUNIT_ASSERT(summary(coming.event).state == SaleState::not_started);
        world.clock.advance(std::chrono::hours(24 * 40));
        CPPUNIT_ASSERT(summary(coming.event).state == SaleState::ended);
    }

    void marked_events_are_refreshed_and_sweeps_mark_what_time_changed()
    {
        const auto run = [&](const std::string& name) {
            for (const auto& job : jobs())
                if (name == job.name) job.run(world.context);
        };
        const auto on = world.on_sale(5);
        change(on.type, [&](auto& c) { c.sales_start = {true, world.clock.at + std::chrono::hours(1)}; });
        run("inventory.publish_availability");
        CPPUNIT_ASSERT(world.read(on.event).sale.state == events::SaleState::not_started);
        run("inventory.sweep_windows");
        world.clock.advance(std::chrono::hours(1) + std::chrono::seconds(5));
        run("inventory.sweep_windows");
        world.context.redis.del(live::keys::resting("event"));  // it was told about a moment ago
        run("inventory.publish_availability");
        CPPUNIT_ASSERT(world.read(on.event).sale.state == events::SaleState::on_sale);
        world.context.redis.del("inventory:swept");  // this test's clock is ahead of the others'
    }

    void a_deleted_draft_leaves_no_stock()
    {
        const auto event = world.draft().id;
        world.add_type(event, 5);
        lifecycle.forget(event);  // still there: nothing happens
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, editor.list(world.organizer.caller, event).items.size());
        events::Editor(world.context).remove(world.organizer.caller, event);
        outbox::News news;
        news.subject = event.uuid();
        for (int twice = 0; twice < 2; ++twice) subscriptions().at(0).deliver(world.context, news);
        CPPUNIT_ASSERT_EQUAL(0, *world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT COUNT(*) FROM pools WHERE event_id = ?",
                [](const db::Row& row) { return row.integer(1); }, event);
        }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TypesTest);

}  // namespace gatehouse::inventory
