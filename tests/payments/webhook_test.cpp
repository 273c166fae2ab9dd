// Hearing from the gateway: exactly once, whatever it sends (quality: webhooks).

#include <atomic>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class WebhookTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WebhookTest);
    CPPUNIT_TEST(a_paid_session_completes_the_order_with_its_tickets);
    CPPUNIT_TEST(fifty_duplicates_in_parallel_have_one_effect);
    CPPUNIT_TEST(session_and_intent_tell_the_same_money_once_in_any_order);
    CPPUNIT_TEST(only_an_event_that_was_heard_is_taken_for_seen);
    CPPUNIT_TEST(failure_after_success_changes_nothing);
    CPPUNIT_TEST(success_after_failure_completes);
    CPPUNIT_TEST(a_bank_that_thinks_it_over_is_waited_for);
    CPPUNIT_TEST(a_cancelled_intent_ends_the_attempt_and_another_may_begin);
    CPPUNIT_TEST(old_news_is_checked_against_what_is_true_now);
    CPPUNIT_TEST(the_signature_is_good_for_300_seconds_and_no_longer);
    CPPUNIT_TEST(a_bad_signature_stores_nothing);
    CPPUNIT_TEST(either_of_two_secrets_signs);
    CPPUNIT_TEST(an_unknown_order_or_type_is_taken_and_left_alone);
    CPPUNIT_TEST(money_for_a_cancelled_event_goes_back);
    CPPUNIT_TEST(live_events_on_a_test_key_have_no_effect);
    CPPUNIT_TEST(signed_nonsense_is_refused);
    CPPUNIT_TEST(when_the_gateway_cannot_be_asked_it_is_told_to_come_again);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;

    void set_intent(const std::string& session, const std::string& intent)
    {
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET intent_id = ? WHERE session_id = ?", intent, session);
        });
    }

    int status_of(const std::string& body, const std::string& signature)
    {
        auto request = world.request("POST", "/api/payments/stripe/webhook", body);
        request.headers.emplace_back("stripe-signature", signature);
        return http::dispatch(world.routes, request, world.context).status;
    }
    int events_stored(const std::string& body)
    {
        const auto from = body.find("evt_");
        const auto id = body.substr(from, body.find('"', from) - from);
        return world.context.db.read([&](db::Session& session) {
            return session
                .one(
                    "SELECT COUNT(*) FROM gateway_events WHERE id = ?",
                    [](const db::Row& row) { return row.integer(1); }, id)
                .value_or(-1);
        });
    }
    void assert_completed_once(const orders::Order& order)
    {
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t(order.quantity), world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.completed"));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void a_paid_session_completes_the_order_with_its_tickets()
    {
        const auto order = world.order(world.type(), 3);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(world.open(order)));
        assert_completed_once(order);
        const auto shown = world.now(order);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, shown.moves.size());
        CPPUNIT_ASSERT(
            shown.moves[0].status == orders::MoneyStatus::succeeded && shown.moves[0].amount == order.total);
    }

    void fifty_duplicates_in_parallel_have_one_effect()
    {
        const auto order = world.order(world.type(), 2);
        const auto session = world.open(order);
        world.gateway.pay(session);
        const auto body = world.session_event("checkout.session.completed", session);
        std::atomic<int> completed = 0, seen = 0;
        support::at_once(50, [&](std::size_t) {
            const auto outcome = world.hear(body);
            completed += outcome == "completed";
            seen += outcome == "seen";
        });
        CPPUNIT_ASSERT_EQUAL(1, completed.load());
        CPPUNIT_ASSERT_EQUAL(49, seen.load());
        CPPUNIT_ASSERT_EQUAL(1, events_stored(body));
        assert_completed_once(order);
    }

    void session_and_intent_tell_the_same_money_once_in_any_order()
    {
        for (const bool session_first : {true, false}) {
            const auto order = world.order();
            const auto session = world.open(order);
            world.gateway.pay(session);
            std::vector<std::string> bodies = {world.session_event("checkout.session.completed", session),
                world.intent_event("payment_intent.succeeded", session, "succeeded")};
            if (!session_first) std::swap(bodies[0], bodies[1]);
            CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.hear(bodies[0]));
            CPPUNIT_ASSERT_EQUAL(std::string("already"), world.hear(bodies[1]));
            assert_completed_once(order);
        }
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.pay(session);
        support::at_once(20, [&](std::size_t i) {
            world.hear(i % 2 ? world.session_event("checkout.session.completed", session)
                             : world.intent_event("payment_intent.succeeded", session, "succeeded"));
        });
        assert_completed_once(order);
    }

    // PAY-4: money must not be waved through because some other key is taken, here its intent by another
    // payment.
    void only_an_event_that_was_heard_is_taken_for_seen()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.pay(session);
        const auto body = world.session_event("checkout.session.completed", session);
        const auto other = world.open(world.order());
        set_intent(other, world.gateway.find_session(session).intent);
        CPPUNIT_ASSERT_THROW(world.hear(body), std::exception);
        CPPUNIT_ASSERT_EQUAL(0, events_stored(body));
        set_intent(other, world.unique("pi_"));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.hear(body));
        assert_completed_once(order);
    }

    void failure_after_success_changes_nothing()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        const auto failed =
            world.intent_event("payment_intent.payment_failed", session, "requires_payment_method");
        const auto expired = world.session_event("checkout.session.expired", session);
        world.paid(session);
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.hear(failed));
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.hear(expired));
        assert_completed_once(order);
    }

    void success_after_failure_completes()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.intents[world.gateway.find_session(session).intent].failure_code = "insufficient_funds";
        CPPUNIT_ASSERT_EQUAL(std::string("declined"),
            world.hear(
                world.intent_event("payment_intent.payment_failed", session, "requires_payment_method")));
        CPPUNIT_ASSERT_EQUAL(
            std::string("insufficient_funds"), world.now(order).moves.at(0).failure_code.value());
        CPPUNIT_ASSERT_EQUAL(session, world.open(order));  // the page stays open for another card
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(session));
        assert_completed_once(order);
        CPPUNIT_ASSERT(!world.now(order).moves.at(0).failure_code);
    }

    Intent& intent_of(const std::string& session)
    {
        return world.gateway.intents[world.gateway.find_session(session).intent];
    }

    void a_bank_that_thinks_it_over_is_waited_for()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        intent_of(session).state = IntentState::processing;
        const auto thinking = world.intent_event("payment_intent.processing", session, "processing");
        CPPUNIT_ASSERT_EQUAL(std::string("processing"), world.hear(thinking));
        ASSERT_ERROR(kPaymentProcessing, world.open(order));
        CPPUNIT_ASSERT(world.now(order).moves.at(0).status == orders::MoneyStatus::processing);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(session));
        // The same news once more, late.
        CPPUNIT_ASSERT_EQUAL(std::string("already"),
            world.hear(world.intent_event("payment_intent.processing", session, "processing")));
        assert_completed_once(order);
    }

    void a_cancelled_intent_ends_the_attempt_and_another_may_begin()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.expire_session(session);
        CPPUNIT_ASSERT_EQUAL(std::string("expired"),
            world.hear(world.intent_event("payment_intent.canceled", session, "canceled")));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        const auto another = world.open(order);
        CPPUNIT_ASSERT(another != session);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(another));
        assert_completed_once(order);
    }

    void old_news_is_checked_against_what_is_true_now()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        const auto expired = world.session_event("checkout.session.expired", session);
        world.gateway.pay(session);  // and its webhook was lost
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.hear(expired));
        assert_completed_once(order);
    }

    void the_signature_is_good_for_300_seconds_and_no_longer()
    {
        using namespace std::chrono_literals;
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.pay(session);
        const auto body = world.session_event("checkout.session.completed", session);
        const auto now = world.clock.now();
        CPPUNIT_ASSERT_EQUAL(400, status_of(body, sign(body, "whsec_old", now - 301s)));
        CPPUNIT_ASSERT_EQUAL(400, status_of(body, sign(body, "whsec_old", now + 302s)));
        CPPUNIT_ASSERT_EQUAL(0, events_stored(body));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(200, status_of(body, sign(body, "whsec_old", now - 299s)));
        assert_completed_once(order);
    }

    void a_bad_signature_stores_nothing()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.pay(session);
        const auto body = world.session_event("checkout.session.completed", session);
        for (const auto& signature :
            {std::string(), std::string("t=1,v1=00"), sign(body, "whsec_wrong", world.clock.now()),
                sign(body + " ", "whsec_old", world.clock.now())})
            CPPUNIT_ASSERT_EQUAL(400, status_of(body, signature));
        CPPUNIT_ASSERT_EQUAL(0, events_stored(body));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
    }

    void either_of_two_secrets_signs()
    {
        for (const char* secret : {"whsec_old", "whsec_new"}) {
            const auto order = world.order();
            const auto session = world.open(order);
            world.gateway.pay(session);
            world.hear(world.session_event("checkout.session.completed", session), secret);
            assert_completed_once(order);
        }
    }

    void an_unknown_order_or_type_is_taken_and_left_alone()
    {
        const auto strange = world.event_body("checkout.session.completed",
            R"("object":"checkout.session","id":"cs_unknown","payment_status":"paid","amount_total":1,"currency":"usd")");
        CPPUNIT_ASSERT_EQUAL(std::string("unknown"), world.hear(strange));
        CPPUNIT_ASSERT_EQUAL(std::string("seen"), world.hear(strange));
        const auto other = world.event_body(std::string(200, 'x'), R"("id":"x")");
        CPPUNIT_ASSERT_EQUAL(200, status_of(other, sign(other, "whsec_old", world.clock.now())));
        CPPUNIT_ASSERT_EQUAL(1, events_stored(other));
    }

    void money_for_a_cancelled_event_goes_back()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.context.db.transact([&](db::Tx& tx) {
            events::Service(world.context).cancel(tx, world.organizer.caller, world.event, "");
        });
        ASSERT_ERROR(kOrderExpired, world.payments.checkout(world.buyer(order), order.id));

        CPPUNIT_ASSERT_EQUAL(std::string("refunded_event_cancelled"), world.paid(session));
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded_late"));
        // Hearing of it again changes nothing.
        world.hear(world.session_event("checkout.session.completed", session));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
    }

    void live_events_on_a_test_key_have_no_effect()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.pay(session);
        auto body = world.session_event("checkout.session.completed", session);
        body.replace(body.find("\"livemode\":false"), 16, "\"livemode\":true");
        CPPUNIT_ASSERT_EQUAL(std::string("ignored"), world.hear(body));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
    }

    void signed_nonsense_is_refused()
    {
        for (const std::string body : {"", "x", "[]", "{}", R"({"id":"evt_1","type":"t"})",
                 R"({"id":"evt_1","type":"t","data":{}})", R"({"id":1,"type":"t","data":{"object":{}}})",
                 R"({"id":"evt_ü","type":"t","data":{"object":{}}})",
                 R"({"id":"evt_1","type":"t","data":{"object":{"id":"ü"}}})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                body, 400, status_of(body, sign(body, "whsec_old", world.clock.now())));
    }

    void when_the_gateway_cannot_be_asked_it_is_told_to_come_again()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        const auto body = world.session_event("checkout.session.expired", session);
        world.gateway.down = true;
        CPPUNIT_ASSERT_EQUAL(503, status_of(body, sign(body, "whsec_old", world.clock.now())));
        CPPUNIT_ASSERT_EQUAL(0, events_stored(body));
        world.gateway.down = false;
        world.gateway.expire_session(session);
        CPPUNIT_ASSERT_EQUAL(200, status_of(body, sign(body, "whsec_old", world.clock.now())));
        CPPUNIT_ASSERT(world.now(order).moves.at(0).status == orders::MoneyStatus::expired);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WebhookTest);

}  // namespace gatehouse::payments
