// The way to the payment page, and what happens when nobody comes back from it.

#include "common/json/json.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class CheckoutTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CheckoutTest);
    CPPUNIT_TEST(it_answers_where_to_pay_until_when);
    CPPUNIT_TEST(asking_again_gives_the_same_page_also_twenty_times_at_once);
    CPPUNIT_TEST(the_attempt_is_committed_before_the_gateway_hears_of_it);
    CPPUNIT_TEST(when_the_gateway_is_down_the_hold_stays_and_the_same_key_is_used_again);
    CPPUNIT_TEST(a_refused_attempt_is_followed_by_a_new_one);
    CPPUNIT_TEST(what_is_sold_adds_up_to_the_total);
    CPPUNIT_TEST(an_order_that_is_over_or_paid_cannot_be_paid);
    CPPUNIT_TEST(to_strangers_the_order_does_not_exist);
    CPPUNIT_TEST(bad_requests_are_told_what_is_wrong);
    CPPUNIT_TEST(a_payment_whose_webhook_was_lost_completes_at_the_deadline);
    CPPUNIT_TEST(an_open_payment_is_ended_at_the_deadline_and_the_tickets_given_back);
    CPPUNIT_TEST(a_payment_nobody_can_settle_is_visible_to_staff);
    CPPUNIT_TEST(giving_the_order_up_ends_its_payment);
    CPPUNIT_TEST(the_public_configuration_says_sandbox);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;

    http::Response post(const std::string& body, const std::string& secret, const std::string& key)
    {
        auto request = world.request("POST", "/api/payments/checkout", body);
        if (!secret.empty()) request.headers.emplace_back("authorization", "Order " + secret);
        if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
        return http::dispatch(world.routes, request, world.context);
    }
    http::Response post(const orders::Order& order)
    {
        return post(
            R"({"order_id":")" + order.id.str() + R"("})", world.orders.secret(order), world.unique("key-"));
    }
    void past_deadline(const orders::Order& order, std::chrono::seconds by = std::chrono::seconds(1))
    {
        world.clock.at = order.expires_at + by;
        while (world.payments.settle_overdue() > 0) {}
    }

    void it_answers_where_to_pay_until_when()
    {
        const auto order = world.order();
        const auto response = post(order);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, 201, response.status);
        const auto document = json::Document::parse(response.body);
        ASSERT_CONTAINS("https://pay.example/cs_", document.root().get("url"));
        ASSERT_CONTAINS("pay_", document.root().get("payment_id"));
        CPPUNIT_ASSERT_EQUAL(to_rfc3339(order.expires_at), document.root().get("expires_at"));
        CPPUNIT_ASSERT(world.now(order).moves.at(0).status == orders::MoneyStatus::open);
    }

    void asking_again_gives_the_same_page_also_twenty_times_at_once()
    {
        const auto order = world.order();
        std::vector<std::string> sessions(20);
        support::at_once(20, [&](std::size_t i) { sessions[i] = world.open(order); });
        for (const auto& session : sessions) CPPUNIT_ASSERT_EQUAL(sessions[0], session);
        CPPUNIT_ASSERT_EQUAL(1, world.payments_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.gateway.created);
    }

    void the_attempt_is_committed_before_the_gateway_hears_of_it()
    {
        const auto order = world.order();
        int known = -1;
        std::string success, cancel;
        world.gateway.on_create = [&](const SessionRequest& request) {
            known = world.payments_of(order);
            success = request.success_url, cancel = request.cancel_url;
        };
        world.open(order);
        CPPUNIT_ASSERT_EQUAL(1, known);
        const auto secret = world.orders.secret(order);
        CPPUNIT_ASSERT_EQUAL(
            "https://tickets.example/orders/" + order.id.str() + "/result?secret=" + secret, success);
        CPPUNIT_ASSERT_EQUAL(
            "https://tickets.example/checkout/" + order.id.str() + "?secret=" + secret + "&declined=1",
            cancel);
    }

    void when_the_gateway_is_down_the_hold_stays_and_the_same_key_is_used_again()
    {
        const auto order = world.order();
        world.gateway.loses_answers = true;
        const auto response = post(order);
        CPPUNIT_ASSERT_EQUAL(503, response.status);
        ASSERT_CONTAINS("gateway_unavailable", response.body);
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        world.gateway.loses_answers = false;
        CPPUNIT_ASSERT_EQUAL(201, post(order).status);
        CPPUNIT_ASSERT_EQUAL(1, world.gateway.created);
        CPPUNIT_ASSERT_EQUAL(1, world.payments_of(order));
    }

    void a_refused_attempt_is_followed_by_a_new_one()
    {
        const auto order = world.order();
        world.gateway.refuses = true;
        CPPUNIT_ASSERT_EQUAL(502, post(order).status);
        world.gateway.refuses = false;
        CPPUNIT_ASSERT_EQUAL(201, post(order).status);
        CPPUNIT_ASSERT_EQUAL(2, world.payments_of(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(world.open(order)));
    }

    void what_is_sold_adds_up_to_the_total()
    {
        const auto order = world.order(world.type(10, 3333), 3);
        world.gateway.on_create = [&](const SessionRequest& request) {
            Money sum{0, "USD"};
            for (const auto& item : request.items) sum = sum + item.unit_price * item.quantity;
            CPPUNIT_ASSERT(sum == order.total && sum == request.payment.amount);
        };
        world.open(order);
    }

    void an_order_that_is_over_or_paid_cannot_be_paid()
    {
        const auto paid = world.order();
        world.paid(world.open(paid));
        ASSERT_CONTAINS("order_completed", post(paid).body);
        const auto given_up = world.order();
        world.orders.cancel(world.buyer(given_up), given_up.id);
        ASSERT_CONTAINS("order_expired", post(given_up).body);
        const auto late = world.order();
        world.clock.at = late.expires_at;
        const auto response = post(late);
        CPPUNIT_ASSERT_EQUAL(409, response.status);
        ASSERT_CONTAINS("order_expired", response.body);
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(late));
    }

    void to_strangers_the_order_does_not_exist()
    {
        const auto order = world.order(), other = world.order();
        const auto body = R"({"order_id":")" + order.id.str() + R"("})";
        CPPUNIT_ASSERT_EQUAL(404, post(body, "", world.unique("key-")).status);
        CPPUNIT_ASSERT_EQUAL(404, post(body, world.orders.secret(other), world.unique("key-")).status);
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(order));
    }

    void bad_requests_are_told_what_is_wrong()
    {
        const auto order = world.order();
        const auto secret = world.orders.secret(order);
        const auto body = [&](const std::string& more) {
            return R"({"order_id":")" + order.id.str() + "\"" + more + "}";
        };
        CPPUNIT_ASSERT_EQUAL(400, post(body(""), secret, "").status);
        ASSERT_CONTAINS(
            "mode_not_offered", post(body(R"(,"mode":"element")"), secret, world.unique("key-")).body);
        CPPUNIT_ASSERT_EQUAL(422, post(body(R"(,"mode":"cash")"), secret, world.unique("key-")).status);
        CPPUNIT_ASSERT_EQUAL(422, post(R"({"order_id":"order_1"})", secret, world.unique("key-")).status);
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(order));
    }

    void a_payment_whose_webhook_was_lost_completes_at_the_deadline()
    {
        const auto order = world.order();
        world.gateway.pay(world.open(order));
        past_deadline(order);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, world.tickets_of(order));
    }

    void an_open_payment_is_ended_at_the_deadline_and_the_tickets_given_back()
    {
        const auto type = world.type(1);
        const auto order = world.order(type);
        const auto session = world.open(order);
        world.clock.at = order.expires_at + std::chrono::seconds(1);
        world.orders.expire_holds();
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));  // first the gateway is asked
        past_deadline(order);
        CPPUNIT_ASSERT(world.gateway.find_session(session).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT(world.now(order).moves.at(0).status == orders::MoneyStatus::expired);
        world.order(type);  // the place is free again
    }

    void a_payment_nobody_can_settle_is_visible_to_staff()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.down = true;
        const auto is_stuck = [&] {
            return std::ranges::any_of(
                stuck(world.context).payments, [&](const Payment& p) { return p.order == order.id; });
        };
        past_deadline(order);
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        CPPUNIT_ASSERT(!is_stuck());
        for (int i = 1; i < 10; ++i) past_deadline(order, std::chrono::minutes(15 * i));
        CPPUNIT_ASSERT(is_stuck());
        world.gateway.down = false;
        world.gateway.pay(session);
        past_deadline(order, std::chrono::hours(24));
        CPPUNIT_ASSERT(!is_stuck());
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
    }

    void giving_the_order_up_ends_its_payment()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.orders.cancel(world.buyer(order), order.id);
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.cancelled"));
        world.payments.abandon(order.id);
        CPPUNIT_ASSERT(world.gateway.find_session(session).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
    }

    void the_public_configuration_says_sandbox()
    {
        auto request = world.request("GET", "/api/payments/config");
        CPPUNIT_ASSERT_EQUAL(
            std::string(
                R"({"mode":"sandbox","hosted":true,"element_script":null,"publishable_key":null,"sandbox_card":"4242 4242 4242 4242"})"),
            http::dispatch(world.routes, request, world.context).body);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CheckoutTest);

}  // namespace gatehouse::payments
