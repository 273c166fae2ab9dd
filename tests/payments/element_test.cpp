// Paying with the gateway's form on our own page (PAY-2): the same bookings, deadlines and second tries.

#include "common/json/json.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class ElementTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ElementTest);
    CPPUNIT_TEST(the_form_gets_the_secret_of_one_intent_however_often_it_asks);
    CPPUNIT_TEST(money_that_arrives_completes_the_order);
    CPPUNIT_TEST(a_refused_card_leaves_the_form_open_for_another);
    CPPUNIT_TEST(the_deadline_cancels_the_intent_and_gives_the_tickets_back);
    CPPUNIT_TEST(a_payment_whose_webhook_was_lost_completes_at_the_deadline);
    CPPUNIT_TEST(giving_the_order_up_cancels_the_intent);
    CPPUNIT_TEST(who_changes_to_the_hosted_page_cannot_pay_twice);
    CPPUNIT_TEST(who_paid_on_the_form_is_not_sent_to_the_page);
    CPPUNIT_TEST(who_pays_while_the_form_is_being_ended_has_paid);
    CPPUNIT_TEST(a_lost_answer_is_found_again_under_the_same_key);
    CPPUNIT_TEST(where_it_is_not_configured_it_is_not_offered);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world{
        {{"payments.element", "true"}, {"payments.stripe.publishable_key", "pk_test_1"}}};

    http::Response post(support::PaymentsWorld& at, const orders::Order& order, const std::string& mode)
    {
        auto request = at.request("POST", "/api/payments/checkout",
            R"({"order_id":")" + order.id.str() + R"(","mode":")" + mode + R"("})");
        request.headers.emplace_back("authorization", "Order " + at.orders.secret(order));
        request.headers.emplace_back("idempotency-key", at.unique("key-"));
        return http::dispatch(at.routes, request, at.context);
    }
    Checkout open(const orders::Order& order)
    {
        return world.payments.checkout(world.buyer(order), order.id, Mode::element);
    }
    // The intent whose secret it is.
    static std::string intent_of(const Checkout& checkout)
    {
        return checkout.client_secret->substr(0, checkout.client_secret->find("_secret"));
    }
    Intent& intent(const Checkout& checkout) { return world.gateway.intents.at(intent_of(checkout)); }
    void pay(const Checkout& checkout, const orders::Order& order)
    {
        intent(checkout).state = IntentState::succeeded;
        intent(checkout).received = order.total;
    }
    std::string tell(
        const std::string& type, const std::string& id, const std::string& status, std::int64_t received)
    {
        return world.hear(
            world.event_body(type, R"("object":"payment_intent","id":")" + id + R"(","status":")" + status +
                                       R"(","amount_received":)" + std::to_string(received) +
                                       R"(,"currency":"usd",)" + world.metadata(id)));
    }
    void past_deadline(const orders::Order& order)
    {
        world.clock.at = order.expires_at + std::chrono::seconds(1);
        while (world.payments.settle_overdue() > 0) {}
    }

    void the_form_gets_the_secret_of_one_intent_however_often_it_asks()
    {
        const auto order = world.order();
        std::vector<std::string> secrets(10);
        support::at_once(10, [&](std::size_t i) { secrets[i] = *open(order).client_secret; });
        for (const auto& secret : secrets) CPPUNIT_ASSERT_EQUAL(secrets[0], secret);
        CPPUNIT_ASSERT_EQUAL(1, world.gateway.created);
        const auto answer = post(world, order, "element");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        const auto document = json::Document::parse(answer.body);
        CPPUNIT_ASSERT_EQUAL(secrets[0], document.root().get("client_secret"));
        CPPUNIT_ASSERT_EQUAL(std::string("pk_test_1"), document.root().get("publishable_key"));
        CPPUNIT_ASSERT(document.root().find("url")->is_null());
    }

    void money_that_arrives_completes_the_order()
    {
        const auto order = world.order();
        const auto checkout = open(order);
        pay(checkout, order);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"),
            tell("payment_intent.succeeded", intent_of(checkout), "succeeded", order.total.amount));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        ASSERT_ERROR(kOrderCompleted, open(order));
    }

    void a_refused_card_leaves_the_form_open_for_another()
    {
        const auto order = world.order();
        const auto checkout = open(order);
        intent(checkout).failure_code = "insufficient_funds";
        CPPUNIT_ASSERT_EQUAL(std::string("declined"),
            tell("payment_intent.payment_failed", intent_of(checkout), "requires_payment_method", 0));
        CPPUNIT_ASSERT_EQUAL(std::string("insufficient_funds"), *world.now(order).moves.at(0).failure_code);
        CPPUNIT_ASSERT_EQUAL(*checkout.client_secret, *open(order).client_secret);
        pay(checkout, order);
        tell("payment_intent.succeeded", intent_of(checkout), "succeeded", order.total.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(1, world.payments_of(order));
    }

    void the_deadline_cancels_the_intent_and_gives_the_tickets_back()
    {
        const auto order = world.order();
        const auto checkout = open(order);
        past_deadline(order);
        CPPUNIT_ASSERT(intent(checkout).state == IntentState::canceled);
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
    }

    void a_payment_whose_webhook_was_lost_completes_at_the_deadline()
    {
        const auto order = world.order();
        pay(open(order), order);
        past_deadline(order);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
    }

    void giving_the_order_up_cancels_the_intent()
    {
        const auto order = world.order();
        const auto checkout = open(order);
        world.orders.cancel(world.buyer(order), order.id);
        world.payments.abandon(order.id);
        CPPUNIT_ASSERT(intent(checkout).state == IntentState::canceled);
    }

    void who_changes_to_the_hosted_page_cannot_pay_twice()
    {
        const auto order = world.order();
        const auto form = open(order);
        const auto session = world.open(order);
        CPPUNIT_ASSERT(intent(form).state == IntentState::canceled);
        CPPUNIT_ASSERT_EQUAL(2, world.payments_of(order));
        open(order);  // and back again
        CPPUNIT_ASSERT(world.gateway.find_session(session).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(3, world.payments_of(order));
    }

    void who_paid_on_the_form_is_not_sent_to_the_page()
    {
        const auto order = world.order();
        pay(open(order), order);
        ASSERT_ERROR(kOrderCompleted, world.open(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(1, world.payments_of(order));
    }

    void who_pays_while_the_form_is_being_ended_has_paid()
    {
        const auto order = world.order();
        const auto form = open(order);
        world.gateway.before_cancel = [&] { pay(form, order); };
        ASSERT_ERROR(kOrderCompleted, world.open(order));
        const auto other = world.order();
        const auto late = open(other);
        world.gateway.before_cancel = [&] { pay(late, other); };
        past_deadline(other);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(other));
    }

    void a_lost_answer_is_found_again_under_the_same_key()
    {
        const auto order = world.order();
        world.gateway.loses_answers = true;
        ASSERT_ERROR(kGatewayUnavailable, open(order));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        world.gateway.loses_answers = false;
        open(order);
        CPPUNIT_ASSERT_EQUAL(1, world.gateway.created);
    }

    void where_it_is_not_configured_it_is_not_offered()
    {
        support::PaymentsWorld plain;
        const auto answer = post(plain, plain.order(), "element");
        CPPUNIT_ASSERT_EQUAL(422, answer.status);
        ASSERT_CONTAINS("mode_not_offered", answer.body);
        CPPUNIT_ASSERT(
            plain.ok(plain.routes, "/api/payments/config").root().find("element_script")->is_null());
        CPPUNIT_ASSERT(!public_config(world.context.config).element_script->empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ElementTest);

}  // namespace gatehouse::payments
