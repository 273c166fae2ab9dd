// Money that comes late, twice or wrong goes back, in full and once (ORD-11); nothing is ever unaccounted
// for.

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class MoneyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MoneyTest);
    CPPUNIT_TEST(after_expiry_the_tickets_are_taken_again_if_there_are_any);
    CPPUNIT_TEST(after_expiry_without_stock_it_goes_back_once_and_the_buyer_is_told);
    CPPUNIT_TEST(an_order_that_was_given_up_is_refunded);
    CPPUNIT_TEST(a_wrong_amount_or_currency_never_completes);
    CPPUNIT_TEST(a_second_payment_of_the_same_order_goes_back);
    CPPUNIT_TEST(webhook_and_expiry_at_once_never_lose_money);
    CPPUNIT_TEST(a_refund_is_sent_once_under_its_own_key);
    CPPUNIT_TEST(a_refund_is_retried_until_the_gateway_answers);
    CPPUNIT_TEST(a_refused_refund_is_visible_to_staff);
    CPPUNIT_TEST(a_refund_of_the_gateways_own_dashboard_is_booked_once);
    CPPUNIT_TEST(a_refund_that_fails_later_is_noticed);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;

    // Time passes until the order is expired by its job.
    void expire(const orders::Order& order)
    {
        world.clock.at = std::max(world.clock.at, order.expires_at + std::chrono::minutes(5));
        while (world.orders.expire_holds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
    }
    void send_refunds()
    {
        while (world.payments.send_refunds() > 0) {}
    }
    orders::MoneyMove refund_of(const orders::Order& order)
    {
        for (const auto& move : world.now(order).moves)
            if (move.kind == orders::MoneyKind::refund) return move;
        CPPUNIT_FAIL("no refund is shown");
        return {};
    }
    // An order whose money came too late for the last ticket.
    orders::Order late(std::string* session = nullptr)
    {
        const auto type = world.type(1);
        const auto order = world.order(type);
        const auto opened = world.open(order);
        if (session) *session = opened;
        expire(order);
        world.order(type);  // somebody else takes the place
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), world.paid(opened));
        return order;
    }
    std::string charge_event(const std::string& type, const std::string& session)
    {
        const auto intent = world.gateway.find_session(session).intent;
        return world.event_body(
            type, R"("object":"charge","id":"ch_)" + intent + R"(","payment_intent":")" + intent + '"');
    }

    void after_expiry_the_tickets_are_taken_again_if_there_are_any()
    {
        const auto order = world.order(world.type(), 2);
        const auto session = world.open(order);
        expire(order);
        CPPUNIT_ASSERT_EQUAL(std::string("completed_late"), world.paid(session));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void after_expiry_without_stock_it_goes_back_once_and_the_buyer_is_told()
    {
        std::string session;
        const auto order = late(&session);
        world.hear(world.intent_event("payment_intent.succeeded", session, "succeeded"));
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded_late"));
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::pending);
        send_refunds();
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::succeeded);
        CPPUNIT_ASSERT(refund_of(order).amount == order.total);
    }

    void an_order_that_was_given_up_is_refunded()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.orders.cancel(world.buyer(order), order.id);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), world.paid(session));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(std::string(reason::kCancelled), refund_of(order).reason);
    }

    void a_wrong_amount_or_currency_never_completes()
    {
        for (const auto& [amount, currency] : {std::pair{2499, "usd"}, {2501, "usd"}, {2500, "eur"}}) {
            const auto order = world.order();
            const auto session = world.open(order);
            world.gateway.pay(session);
            CPPUNIT_ASSERT_EQUAL(std::string("mismatch"),
                world.hear(world.session_event("checkout.session.completed", session, amount, currency)));
            CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
            CPPUNIT_ASSERT_EQUAL(std::size_t{0}, world.tickets_of(order));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{amount}, refund_of(order).amount.amount);
            CPPUNIT_ASSERT_EQUAL(std::string(reason::kMismatch), refund_of(order).reason);
            CPPUNIT_ASSERT_EQUAL(
                1, world.count("SELECT COUNT(*) FROM audit_log a JOIN payments p ON p.id = a.subject_id "
                               "WHERE p.order_id = ? AND a.action = 'refund.created'",
                       order.id.uuid()));
        }
    }

    void a_second_payment_of_the_same_order_goes_back()
    {
        const auto order = world.order();
        const auto first = world.open(order);
        world.gateway.expire_session(first);
        world.hear(world.session_event("checkout.session.expired", first));
        const auto second = world.open(order);
        CPPUNIT_ASSERT(first != second);
        world.paid(second);
        CPPUNIT_ASSERT_EQUAL(std::string("duplicate_payment"), world.paid(first));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(std::string(reason::kDuplicate), refund_of(order).reason);
    }

    void webhook_and_expiry_at_once_never_lose_money()
    {
        for (int round = 0; round < 5; ++round) {
            const auto order = world.order(world.type(1));
            const auto session = world.open(order);
            world.gateway.pay(session);
            world.clock.at = order.expires_at + std::chrono::minutes(5);
            support::at_once(6, [&](std::size_t i) {
                if (i % 3 == 0)
                    world.hear(world.session_event("checkout.session.completed", session));
                else if (i % 3 == 1)
                    world.payments.settle_overdue();
                else
                    world.orders.expire_holds();
            });
            const auto done = world.now(order);
            CPPUNIT_ASSERT_EQUAL(std::string("completed"), std::string(to_string(done.status)));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, world.tickets_of(order));
            CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
        }
    }

    void a_refund_is_sent_once_under_its_own_key()
    {
        std::string session;
        const auto order = late(&session);
        world.gateway.loses_answers = true;
        send_refunds();
        world.gateway.loses_answers = false;
        world.clock.advance(std::chrono::hours(1));
        support::at_once(4, [&](std::size_t) { send_refunds(); });
        const auto charge = world.gateway.charges.at("ch_" + world.gateway.find_session(session).intent);
        CPPUNIT_ASSERT(charge.refunded == order.total);
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::succeeded);
    }

    void a_refund_is_retried_until_the_gateway_answers()
    {
        const auto order = late();
        world.gateway.down = true;
        for (int i = 0; i < 5; ++i) send_refunds(), world.clock.advance(std::chrono::hours(1));
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::pending);
        world.gateway.down = false;
        send_refunds();
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::succeeded);
    }

    void a_refused_refund_is_visible_to_staff()
    {
        const auto order = late();
        world.gateway.refuses = true;
        send_refunds();
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::failed);
        const auto shown = stuck(world.context).refunds;
        CPPUNIT_ASSERT(std::ranges::any_of(shown, [&](const Refund& r) { return r.order == order.id; }));
    }

    void a_refund_of_the_gateways_own_dashboard_is_booked_once()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.paid(session);
        auto& charge = world.gateway.charges.at("ch_" + world.gateway.find_session(session).intent);
        charge.refunded = {1000, "USD"};
        CPPUNIT_ASSERT_EQUAL(
            std::string("refund_noticed"), world.hear(charge_event("charge.refunded", session)));
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.hear(charge_event("charge.refunded", session)));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000}, refund_of(order).amount.amount);
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        charge.refunded = {2500, "USD"};
        support::at_once(8, [&](std::size_t) { world.hear(charge_event("charge.refunded", session)); });
        CPPUNIT_ASSERT_EQUAL(2, world.refunds_of(order));
        // Our own refunds are known already.
        std::string late_session;
        const auto refunded = late(&late_session);
        send_refunds();
        CPPUNIT_ASSERT_EQUAL(
            std::string("already"), world.hear(charge_event("charge.refunded", late_session)));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(refunded));
    }

    void a_refund_that_fails_later_is_noticed()
    {
        const auto order = late();
        send_refunds();
        const auto id = "re_" + RefundId(refund_of(order).id).str();
        world.gateway.refunds.at(id).status = RefundStatus::failed;
        const auto body =
            world.event_body("refund.failed", R"("object":"refund","id":")" + id + R"(","payment_intent":")" +
                                                  world.gateway.refunds.at(id).intent + '"');
        CPPUNIT_ASSERT_EQUAL(std::string("failed"), world.hear(body));
        CPPUNIT_ASSERT(refund_of(order).status == orders::MoneyStatus::failed);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MoneyTest);

}  // namespace gatehouse::payments
