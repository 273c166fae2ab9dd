// Buyers of one event who are served together: in the order they came, each with an answer of their own.

#include <deque>
#include <set>

#include "common/http/idempotency.hpp"
#include "modules/orders/box_office.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class BatchTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BatchTest);
    CPPUNIT_TEST(everybody_gets_an_order_of_their_own);
    CPPUNIT_TEST(who_comes_first_is_served_first);
    CPPUNIT_TEST(those_who_are_short_hear_what_is_left_in_the_end);
    CPPUNIT_TEST(one_wrong_wish_spoils_nobodys_order);
    CPPUNIT_TEST(the_same_request_twice_in_a_batch_is_one_order);
    CPPUNIT_TEST(a_request_that_redis_forgot_is_answered_again_beside_new_ones);
    CPPUNIT_TEST(free_and_paid_orders_share_a_batch);
    CPPUNIT_TEST(types_of_one_event_share_a_batch);
    CPPUNIT_TEST(a_sold_out_type_is_answered_without_mysql);
    CPPUNIT_TEST(an_event_that_is_not_on_sale_refuses_all);
    CPPUNIT_TEST(an_answer_that_was_lost_is_the_same_order_again);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();

    struct Buyer {
        PlaceOrder wanted;
        std::string key;
        auth::Caller caller;
        std::optional<Buying> buying;
        std::optional<Counter::Member> member;
    };
    std::deque<Buyer> buyers;

    Buyer& come(const PlaceOrder& wanted, const std::string& key = {})
    {
        auto& buyer = buyers.emplace_back();
        buyer.wanted = wanted;
        buyer.key = key.empty() ? world.random.bytes(32) : key;
        return buyer;
    }
    Buyer& come(const TicketTypeId& type, int quantity) { return come(world.wish(event, type, quantity)); }

    void serve_all(const Context& context)
    {
        std::vector<Counter::Member*> batch;
        for (auto& buyer : buyers) {
            buyer.buying.emplace(Buying{context, buyer.caller, buyer.wanted, buyer.key});
            batch.push_back(&buyer.member.emplace(*buyer.buying));
        }
        serve(context, event, batch);
    }
    void serve_all() { serve_all(world.context); }

    // "ok", or the code of the error with the number that it tells.
    std::string outcome(std::size_t i)
    {
        try {
            buyers.at(i).member->outcome();
            return "ok";
        } catch (const Error& e) {
            std::string text = e.kind().code;
            for (const auto& [name, value] : e.extras())
                if (name == "available") text += " " + std::to_string(std::get<std::int64_t>(value));
            return text;
        }
    }
    Order order(std::size_t i) { return buyers.at(i).member->outcome().order; }
    int orders()
    {
        return static_cast<int>(world.orders.of_event(world.organizer.caller, event, {}).items.size());
    }

    void everybody_gets_an_order_of_their_own()
    {
        const auto type = world.type(event, 100);
        for (int i = 0; i < 13; ++i) come(type, 1 + i % 3);
        serve_all();
        std::set<std::string> numbers;
        for (std::size_t i = 0; i < buyers.size(); ++i) {
            const auto placed = buyers[i].member->outcome();
            const auto stored = *world.context.db.read(
                [&](db::Session& session) { return world.orders.find(session, placed.order.id); });
            CPPUNIT_ASSERT_EQUAL(buyers[i].wanted.buyer.email, stored.buyer.email);
            CPPUNIT_ASSERT_EQUAL(buyers[i].wanted.lines[0].quantity, stored.quantity);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, stored.lines.size());
            CPPUNIT_ASSERT_EQUAL(world.orders.secret(stored), placed.secret);
            numbers.insert(stored.number);
        }
        CPPUNIT_ASSERT_EQUAL(buyers.size(), numbers.size());
        CPPUNIT_ASSERT_EQUAL(25, world.stock(event).held);
        CPPUNIT_ASSERT(world.counters_hold(event));
    }

    void who_comes_first_is_served_first()
    {
        const auto type = world.type(event, 5);
        for (int i = 0; i < 8; ++i) come(type, 1);
        serve_all();
        for (std::size_t i = 0; i < 8; ++i)
            CPPUNIT_ASSERT_EQUAL(std::string(i < 5 ? "ok" : "sold_out 0"), outcome(i));
        CPPUNIT_ASSERT_EQUAL(5, orders());
    }

    void those_who_are_short_hear_what_is_left_in_the_end()
    {
        const auto type = world.type(event, 6);
        for (const int quantity : {2, 5, 3, 2}) come(type, quantity);
        serve_all();
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(0));
        CPPUNIT_ASSERT_EQUAL(std::string("insufficient_stock 1"), outcome(1));
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(2));
        CPPUNIT_ASSERT_EQUAL(std::string("insufficient_stock 1"), outcome(3));
        CPPUNIT_ASSERT_EQUAL(5, world.stock(event).held);
    }

    void one_wrong_wish_spoils_nobodys_order()
    {
        const auto type = world.type(event, 50);
        come(type, 1);
        come(type, 11);  // at most 10
        come(new_id<TicketTypeId>(world.context), 1);
        come(type, 1).wanted.expected_total = Money{1, "USD"};
        come(type, 1);
        serve_all();
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(0));
        CPPUNIT_ASSERT_EQUAL(std::string("limit_exceeded"), outcome(1));
        CPPUNIT_ASSERT_EQUAL(std::string("not_found"), outcome(2));
        CPPUNIT_ASSERT_EQUAL(std::string("price_changed"), outcome(3));
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(4));
        CPPUNIT_ASSERT_EQUAL(2, orders());
    }

    void the_same_request_twice_in_a_batch_is_one_order()
    {
        const auto type = world.type(event, 50);
        const auto wanted = world.wish(event, type, 2);
        const auto key = world.random.bytes(32);
        come(wanted, key);
        come(type, 1);
        come(wanted, key);
        auto other = wanted;
        other.lines[0].quantity = 3;
        come(other, key);
        serve_all();
        CPPUNIT_ASSERT(order(0).id == order(2).id);
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(1));
        CPPUNIT_ASSERT_EQUAL(std::string("idempotency_mismatch"), outcome(3));
        CPPUNIT_ASSERT_EQUAL(3, world.stock(event).held);
    }

    // Also when there is nothing left for the new ones.
    void a_request_that_redis_forgot_is_answered_again_beside_new_ones()
    {
        for (const int stock : {2, 50}) {
            buyers.clear();
            event = world.event();
            const auto type = world.type(event, stock);
            const auto wanted = world.wish(event, type, 2);
            const auto key = world.random.bytes(32);
            const auto before = world.orders.place({}, wanted, key);
            come(type, 1);
            come(wanted, key);
            come(type, 1);
            serve_all();
            CPPUNIT_ASSERT(before.order.id == order(1).id);
            CPPUNIT_ASSERT_EQUAL(std::string(stock == 2 ? "sold_out 0" : "ok"), outcome(0));
            CPPUNIT_ASSERT_EQUAL(outcome(0), outcome(2));
            CPPUNIT_ASSERT(world.counters_hold(event));
        }
    }

    void free_and_paid_orders_share_a_batch()
    {
        const auto paid = world.type(event, 50), free = world.type(event, 50, 0);
        come(paid, 1);
        come(free, 2);
        come(free, 3);
        serve_all();
        CPPUNIT_ASSERT(order(0).status == Status::pending && world.tickets_of(order(0).id) == 0);
        for (const std::size_t i : {1, 2}) {
            const auto id = order(i).id;
            CPPUNIT_ASSERT(world.status(id) == Status::completed);
            CPPUNIT_ASSERT_EQUAL(order(i).quantity, world.tickets_of(id));
            CPPUNIT_ASSERT_EQUAL(1, world.told("order.completed", id.uuid()));
        }
        CPPUNIT_ASSERT_EQUAL(5, world.stock(event, free).sold);
        CPPUNIT_ASSERT_EQUAL(0, world.stock(event, free).held);
        CPPUNIT_ASSERT_EQUAL(1, world.stock(event, paid).held);
    }

    void types_of_one_event_share_a_batch()
    {
        const auto few = world.type(event, 1), many = world.type(event, 50);
        auto both = world.wish(event, few, 1);
        both.lines.push_back({many, 4});
        come(both);
        come(few, 1);
        come(both);
        come(many, 1);
        serve_all();
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(0));
        CPPUNIT_ASSERT_EQUAL(std::string("sold_out 0"), outcome(1));
        CPPUNIT_ASSERT_EQUAL(std::string("sold_out 0"), outcome(2));
        CPPUNIT_ASSERT_EQUAL(std::string("ok"), outcome(3));
        CPPUNIT_ASSERT_EQUAL(5, world.stock(event, many).held);
    }

    void a_sold_out_type_is_answered_without_mysql()
    {
        const auto type = world.type(event, 1);
        come(type, 1);
        come(type, 1);
        serve_all();
        buyers.clear();
        db::Pool nowhere({"/nonexistent/mysql.sock", "", 0, "", "", ""});
        const Context lame{
            world.context.config, nowhere, world.context.redis, world.clock, world.random, world.metrics};
        come(type, 1);
        come(type, 2);
        serve_all(lame);
        CPPUNIT_ASSERT_EQUAL(std::string("sold_out 0"), outcome(0));
        CPPUNIT_ASSERT_EQUAL(std::string("sold_out 0"), outcome(1));
        world.clock.advance(std::chrono::seconds(2));
        ASSERT_ERROR(kBusy, (serve_all(lame), 0));  // the control: now MySQL is asked
    }

    void an_event_that_is_not_on_sale_refuses_all()
    {
        const auto type = world.type(event, 5);
        world.clock.advance(std::chrono::hours(24 * 31));
        come(type, 1);
        come(type, 1);
        ASSERT_ERROR(inventory::kSalesClosed, (serve_all(), 0));
    }

    void an_answer_that_was_lost_is_the_same_order_again()
    {
        BoxOffice office;
        const auto wanted = world.wish(event, world.type(event, 3), 2);
        const auto key = world.random.bytes(32);
        const auto lost = office.place(world.context, {}, wanted, key);
        const auto again = BoxOffice().place(world.context, {}, wanted, key);
        CPPUNIT_ASSERT(lost.order.id == again.order.id && lost.secret == again.secret);
        CPPUNIT_ASSERT_EQUAL(1, orders());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BatchTest);

}  // namespace gatehouse::orders
