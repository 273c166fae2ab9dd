// Payers who are served together: each gets what they would have got alone, and nobody spoils it for the
// others.

#include <barrier>
#include <deque>
#include <random>

#include "modules/payments/books.hpp"
#include "modules/payments/till.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class TogetherTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TogetherTest);
    CPPUNIT_TEST(good_arrivals_complete_and_all_others_are_left_alone);
    CPPUNIT_TEST(one_that_spoils_the_batch_costs_nobody_anything);
    CPPUNIT_TEST(beginnings_fail_each_for_itself);
    CPPUNIT_TEST(an_opening_that_comes_too_late_hinders_nobody);
    CPPUNIT_TEST(in_a_storm_everybody_gets_tickets_or_the_money_back_once);
    CPPUNIT_TEST(who_trusts_a_look_without_a_lock_books_twice);
    CPPUNIT_TEST_SUITE_END();

    using Outcomes = std::vector<bool>;

    support::PaymentsWorld world;

    // A batch that is made by hand, so that it is certain who is in it.
    template <class Line, class Request>
    struct Hand {
        std::deque<Request> requests;
        std::deque<typename Line::Member> members;
        std::vector<typename Line::Member*> all;

        void add(Request request)
        {
            requests.push_back(std::move(request));
            all.push_back(&members.emplace_back(requests.back()));
        }
    };
    using Arrived = Hand<Arrivals, Arriving>;

    void arrive(Arrived& hand, const orders::Order& order, const std::string& session,
        const std::string& event, std::int64_t amount = -1)
    {
        const auto known = world.gateway.find_session(session);
        const Money money{amount < 0 ? known.amount.amount : amount, known.amount.currency};
        hand.add({world.context, *PaymentId::parse(world.gateway.payment_of[session]), order.id,
            {money, known.intent}, {event, "checkout.session.completed", session, "completed"}});
    }
    Outcomes outcomes(Arrived& hand)
    {
        complete(world.context, hand.all);
        Outcomes out;
        for (auto* member : hand.all) out.push_back(member->outcome());
        return out;
    }
    int bookings_of(const orders::Order& order)
    {
        return world.count(
            "SELECT COUNT(*) FROM audit_log a JOIN payments p ON p.id = a.subject_id "
            "WHERE a.action = 'payment.succeeded' AND p.order_id = ?",
            order.id.uuid());
    }
    int events_of(const std::string& session)
    {
        return world.context.db.read([&](db::Session& s) {
            return *s.one(
                "SELECT COUNT(*) FROM gateway_events WHERE object_id = ?",
                [](const db::Row& row) { return row.integer(1); }, session);
        });
    }
    void assert_complete(const orders::Order& order)
    {
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t(order.quantity), world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.completed"));
        CPPUNIT_ASSERT_EQUAL(1, bookings_of(order));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
        const auto shown = world.now(order).moves;
        CPPUNIT_ASSERT(shown.size() == 1 && shown[0].status == orders::MoneyStatus::succeeded);
    }
    void assert_untouched(const orders::Order& order, const std::string& session)
    {
        CPPUNIT_ASSERT(world.status(order) != "completed");
        CPPUNIT_ASSERT_EQUAL(0, bookings_of(order));
        CPPUNIT_ASSERT_EQUAL(0, events_of(session));
    }

    void good_arrivals_complete_and_all_others_are_left_alone()
    {
        const auto type = world.type();
        std::vector<orders::Order> orders;
        std::vector<std::string> sessions;
        for (int i = 0; i < 6; ++i) {
            orders.push_back(world.order(type, 1 + i % 3));
            sessions.push_back(world.open(orders.back()));
        }
        world.context.db.transact(
            [&](db::Tx& tx) { world.orders.expire(tx, orders[3].id, world.clock.now()); });
        world.orders.cancel(world.buyer(orders[4]), orders[4].id);

        Arrived hand;
        const auto event = world.unique("evt_");
        arrive(hand, orders[0], sessions[0], event);
        arrive(hand, orders[2], sessions[2], world.unique("evt_"), /*amount=*/1);  // mismatch
        arrive(hand, orders[0], sessions[0], event);                               // the same event again
        arrive(hand, orders[0], sessions[0], world.unique("evt_"));                // the same money again
        arrive(hand, orders[3], sessions[3], world.unique("evt_"));                // late
        arrive(hand, orders[4], sessions[4], world.unique("evt_"));                // given up
        arrive(hand, orders[5], sessions[1], world.unique("evt_"));                // another order's money
        hand.add({world.context, new_id<PaymentId>(world.context), orders[5].id, {orders[5].total, "pi"},
            {world.unique("evt_"), "checkout.session.completed", "cs", "completed"}});  // of nobody
        arrive(hand, orders[1], sessions[1], world.unique("evt_"));
        CPPUNIT_ASSERT(
            outcomes(hand) == (Outcomes{true, false, false, false, false, false, false, false, true}));

        assert_complete(orders[0]);
        assert_complete(orders[1]);
        for (const int i : {2, 3, 4, 5}) assert_untouched(orders[i], sessions[i]);
    }

    void one_that_spoils_the_batch_costs_nobody_anything()
    {
        const auto type = world.type();
        const auto handled = world.order(type), good = world.order(type);
        const auto a = world.open(handled), b = world.open(good);
        world.gateway.pay(a);
        world.gateway.pay(b);
        // Somebody has an event of this id already.
        const auto body = world.session_event("checkout.session.completed", a);
        const auto from = body.find("evt_");
        const auto event = body.substr(from, body.find('"', from) - from);
        const repo::Heard before{event, "x", "x", "ignored"};
        world.context.db.transact(
            [&](db::Tx& tx) { repo::insert_events(tx, std::span(&before, 1), world.clock.now()); });

        Arrived hand;
        arrive(hand, good, b, world.unique("evt_"));
        arrive(hand, handled, a, event);
        CPPUNIT_ASSERT(outcomes(hand) == (Outcomes{false, false}));
        assert_untouched(good, b);
        CPPUNIT_ASSERT_EQUAL(std::string("seen"), world.hear(body));
        assert_untouched(handled, a);
        CPPUNIT_ASSERT_EQUAL(
            std::string("completed"), world.hear(world.session_event("checkout.session.completed", b)));
        assert_complete(good);
    }

    void beginnings_fail_each_for_itself()
    {
        const auto type = world.type();
        const auto good = world.order(type), paid = world.order(type), over = world.order(type),
                   foreign = world.order(type);
        world.paid(world.open(paid));
        world.context.db.transact([&](db::Tx& tx) { world.orders.expire(tx, over.id, world.clock.now()); });
        const auto buyer = world.buyer(good), of_paid = world.buyer(paid), of_over = world.buyer(over);
        const auto nobody = new_id<OrderId>(world.context);

        Hand<Beginnings, Beginning> hand;
        hand.add({world.context, of_paid, paid.id});
        hand.add({world.context, buyer, good.id});
        hand.add({world.context, of_over, over.id});
        hand.add({world.context, buyer, foreign.id});
        hand.add({world.context, buyer, nobody});
        hand.add({world.context, buyer, good.id});
        begin(world.context, hand.all);
        ASSERT_ERROR(kOrderCompleted, hand.all[0]->outcome());
        const auto first = hand.all[1]->outcome();
        ASSERT_ERROR(kOrderExpired, hand.all[2]->outcome());
        ASSERT_ERROR(kNotFound, hand.all[3]->outcome());
        ASSERT_ERROR(kNotFound, hand.all[4]->outcome());
        CPPUNIT_ASSERT(hand.all[5]->outcome().payment.id == first.payment.id);
        CPPUNIT_ASSERT(first.payment.status == Status::created && first.payment.amount == good.total);
        CPPUNIT_ASSERT_EQUAL(1, world.payments_of(good));
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(foreign));
    }

    void an_opening_that_comes_too_late_hinders_nobody()
    {
        const auto type = world.type();
        std::vector<Payment> begun;
        std::vector<Session> sessions;
        for (int i = 0; i < 4; ++i) {
            const auto order = world.order(type);
            const auto caller = world.buyer(order);
            Hand<Beginnings, Beginning> one;
            one.add({world.context, caller, order.id});
            begin(world.context, one.all);
            begun.push_back(one.all[0]->outcome().payment);
            sessions.push_back(
                {world.unique("cs_"), "https://pay.example/", "", SessionState::open, false, {}});
        }
        world.context.db.transact([&](db::Tx& tx) {
            CPPUNIT_ASSERT(repo::set_status(tx, begun[0].id, Status::expired, world.clock.now()));
        });
        const Session other{world.unique("cs_"), "https://pay.example/", "", SessionState::open, false, {}};

        Hand<Openings, Opening> hand;
        hand.add({world.context, begun[0], sessions[0]});  // its time ran out
        hand.add({world.context, begun[1], sessions[1]});
        hand.add({world.context, begun[1], sessions[1]});  // the same request twice
        hand.add({world.context, begun[1], other});        // no request of ours
        open(world.context, hand.all);
        Outcomes out;
        for (auto* member : hand.all) out.push_back(member->outcome());
        CPPUNIT_ASSERT(out == (Outcomes{false, true, true, false}));
        const auto row =
            world.context.db.read([&](db::Session& s) { return repo::find(s, begun[1].id).value(); });
        CPPUNIT_ASSERT(row.status == Status::open && row.session == sessions[1].id && row.url);

        Hand<Openings, Opening> spoiled;
        spoiled.add({world.context, begun[2], sessions[1]});  // a session that is somebody else's
        spoiled.add({world.context, begun[3], sessions[3]});
        open(world.context, spoiled.all);
        CPPUNIT_ASSERT_THROW(spoiled.all[0]->outcome(), std::exception);
        CPPUNIT_ASSERT(spoiled.all[1]->outcome());
    }

    // Some pay too little, some too late, all are told of several times and by two kinds of events.
    void in_a_storm_everybody_gets_tickets_or_the_money_back_once()
    {
        constexpr std::size_t kBuyers = 24;
        const auto type = world.type(static_cast<int>(kBuyers) * 3);
        std::vector<orders::Order> orders(kBuyers);
        std::vector<std::string> sessions(kBuyers);
        support::at_once(kBuyers, [&](std::size_t i) {
            orders[i] = world.order(type, 1 + static_cast<int>(i % 3));
            sessions[i] = world.open(orders[i]);
            world.gateway.pay(sessions[i]);
            if (i % 8 == 7) world.orders.cancel(world.buyer(orders[i]), orders[i].id);
        });
        std::vector<std::string> bodies;
        for (std::size_t i = 0; i < kBuyers; ++i) {
            const auto said =
                world.session_event("checkout.session.completed", sessions[i], i % 6 == 5 ? 1 : -1);
            bodies.insert(bodies.end(), {said, said, said});
            if (i % 6 != 5)
                bodies.push_back(world.intent_event("payment_intent.succeeded", sessions[i], "succeeded"));
        }
        std::shuffle(bodies.begin(), bodies.end(), std::mt19937(7));
        support::at_once(bodies.size(), [&](std::size_t i) { world.hear(bodies[i]); });
        for (std::size_t i = 0; i < kBuyers; ++i) {
            if (i % 6 != 5 && i % 8 != 7) {
                assert_complete(orders[i]);
                continue;
            }
            CPPUNIT_ASSERT(world.status(orders[i]) != "completed");
            CPPUNIT_ASSERT_EQUAL(std::size_t{0}, world.tickets_of(orders[i]));
            CPPUNIT_ASSERT_EQUAL(1, bookings_of(orders[i]));
            CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(orders[i]));
        }
    }

    // The negative control: what the storm counts would show it.
    void who_trusts_a_look_without_a_lock_books_twice()
    {
        const auto order = world.order();
        const auto id = *PaymentId::parse(world.gateway.payment_of[world.open(order)]);
        std::barrier looked(2);
        support::at_once(2, [&](std::size_t) {
            Received received{
                world.context.db.read([&](db::Session& s) { return repo::find(s, id).value(); }),
                order.total};
            looked.arrive_and_wait();
            if (received.payment.status == Status::succeeded) return;
            world.context.db.transact([&](db::Tx& tx) { book(world.context, tx, std::span(&received, 1)); });
        });
        CPPUNIT_ASSERT_EQUAL(2, bookings_of(order));
        // Nobody is left with a payment that bought nothing.
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE payments SET status = 'open' WHERE id = ?", id); });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TogetherTest);

}  // namespace gatehouse::payments
