// What one person can have, across orders (ORD-5), and what the platform keeps (ORD-7).

#include <barrier>

#include "modules/orders/pricing.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class LimitsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LimitsTest);
    CPPUNIT_TEST(ord_5_one_person_has_no_more_across_orders);
    CPPUNIT_TEST(ord_5_neither_another_address_nor_a_guest_begins_anew);
    CPPUNIT_TEST(ord_5_what_ends_can_be_bought_again);
    CPPUNIT_TEST(inv_11_a_person_who_asks_many_times_at_once_gets_the_limit);
    CPPUNIT_TEST(inv_11_without_the_guard_they_get_more);
    CPPUNIT_TEST(limits_of_others_do_not_touch_it);
    CPPUNIT_TEST(ord_7_the_buyer_pays_the_fee_or_the_organizer_does);
    CPPUNIT_TEST(ord_7_free_tickets_cost_no_fee_whatever_made_them_free);
    CPPUNIT_TEST(ord_7_the_installation_says_how_much);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();
    TicketTypeId type = limited(3);

    TicketTypeId limited(int most)
    {
        auto plan = support::type_plan(event, 100);
        plan.max_per_person = most;
        return world.type(plan);
    }
    PlaceOrder wish(const std::string& email, int quantity)
    {
        auto wanted = world.wish(event, type, quantity);
        wanted.buyer.email = email;
        return wanted;
    }
    Order place(const auth::Caller& caller, const std::string& email, int quantity)
    {
        return world.orders.place(caller, wish(email, quantity), world.random.bytes(32)).order;
    }

    void ord_5_one_person_has_no_more_across_orders()
    {
        const auto email = world.unique("ada.") + "@example.org";
        ASSERT_ERROR(inventory::kLimitExceeded, place({}, email, 4));
        place({}, email, 2);
        try {
            place({}, email, 2);
            CPPUNIT_FAIL("placed");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("limit_exceeded"), std::string(e.kind().code));
            CPPUNIT_ASSERT_EQUAL(std::string("max"), e.extras().at(0).first);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, std::get<std::int64_t>(e.extras().at(0).second));
            CPPUNIT_ASSERT_EQUAL(std::string("already"), e.extras().at(1).first);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, std::get<std::int64_t>(e.extras().at(1).second));
        }
        place({}, email, 1);
        CPPUNIT_ASSERT_EQUAL(3, world.stock(event).held);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void ord_5_neither_another_address_nor_a_guest_begins_anew()
    {
        const auto person = world.person("Ada");
        place(person.caller, world.unique("a.") + "@example.org", 2);
        ASSERT_ERROR(inventory::kLimitExceeded, place(person.caller, world.unique("b.") + "@example.org", 2));
        place(person.caller, person.user.email, 1);
        ASSERT_ERROR(inventory::kLimitExceeded, place({}, person.user.email, 3));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void ord_5_what_ends_can_be_bought_again()
    {
        const auto email = world.unique("ada.") + "@example.org";
        const auto order = place({}, email, 3);
        world.expire(order.id);
        const auto again = place({}, email, 3);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::late_no_stock);
        world.complete(again.id);
        world.context.db.transact([&](db::Tx& tx) {
            world.inventory.give_back(tx, again.hold, {{type, 1}});
        });
        place({}, email, 1);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void inv_11_a_person_who_asks_many_times_at_once_gets_the_limit()
    {
        for (int round = 0; round < 5; ++round) {
            const auto email = world.unique("ada.") + "@example.org";
            std::atomic<int> got{0};
            support::at_once(12, [&](std::size_t) {
                try {
                    place({}, email, 1);
                    ++got;
                } catch (const Error& e) {
                    if (&e.kind() != &inventory::kLimitExceeded) throw;
                }
            });
            CPPUNIT_ASSERT_EQUAL(3, got.load());
            CPPUNIT_ASSERT(world.counters_hold(event));
        }
    }

    // "Look, then buy" instead of the guard: they get more, or the test above proves nothing.
    void inv_11_without_the_guard_they_get_more()
    {
        type = world.type(event, 100);  // that nobody guards
        const auto email = world.unique("ada.") + "@example.org";
        std::barrier looked(8);
        support::at_once(8, [&](std::size_t) {
            const int before = world.stock(event, type).held;
            looked.arrive_and_wait();
            if (before + 1 <= 3) place({}, email, 1);
        });
        CPPUNIT_ASSERT_EQUAL(8, world.stock(event, type).held);
    }

    void limits_of_others_do_not_touch_it()
    {
        for (int i = 0; i < 3; ++i) place({}, world.unique("p.") + "@example.org", 3);
        CPPUNIT_ASSERT_EQUAL(9, world.stock(event).held);
    }

    static inventory::Item item(std::int64_t price, int quantity, std::int64_t off = 0)
    {
        inventory::Item item;
        item.id = TicketTypeId();
        item.quantity = quantity;
        item.unit_price = {price, "USD"};
        item.discount = {off, "USD"};
        return item;
    }

    void ord_7_the_buyer_pays_the_fee_or_the_organizer_does()
    {
        const FeeRule rule{500, 30, 0, {}};
        const auto buyer = price({item(2000, 2, 1000)}, "USD", rule);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{150 + 60}, buyer.fees.amount);  // after the discount
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3000 + 210}, buyer.total.amount);
        const auto organizer = price({item(2000, 2, 1000)}, "USD", rule, events::FeesPaidBy::organizer);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, organizer.fees.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{210}, organizer.platform_fee.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3000}, organizer.total.amount);
    }

    void ord_7_free_tickets_cost_no_fee_whatever_made_them_free()
    {
        const FeeRule rule{500, 30, 100, {}};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, price({item(0, 5)}, "USD", rule).platform_fee.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, price({item(500, 2, 1000)}, "USD", rule).platform_fee.amount);
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{100}, price({item(500, 1), item(0, 4)}, "USD", rule).platform_fee.amount);
    }

    void ord_7_the_installation_says_how_much()
    {
        const auto none = fee_rule(Config(), 0);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, none.fee(100'000, 4));
        const Config config({{"fees.percent", "250"}, {"fees.per_ticket", "50"}, {"fees.most", "400"}});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{250 + 50}, fee_rule(config, 250).fee(10'000, 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, fee_rule(config, 250).fee(100'000, 4));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LimitsTest);

}  // namespace gatehouse::orders
