// What may be asked for, and what it costs.

#include "common/time.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/inventory_world.hpp"

namespace gatehouse::inventory {

class QuoteTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(QuoteTest);
    CPPUNIT_TEST(a_quote_keeps_the_price_of_its_moment);
    CPPUNIT_TEST(unknown_foreign_hidden_and_inactive_types_are_not_found);
    CPPUNIT_TEST(a_type_without_a_pool_cannot_be_sold);
    CPPUNIT_TEST(the_sale_opens_and_closes_on_time);
    CPPUNIT_TEST(closed_types_and_waiting_rooms_sell_nothing_directly);
    CPPUNIT_TEST(limits_of_the_type_and_of_the_event_hold);
    CPPUNIT_TEST(the_same_type_twice_counts_together);
    CPPUNIT_TEST(a_cancelled_or_past_event_sells_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::InventoryWorld world;
    Editor editor{world.context};

    Quote quote(const EventId& event, const std::vector<Wish>& wishes)
    {
        return world.context.db.read(
            [&](db::Session& session) { return world.inventory.quote(session, event, wishes); });
    }
    void change(const TicketTypeId& type, const std::function<void(TypeChange&)>& fill)
    {
        TypeChange change;
        fill(change);
        editor.update(world.organizer.caller, type, change);
    }
    std::int64_t number(const Error& e, const std::string& name)
    {
        for (const auto& [key, value] : e.extras())
            if (key == name) return std::get<std::int64_t>(value);
        return -1;
    }

    void a_quote_keeps_the_price_of_its_moment()
    {
        const auto on = world.on_sale(10);
        const auto before = quote(on.event, {{on.type, 2}});
        change(on.type, [](auto& c) { c.price = Money{9900, "USD"}, c.tax_rate = 1900; });
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, before.items.at(0).unit_price.amount);
        const auto after = quote(on.event, {{on.type, 2}});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{9900}, after.items.at(0).unit_price.amount);
        CPPUNIT_ASSERT_EQUAL(1900, after.items.at(0).tax_rate);
        CPPUNIT_ASSERT(after.event.organization == world.organizer.organization.id);
    }

    void unknown_foreign_hidden_and_inactive_types_are_not_found()
    {
        const auto on = world.on_sale(10), other = world.on_sale(10);
        ASSERT_ERROR(kNotFound, quote(on.event, {{other.type, 1}}));
        ASSERT_ERROR(kNotFound, quote(on.event, {{on.type, 1}, {new_id<TicketTypeId>(world.context), 1}}));
        change(on.type, [](auto& c) { c.visibility = Visibility::hidden; });
        ASSERT_ERROR(kNotFound, quote(on.event, {{on.type, 1}}));
        change(on.type, [](auto& c) { c.visibility = Visibility::public_, c.active = false; });
        ASSERT_ERROR(kNotFound, quote(on.event, {{on.type, 1}}));
        const auto draft = world.draft().id;
        ASSERT_ERROR(kNotFound, quote(draft, {{world.add_type(draft, 5).id.type().value(), 1}}));
    }

    void a_type_without_a_pool_cannot_be_sold()
    {
        const auto on = world.on_sale(10);
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("DELETE FROM item_pools WHERE item_id = ?", on.type); });
        ASSERT_ERROR(kNotFound, quote(on.event, {{on.type, 1}}));
    }

    void the_sale_opens_and_closes_on_time()
    {
        const auto on = world.on_sale(10);
        const auto opens = world.clock.at + std::chrono::hours(1), closes = opens + std::chrono::hours(1);
        change(on.type, [&](auto& c) { c.sales_start = {true, opens}, c.sales_end = {true, closes}; });
        ASSERT_ERROR(kSalesNotOpen, quote(on.event, {{on.type, 1}}));
        world.clock.at = opens;
        quote(on.event, {{on.type, 1}});
        world.clock.at = closes - std::chrono::microseconds(1);
        quote(on.event, {{on.type, 1}});
        world.clock.at = closes;
        ASSERT_ERROR(kSalesClosed, quote(on.event, {{on.type, 1}}));
    }

    void closed_types_and_waiting_rooms_sell_nothing_directly()
    {
        const auto on = world.on_sale(10);
        change(on.type, [](auto& c) { c.sale_mode = SaleMode::waiting_room; });
        ASSERT_ERROR(kQueueRequired, quote(on.event, {{on.type, 1}}));
        change(on.type, [](auto& c) { c.sale_mode = SaleMode::closed; });
        ASSERT_ERROR(kSalesClosed, quote(on.event, {{on.type, 1}}));
    }

    void limits_of_the_type_and_of_the_event_hold()
    {
        auto plan = world.plan();
        plan.settings = events::Settings{2, 5, true, false, true, false, {}, ""};
        const auto event = world.draft(plan).id;
        auto wanted = support::type_plan(event, 100);
        wanted.max_per_order = 4;
        const auto type = world.add_type(wanted).id.type().value(),
                   more = world.add_type(event, 100).id.type().value();
        Lifecycle(world.context).publish(world.organizer.caller, event);
        const auto refused = [&](const std::vector<Wish>& wishes, const char* name) {
            try {
                quote(event, wishes);
                return std::int64_t{0};
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("limit_exceeded"), std::string(e.kind().code));
                return number(e, name);
            }
        };
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, refused({{type, 5}}, "max"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, refused({{type, 3}, {more, 3}}, "max"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, refused({{type, 1}}, "min"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, refused({{type, 4}, {more, 1}}, "max"));
    }

    void the_same_type_twice_counts_together()
    {
        const auto on = world.on_sale(10);
        const auto items = quote(on.event, {{on.type, 2}, {on.type, 3}}).items;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, items.size());
        CPPUNIT_ASSERT_EQUAL(5, items[0].quantity);
        ASSERT_ERROR(kLimitExceeded, quote(on.event, {{on.type, 6}, {on.type, 5}}));
    }

    void a_cancelled_or_past_event_sells_nothing()
    {
        const auto on = world.on_sale(10), other = world.on_sale(10);
        Lifecycle(world.context).cancel(world.organizer.caller, on.event, "Rain");
        ASSERT_ERROR(kSalesClosed, quote(on.event, {{on.type, 1}}));
        world.clock.advance(std::chrono::hours(24 * 40));
        ASSERT_ERROR(kSalesClosed, quote(other.event, {{other.type, 1}}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(QuoteTest);

}  // namespace gatehouse::inventory
