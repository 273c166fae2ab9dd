// Placing an order: ORD-1, ORD-3, ORD-4, ORD-5, and the same request twice.

#include "common/http/idempotency.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

class PlaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PlaceTest);
    CPPUNIT_TEST(an_order_holds_its_tickets_for_ten_minutes);
    CPPUNIT_TEST(an_order_that_costs_nothing_is_complete_at_once);
    CPPUNIT_TEST(a_free_order_obeys_the_stock_like_any_other);
    CPPUNIT_TEST(a_total_that_is_not_the_computed_one_is_refused_with_the_new_one);
    CPPUNIT_TEST(limits_of_type_and_event_are_kept);
    CPPUNIT_TEST(lines_of_one_type_count_together);
    CPPUNIT_TEST(asking_for_more_than_is_left_says_how_many_are_and_takes_nothing);
    CPPUNIT_TEST(one_line_too_many_takes_nothing_of_the_other);
    CPPUNIT_TEST(what_is_not_on_sale_cannot_be_ordered);
    CPPUNIT_TEST(the_same_request_again_is_the_same_order);
    CPPUNIT_TEST(the_same_key_for_another_order_is_refused);
    CPPUNIT_TEST(twenty_of_the_same_request_at_once_are_one_order);
    CPPUNIT_TEST(a_replay_is_answered_also_when_everything_is_sold_out);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();

    // How many orders the event has.
    int orders()
    {
        return static_cast<int>(world.orders.of_event(world.organizer.caller, event, {}).items.size());
    }
    Order stored(const OrderId& id)
    {
        return *world.context.db.read([&](db::Session& session) { return world.orders.find(session, id); });
    }

    void an_order_holds_its_tickets_for_ten_minutes()
    {
        const auto type = world.type(event, 5);
        auto wanted = world.wish(event, type, 2);
        const auto placed = world.place(wanted);
        const auto order = stored(placed.order.id);
        CPPUNIT_ASSERT(order.status == Status::pending && order.method == Method::card);
        CPPUNIT_ASSERT(order.expires_at == world.clock.now() + 10min);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, order.total.amount);
        CPPUNIT_ASSERT_EQUAL(wanted.buyer.email, order.buyer.email);
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, order.number.size());
        CPPUNIT_ASSERT_EQUAL(std::string("General Admission"), order.lines.at(0).name);
        CPPUNIT_ASSERT_EQUAL(world.orders.secret(order), placed.secret);
        const auto stock = world.stock(event);
        CPPUNIT_ASSERT(stock.held == 2 && stock.sold == 0 && stock.available == 3);
        CPPUNIT_ASSERT_EQUAL(0, world.tickets_of(order.id));
    }

    void an_order_that_costs_nothing_is_complete_at_once()
    {
        const auto type = world.type(event, 5, 0);
        const auto order = world.place(event, type, 3);
        CPPUNIT_ASSERT(stored(order.id).status == Status::completed && order.method == Method::free);
        CPPUNIT_ASSERT(stored(order.id).completed_at == order.created_at);
        CPPUNIT_ASSERT_EQUAL(3, world.tickets_of(order.id));
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.completed", order.id.uuid()));
        const auto stock = world.stock(event);
        CPPUNIT_ASSERT(stock.held == 0 && stock.sold == 3);
        CPPUNIT_ASSERT(world.complete(order.id) == Completion::already);
    }

    void a_free_order_obeys_the_stock_like_any_other()
    {
        const auto type = world.type(event, 2, 0);
        ASSERT_ERROR(inventory::kInsufficientStock, world.place(event, type, 3));
        CPPUNIT_ASSERT_EQUAL(0, orders());
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event).sold);
    }

    void a_total_that_is_not_the_computed_one_is_refused_with_the_new_one()
    {
        auto wanted = world.wish(event, world.type(event, 5), 2);
        wanted.expected_total = Money{4999, "USD"};
        try {
            world.place(wanted);
            CPPUNIT_FAIL("was placed");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("price_changed"), std::string(e.kind().code));
            CPPUNIT_ASSERT(std::get<Money>(e.extras().at(0).second) == (Money{5000, "USD"}));
        }
        wanted.expected_total = Money{5000, "EUR"};
        ASSERT_ERROR(kPriceChanged, world.place(wanted));
        CPPUNIT_ASSERT_EQUAL(0, orders());
        wanted.expected_total = Money{5000, "USD"};
        world.place(wanted);
    }

    void limits_of_type_and_event_are_kept()
    {
        auto plan = world.plan();
        plan.settings = events::Settings{};
        plan.settings->max_per_order = 4;
        event = world.event(plan);
        auto pairs = support::type_plan(event, 100);
        pairs.min_per_order = 2;
        pairs.max_per_order = 3;
        const auto pair = world.type(pairs), single = world.type(event, 100);
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(event, pair, 1));
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(event, pair, 4));
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(event, single, 5));
        auto both = world.wish(event, pair, 3);
        both.lines.push_back({single, 2});
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(both));
        both.lines[1].quantity = 1;
        world.place(both);
    }

    void lines_of_one_type_count_together()
    {
        auto few = support::type_plan(event, 10);
        few.max_per_order = 3;
        const auto type = world.type(few);
        auto wanted = world.wish(event, type, 2);
        wanted.lines.push_back({type, 2});
        ASSERT_ERROR(inventory::kLimitExceeded, world.place(wanted));
        wanted.lines[1].quantity = 1;
        const auto order = world.place(wanted).order;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, order.lines.size());
        CPPUNIT_ASSERT_EQUAL(3, order.quantity);
    }

    void asking_for_more_than_is_left_says_how_many_are_and_takes_nothing()
    {
        const auto type = world.type(event, 3);
        world.place(event, type, 1);
        try {
            world.place(event, type, 3);
            CPPUNIT_FAIL("was placed");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("insufficient_stock"), std::string(e.kind().code));
            CPPUNIT_ASSERT_EQUAL(std::string("available"), e.extras().at(0).first);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, std::get<std::int64_t>(e.extras().at(0).second));
        }
        CPPUNIT_ASSERT_EQUAL(1, orders());
        CPPUNIT_ASSERT_EQUAL(1, world.stock(event).held);
        world.place(event, type, 2);
        ASSERT_ERROR(inventory::kSoldOut, world.place(event, type, 1));
        ASSERT_ERROR(inventory::kSoldOut, world.place(event, type, 1));  // remembered
    }

    void one_line_too_many_takes_nothing_of_the_other()
    {
        const auto many = world.type(event, 10), few = world.type(event, 1);
        auto wanted = world.wish(event, many, 5);
        wanted.lines.push_back({few, 2});
        ASSERT_ERROR(inventory::kInsufficientStock, world.place(wanted));
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event, many).held);
        CPPUNIT_ASSERT_EQUAL(0, orders());
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void what_is_not_on_sale_cannot_be_ordered()
    {
        const auto type = world.type(event, 3);
        const auto elsewhere = world.event();
        ASSERT_ERROR(kNotFound, world.place(elsewhere, type));
        ASSERT_ERROR(kNotFound, world.place(new_id<EventId>(world.context), type));
        ASSERT_ERROR(kNotFound, world.place(event, new_id<TicketTypeId>(world.context)));
        const auto draft = events::Editor(world.context).create(world.organizer.caller, world.plan()).id;
        ASSERT_ERROR(kNotFound, world.place(draft, world.type(draft, 3)));
        world.clock.advance(std::chrono::hours(24 * 31));
        ASSERT_ERROR(inventory::kSalesClosed, world.place(event, type));
    }

    void the_same_request_again_is_the_same_order()
    {
        const auto wanted = world.wish(event, world.type(event, 5), 2);
        const auto key = world.random.bytes(32);
        const auto first = world.orders.place({}, wanted, key);
        world.clock.advance(3s);
        const auto again = world.orders.place({}, wanted, key);
        CPPUNIT_ASSERT(first.order.id == again.order.id && first.secret == again.secret);
        CPPUNIT_ASSERT(first.order.number == again.order.number && again.order.lines.size() == 1);
        CPPUNIT_ASSERT_EQUAL(2, world.stock(event).held);
    }

    void the_same_key_for_another_order_is_refused()
    {
        const auto wanted = world.wish(event, world.type(event, 5), 2);
        const auto key = world.random.bytes(32);
        world.orders.place({}, wanted, key);
        auto more = wanted, other = wanted;
        more.lines[0].quantity = 1;
        other.buyer.email = "eve@example.org";
        ASSERT_ERROR(http::kKeyMismatch, world.orders.place({}, more, key));
        ASSERT_ERROR(http::kKeyMismatch, world.orders.place({}, other, key));
        CPPUNIT_ASSERT_EQUAL(1, orders());
        CPPUNIT_ASSERT_EQUAL(2, world.stock(event).held);
    }

    void twenty_of_the_same_request_at_once_are_one_order()
    {
        const auto wanted = world.wish(event, world.type(event, 50), 2);
        const auto key = world.random.bytes(32);
        std::vector<OrderId> answered(20);
        support::at_once(answered.size(),
            [&](std::size_t i) { answered[i] = world.orders.place({}, wanted, key).order.id; });
        for (const auto& id : answered) CPPUNIT_ASSERT(id == answered.front());
        CPPUNIT_ASSERT_EQUAL(1, orders());
        CPPUNIT_ASSERT_EQUAL(2, world.stock(event).held);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void a_replay_is_answered_also_when_everything_is_sold_out()
    {
        const auto wanted = world.wish(event, world.type(event, 2), 2);
        const auto key = world.random.bytes(32);
        const auto first = world.orders.place({}, wanted, key);
        CPPUNIT_ASSERT(first.order.id == world.orders.place({}, wanted, key).order.id);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PlaceTest);

}  // namespace gatehouse::orders
