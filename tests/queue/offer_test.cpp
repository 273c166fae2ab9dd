// Offers: made in order, as holds; what becomes of them.

#include "common/redis/client.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/queue_world.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

class OfferTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OfferTest);
    CPPUNIT_TEST(places_that_come_back_are_offered_to_the_first_in_line);
    CPPUNIT_TEST(nobody_else_buys_what_people_wait_for);
    CPPUNIT_TEST(an_accepted_offer_becomes_the_orders_hold_and_touches_no_pool);
    CPPUNIT_TEST(an_offer_is_for_one_person_and_for_just_that);
    CPPUNIT_TEST(an_offer_buys_once);
    CPPUNIT_TEST(an_offer_that_nobody_accepts_goes_to_the_next_and_its_person_joins_again_at_the_end);
    CPPUNIT_TEST(an_offer_with_an_order_does_not_expire_under_it);
    CPPUNIT_TEST(who_paid_has_purchased_and_who_did_not_missed_it);
    CPPUNIT_TEST(leaving_gives_an_offer_to_the_next);
    CPPUNIT_TEST(a_waiting_room_sells_to_nobody_without_an_offer);
    CPPUNIT_TEST(a_group_gets_fewer_unless_it_wants_all_or_nothing);
    CPPUNIT_TEST(places_are_kept_for_a_group_for_a_while_and_then_it_is_passed_over_once);
    CPPUNIT_TEST(of_two_lines_that_share_a_capacity_who_came_first_goes_first);
    CPPUNIT_TEST(a_capacity_that_others_wait_for_is_not_sold_past_them);
    CPPUNIT_TEST(a_rate_lets_so_many_in_and_no_more);
    CPPUNIT_TEST(a_paused_line_offers_nothing);
    CPPUNIT_TEST(a_cancelled_event_sends_everybody_home_and_takes_offers_back);
    CPPUNIT_TEST(five_hundred_freed_places_are_offered_within_five_seconds);
    CPPUNIT_TEST_SUITE_END();

    support::QueueWorld world;

    void hear(const OrderId& order)
    {
        world.ends.heard_of_new(order);
        world.ends.heard(order);
    }

    void places_that_come_back_are_offered_to_the_first_in_line()
    {
        const auto sold = world.sold_out(2);
        const auto a = world.join(sold.type), b = world.join(sold.type), c = world.join(sold.type);
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(sold.event));
        world.cancel(sold.order);
        CPPUNIT_ASSERT_EQUAL(2, world.offers.serve(sold.event));
        CPPUNIT_ASSERT(world.now(a).status == Status::offered);
        CPPUNIT_ASSERT(world.now(b).status == Status::offered);
        world.clock.advance(6s);  // the pace is looked at every five seconds
        const auto shown = world.see(c);
        CPPUNIT_ASSERT_EQUAL(1, shown.position.value());
        CPPUNIT_ASSERT(shown.pace.has_value());
        CPPUNIT_ASSERT_EQUAL(2, world.stock(sold.event).held);
        CPPUNIT_ASSERT_EQUAL(1, world.told("queue.offered", world.now(a).offer->uuid()));
        CPPUNIT_ASSERT(world.counters_hold(sold.event));
        CPPUNIT_ASSERT(world.in_order(sold.type));
    }

    void nobody_else_buys_what_people_wait_for()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type);
        world.cancel(sold.order);
        ASSERT_ERROR(inventory::kQueueRequired, world.place(sold.event, sold.type));
        // And Redis says so without a look at MySQL.
        const auto known = world.inventory.known_shortage(sold.event, {sold.type});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, known.awaited.size());
        world.ends.leave(a);
        world.offers.serve(sold.event);
        world.clock.advance(2s);
        world.place(sold.event, sold.type);  // nobody waits any more
    }

    void an_accepted_offer_becomes_the_orders_hold_and_touches_no_pool()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        const auto order = world.accept(a);
        CPPUNIT_ASSERT(order.hold == inventory::hold_of(world.now(a).offer.value()));
        CPPUNIT_ASSERT(order.expires_at == world.now(a).offer_expires_at.value());
        CPPUNIT_ASSERT_EQUAL(1, world.stock(sold.event).held);
        CPPUNIT_ASSERT(world.see(a).order == order.id);
        world.complete(order.id);
        CPPUNIT_ASSERT_EQUAL(1, world.stock(sold.event).sold);
        CPPUNIT_ASSERT_EQUAL(1, world.tickets_of(order.id));
        CPPUNIT_ASSERT(world.counters_hold(sold.event));
    }

    void an_offer_is_for_one_person_and_for_just_that()
    {
        const auto sold = world.sold_out(2);
        const auto a = world.join(sold.type, 2);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        auto other = world.accepting(a);
        other.buyer.email = "somebody@example.org";
        ASSERT_ERROR(inventory::kOfferMismatch, world.place(other));
        auto fewer = world.accepting(a);
        fewer.lines.front().quantity = 1;
        ASSERT_ERROR(inventory::kOfferMismatch, world.place(fewer));
        auto unknown = world.accepting(a);
        unknown.offer = new_id<OfferId>(world.context);
        ASSERT_ERROR(inventory::kOfferMismatch, world.place(unknown));
        world.accept(a);
    }

    void an_offer_buys_once()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        const auto wanted = world.accepting(a);
        const auto key = world.random.bytes(32);
        const auto first = world.orders.place({}, wanted, key);
        CPPUNIT_ASSERT(world.orders.place({}, wanted, key).order.id == first.order.id);
        ASSERT_ERROR(inventory::kOfferUsed, world.place(wanted));
    }

    void an_offer_that_nobody_accepts_goes_to_the_next_and_its_person_joins_again_at_the_end()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type), b = world.join(sold.type), c = world.join(sold.type);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        const auto wanted = world.accepting(a);
        world.clock.advance(kOfferFor + 1s);
        ASSERT_ERROR(inventory::kOfferExpired, world.place(wanted));
        while (world.ends.expire() > 0) {}
        CPPUNIT_ASSERT(world.now(a).status == Status::expired);
        CPPUNIT_ASSERT_EQUAL(1, world.told("queue.offer_expired", a.id.uuid()));
        world.offers.serve(sold.event);
        CPPUNIT_ASSERT(world.now(b).status == Status::offered);
        const auto again = world.desk.join_again(world.owner(a), a.id);
        CPPUNIT_ASSERT_EQUAL(2, again.position.value());
        CPPUNIT_ASSERT_EQUAL(1, world.see(c).position.value());
        CPPUNIT_ASSERT(world.in_order(sold.type));
        CPPUNIT_ASSERT(world.counters_hold(sold.event));
    }

    void an_offer_with_an_order_does_not_expire_under_it()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        const auto order = world.accept(a);
        world.clock.advance(kOfferFor + 1s);
        while (world.ends.expire() > 0) {}
        CPPUNIT_ASSERT(world.now(a).status == Status::offered);
        CPPUNIT_ASSERT(world.now(a).order == order.id);
        CPPUNIT_ASSERT_EQUAL(1, world.stock(sold.event).held);
        ASSERT_ERROR(inventory::kOfferUsed, world.ends.leave(a));
    }

    void who_paid_has_purchased_and_who_did_not_missed_it()
    {
        const auto sold = world.sold_out(2);
        const auto a = world.join(sold.type), b = world.join(sold.type);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        const auto paid = world.accept(a), not_paid = world.accept(b);
        world.complete(paid.id);
        world.ends.heard(paid.id);  // comes before the news that there is an order
        CPPUNIT_ASSERT(world.now(a).status == Status::offered);
        hear(paid.id);
        CPPUNIT_ASSERT(world.now(a).status == Status::purchased);
        world.expire(not_paid.id);
        hear(not_paid.id);
        hear(not_paid.id);
        CPPUNIT_ASSERT(world.now(b).status == Status::expired);
        CPPUNIT_ASSERT_EQUAL(1, world.told("queue.offer_expired", b.id.uuid()));
        CPPUNIT_ASSERT(world.in_order(sold.type));
    }

    void leaving_gives_an_offer_to_the_next()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type), b = world.join(sold.type);
        world.cancel(sold.order);
        world.offers.serve(sold.event);
        CPPUNIT_ASSERT(world.desk.leave(world.owner(a), a.id).entry.status == Status::cancelled);
        CPPUNIT_ASSERT(world.desk.leave(world.owner(a), a.id).entry.status == Status::cancelled);
        world.offers.serve(sold.event);
        CPPUNIT_ASSERT(world.now(b).status == Status::offered);
        CPPUNIT_ASSERT(world.counters_hold(sold.event));
    }

    void a_waiting_room_sells_to_nobody_without_an_offer()
    {
        const auto event = world.event();
        const auto type = world.room(event, 5);
        ASSERT_ERROR(inventory::kQueueRequired, world.place(event, type));
        const auto a = world.join(type, 2);
        CPPUNIT_ASSERT_EQUAL(1, world.offers.serve(event));
        CPPUNIT_ASSERT_EQUAL(2, world.accept(a).quantity);
        ASSERT_ERROR(inventory::kQueueRequired, world.place(event, type));
    }

    void a_group_gets_fewer_unless_it_wants_all_or_nothing()
    {
        const auto event = world.event();
        const auto type = world.room(event, 3);
        const auto a = world.join(type, 2), b = world.join(type, 2);
        world.offers.serve(event);
        CPPUNIT_ASSERT_EQUAL(2, world.now(a).offer_quantity);
        CPPUNIT_ASSERT_EQUAL(1, world.now(b).offer_quantity);
    }

    void places_are_kept_for_a_group_for_a_while_and_then_it_is_passed_over_once()
    {
        const auto event = world.event();
        const auto type = world.room(event, 2);
        const auto before = world.join(type);
        world.offers.serve(event);
        CPPUNIT_ASSERT(world.now(before).status == Status::offered);
        const auto group = world.join(type, 2, /*accept_fewer=*/false);
        const auto next = world.join(type), last = world.join(type);
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(event));
        world.clock.advance(59s);
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(event));
        world.clock.advance(2s);
        CPPUNIT_ASSERT_EQUAL(1, world.offers.serve(event));
        CPPUNIT_ASSERT(world.now(next).status == Status::offered);
        CPPUNIT_ASSERT_EQUAL(1, world.see(group).position.value());
        // The next place that comes back is kept for the group again.
        world.ends.leave(world.now(next));
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(event));
        CPPUNIT_ASSERT(world.now(last).status == Status::waiting);
    }

    void of_two_lines_that_share_a_capacity_who_came_first_goes_first()
    {
        auto festival = world.festival(1, 3);
        const auto other = [&] {
            auto wanted = support::type_plan(festival.event, {});
            wanted.day = festival.days.front().id;
            wanted.sale_mode = inventory::SaleMode::waiting_room;
            return world.type(wanted);
        };
        const auto one = other(), two = other();
        const auto order = world.place(festival.event, festival.types.front(), 3);
        std::vector<Entry> entries;
        for (int i = 0; i < 4; ++i) {
            entries.push_back(world.join(i % 2 ? one : two));
            world.clock.advance(1ms);
        }
        world.cancel(order);
        world.offers.serve(festival.event);
        for (int i = 0; i < 3; ++i)
            CPPUNIT_ASSERT(world.now(entries[static_cast<std::size_t>(i)]).status == Status::offered);
        CPPUNIT_ASSERT(world.now(entries[3]).status == Status::waiting);
    }

    void a_capacity_that_others_wait_for_is_not_sold_past_them()
    {
        auto festival = world.festival(1, 1);
        auto wanted = support::type_plan(festival.event, {});
        wanted.day = festival.days.front().id;
        wanted.sale_mode = inventory::SaleMode::waiting_room;
        const auto room = world.type(wanted);
        const auto direct = festival.types.front();
        const auto order = world.place(festival.event, direct);
        const auto entry = world.join(room);
        world.cancel(order);
        // The other type has no line of its own, but the day's place is somebody's already.
        ASSERT_ERROR(inventory::kQueueRequired, world.place(festival.event, direct));
        world.offers.serve(festival.event);
        CPPUNIT_ASSERT(world.now(entry).status == Status::offered);
    }

    void a_rate_lets_so_many_in_and_no_more()
    {
        const auto event = world.event();
        const auto type = world.room(event, 100);
        std::vector<Entry> entries;
        for (int i = 0; i < 8; ++i) entries.push_back(world.join(type));
        world.context.db.transact([&](db::Tx& tx) {
            auto line = repo::lock_line(tx, type).value();
            line.admit_per_minute = 20;
            repo::set_control(tx, line, world.clock.now());
        });
        CPPUNIT_ASSERT_EQUAL(2, world.offers.serve(event));
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(event));
        world.clock.advance(6s);
        CPPUNIT_ASSERT_EQUAL(2, world.offers.serve(event));
    }

    void a_paused_line_offers_nothing()
    {
        const auto event = world.event();
        const auto type = world.room(event, 100);
        world.join(type);
        world.context.db.transact([&](db::Tx& tx) {
            auto line = repo::lock_line(tx, type).value();
            line.gate = Gate::paused;
            repo::set_control(tx, line, world.clock.now());
        });
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(event));
    }

    void a_cancelled_event_sends_everybody_home_and_takes_offers_back()
    {
        const auto event = world.event();
        const auto type = world.room(event, 2);
        const auto a = world.join(type), b = world.join(type), c = world.join(type);
        world.offers.serve(event);
        const auto order = world.accept(b);
        inventory::Lifecycle(world.context).cancel(world.organizer.caller, event, "Storm");
        world.offers.serve(event);
        CPPUNIT_ASSERT(world.now(a).status == Status::cancelled);
        CPPUNIT_ASSERT_EQUAL(std::string("event_cancelled"), world.now(c).reason);
        CPPUNIT_ASSERT(world.now(b).order == order.id);  // its order ends by itself
        CPPUNIT_ASSERT_EQUAL(1, world.told("queue.closed", a.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(1, world.stock(event).held);
        CPPUNIT_ASSERT_EQUAL(0, world.line(type).waiting);
        CPPUNIT_ASSERT(world.counters_hold(event));
        CPPUNIT_ASSERT(world.in_order(type));
    }

    void five_hundred_freed_places_are_offered_within_five_seconds()
    {
        const auto event = world.event();
        const auto type = world.room(event, 500);
        for (int i = 0; i < 520; ++i) world.join(type);
        const auto began = std::chrono::steady_clock::now();
        CPPUNIT_ASSERT_EQUAL(500, world.offers.serve(event));
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - began < 5s);
        CPPUNIT_ASSERT_EQUAL(0, world.number(R"sql(
            SELECT COUNT(*) FROM queue_entries w JOIN queue_entries o ON o.item_id = w.item_id
             WHERE w.item_id = ? AND w.status = 'waiting' AND o.status = 'offered' AND o.turn > w.turn
        )sql",
                                    type));
        CPPUNIT_ASSERT(world.in_order(type));
        CPPUNIT_ASSERT(world.counters_hold(event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OfferTest);

}  // namespace gatehouse::queue
