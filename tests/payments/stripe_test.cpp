// StripeGateway against the Stripe peer, over HTTP, with its own webhooks: what the fake cannot show.

#include <atomic>
#include <iostream>
#include <thread>

#include "modules/payments/refunds.hpp"
#include "modules/payments/stripe_gateway.hpp"
#include "modules/payments/stripe_shapes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/payments_world.hpp"
#include "tests/support/stripe_peer.hpp"

namespace gatehouse::payments {

class StripeTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StripeTest);
    CPPUNIT_TEST(an_order_is_paid_on_the_hosted_page_and_completed_by_webhook);
    CPPUNIT_TEST(a_lost_answer_is_found_again_under_the_same_key);
    CPPUNIT_TEST(late_money_goes_back_through_the_gateway);
    CPPUNIT_TEST(a_refund_that_fails_twice_and_loses_an_answer_is_sent_once);
    CPPUNIT_TEST(a_dispute_is_heard_answered_and_lost);
    CPPUNIT_TEST(what_no_webhook_told_is_found_in_the_gateways_list);
    CPPUNIT_TEST(payouts_are_listed_in_the_name_of_their_account);
    CPPUNIT_TEST(the_deadline_ends_the_session_at_the_gateway);
    CPPUNIT_TEST(failures_become_stable_codes);
    CPPUNIT_TEST(special_currencies_are_counted_as_the_gateway_does);
    CPPUNIT_TEST_SUITE_END();

    // A shop whose gateway is the peer.
    struct Shop : support::PaymentsWorld {
        std::atomic<int> heard = 0;
        support::WebhookListener listener;
        support::StripePeer peer;
        Config config;
        Context at_peer{config, support::test_db(), support::test_redis(), clock, random, metrics};
        StripeGateway stripe{config, clock, std::make_shared<Breaker>()};
        Service service{at_peer, stripe};

        Shop()
            : listener([this](const std::string& body, const std::string& signature) {
                  return hear(body, signature);
              }),
              peer(own.directory, listener.url()),
              config(std::map<std::string, std::string>{{"site.base_url", "https://tickets.example"},
                  {"site.master_key_file", support::test_config().text("site.master_key_file")},
                  {"payments.stripe.api_base", peer.base()}, {"payments.stripe.timeout_ms", "1500"},
                  {"payments.stripe.webhook_secret_file", (own.directory / "whsec").string()},
                  {"payments.stripe.secret_key_file", (own.directory / "key").string()}})
        {
        }
        ~Shop() { listener.stop(); }  // it calls the service, which goes first
        int hear(const std::string& body, const std::string& signature)
        {
            try {
                service.hear(body, signature);
                ++heard;
                return 200;
            } catch (const Error& e) {
                return e.kind().status;
            }
        }
        std::string open(const orders::Order& order)
        {
            const auto url = *service.checkout(buyer(order), order.id).url;
            return url.substr(url.rfind('/') + 1);
        }
        void pay(const std::string& session)
        {
            const auto answer = peer.control("/pay", R"({"session":")" + session + R"("})");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        }
        void eventually(const std::string& what, const std::function<bool()>& is_true)
        {
            for (int i = 0; i < 100; ++i) {
                if (is_true()) return;
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
            CPPUNIT_FAIL("never: " + what);
        }
    };

    // Node runs the peer; where there is none, the tests with the fake gateway have to do.
    static bool possible()
    {
        static const bool yes = support::StripePeer::is_possible();
        if (!yes) std::cout << "(no node: not tried against the Stripe peer)\n";
        return yes;
    }

    void an_order_is_paid_on_the_hosted_page_and_completed_by_webhook()
    {
        if (!possible()) return;
        Shop shop;
        const auto order = shop.order(shop.type(10, 3100), 2);
        const auto session = shop.open(order);
        CPPUNIT_ASSERT_EQUAL(session, shop.open(order));
        shop.peer.control("", R"({"duplicate_webhooks": 3, "reorder_webhooks": true})");
        shop.peer.control("/pay", R"({"session":")" + session + R"(","card":"4000000000000002"})");
        shop.eventually("declined", [&] { return shop.now(order).moves.at(0).failure_code.has_value(); });
        shop.pay(session);
        shop.eventually("completed", [&] { return shop.status(order) == "completed"; });
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, shop.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, shop.news_of(order, "order.completed"));
        CPPUNIT_ASSERT_EQUAL(0, shop.refunds_of(order));
    }

    void a_lost_answer_is_found_again_under_the_same_key()
    {
        if (!possible()) return;
        Shop shop;
        const auto order = shop.order();
        shop.peer.control("", R"({"timeout_after_effect": 1})");
        ASSERT_ERROR(kGatewayUnavailable, shop.open(order));
        shop.clock.advance(std::chrono::seconds(30));  // the same words, although time went on
        shop.pay(shop.open(order));
        shop.eventually("completed", [&] { return shop.status(order) == "completed"; });
        ASSERT_CONTAINS(R"("sessions": 1)", shop.peer.control("/reset", "{}").body);
    }

    void late_money_goes_back_through_the_gateway()
    {
        if (!possible()) return;
        Shop shop;
        const auto type = shop.type(1);
        const auto order = shop.order(type);
        const auto session = shop.open(order);
        shop.clock.at = order.expires_at + std::chrono::minutes(2);
        shop.peer.control("", R"({"signature_ahead_s": 720})");  // our clock is that much ahead of the peer's
        shop.orders.expire_holds();
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), shop.status(order));
        shop.order(type);
        shop.pay(session);
        shop.eventually("refund is owed", [&] { return shop.refunds_of(order) == 1; });
        while (shop.service.send_refunds() > 0) {}
        const auto& moves = shop.now(order).moves;
        CPPUNIT_ASSERT(std::ranges::any_of(moves, [&](const orders::MoneyMove& m) {
            return m.kind == orders::MoneyKind::refund && m.status == orders::MoneyStatus::succeeded &&
                   m.amount == order.total;
        }));
        // The gateway tells of the refund, too; it is known already.
        shop.eventually("charge.refunded was heard", [&] { return shop.heard >= 4; });
        CPPUNIT_ASSERT_EQUAL(1, shop.refunds_of(order));
    }

    // The only charge of the peer.
    static Charge charge(Shop& shop)
    {
        const auto now = shop.clock.now();
        const auto all =
            shop.stripe.list_charges({now - std::chrono::days(1), now + std::chrono::days(1), ""});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, all.items.size());
        return all.items.front();
    }
    static orders::Order paid(Shop& shop)
    {
        const auto order = shop.order(shop.type(10, 3100), 2);
        shop.pay(shop.open(order));
        shop.eventually("completed", [&] { return shop.status(order) == "completed"; });
        return order;
    }

    void a_refund_that_fails_twice_and_loses_an_answer_is_sent_once()
    {
        if (!possible()) return;
        Shop shop;
        const auto order = paid(shop);
        Refunds(shop.at_peer)
            .give(shop.organizer.caller, order.id, {1000, {}, "Rain"}, shop.random.bytes(32));
        shop.peer.control("", R"({"fail_next": 2, "fail_status": 500})");
        for (int i = 0; i < 2; ++i) {
            shop.service.send_refunds();
            shop.clock.advance(std::chrono::minutes(1));
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, charge(shop).refunded.amount);
        shop.peer.control("", R"({"timeout_after_effect": 1})");
        shop.service.send_refunds();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000}, charge(shop).refunded.amount);
        shop.clock.advance(std::chrono::minutes(2));
        shop.service.send_refunds();
        shop.eventually("the refund is settled",
            [&] { return support::balances(shop.context, order.id)["refunds"] == 0; });
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000}, charge(shop).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(1, shop.refunds_of(order));
        ASSERT_CONTAINS(R"("refunds": 1)", shop.peer.control("/reset", "{}").body);
    }

    void a_dispute_is_heard_answered_and_lost()
    {
        if (!possible()) return;
        Shop shop;
        const auto order = paid(shop);
        const auto id = charge(shop).id;
        const auto opened = shop.peer.control("/dispute", R"({"charge":")" + id + R"(","reason":"general"})");
        const auto dispute = json::Document::parse(opened.body).root().get("id");
        const auto books = [&] { return support::balances(shop.context, order.id); };
        shop.eventually("disputed", [&] { return books()["disputed"] == 6200; });
        const auto known = shop.stripe.find_dispute(dispute);
        CPPUNIT_ASSERT(
            known.status == DisputeStatus::needs_response && known.respond_by && charge(shop).disputed);
        CPPUNIT_ASSERT_EQUAL(std::string("general"), known.reason);
        shop.peer.control("/close-dispute", R"({"dispute":")" + dispute + R"(","status":"lost"})");
        shop.eventually("lost", [&] { return shop.status(order) == "refunded"; });
        CPPUNIT_ASSERT(books().empty());
    }

    void what_no_webhook_told_is_found_in_the_gateways_list()
    {
        if (!possible()) return;
        Shop shop;
        shop.context.db.transact([&](db::Tx& tx) { tx.exec("DELETE FROM gateway_walks"); });
        const auto order = shop.order(shop.type(10, 3100), 2);
        const auto session = shop.open(order);
        shop.peer.control("", R"({"drop_webhooks": 100})");
        shop.pay(session);
        shop.clock.advance(std::chrono::hours(3));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), shop.status(order));
        shop.service.reconcile();
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), shop.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, shop.tickets_of(order));
    }

    void payouts_are_listed_in_the_name_of_their_account()
    {
        if (!possible()) return;
        Shop shop;
        const auto account = shop.stripe.create_account(shop.organizer.organization.id).id;
        shop.peer.control("/account", R"({"account":")" + account + R"("})");
        SessionRequest request;
        auto& payment = request.payment;
        payment.id = new_id<PaymentId>(shop.context), payment.order = new_id<OrderId>(shop.context);
        payment.amount = {6200, "USD"}, payment.fee = {200, "USD"}, payment.destination = account;
        request.order_number = "PAYOUT", request.email = "bo@example.org";
        request.success_url = request.cancel_url = "https://tickets.example/";
        request.items = {{"Ticket", {3100, "USD"}, 2}};
        request.expires_at = shop.clock.now() + std::chrono::minutes(31);
        shop.pay(shop.stripe.create_session(request).id);
        const Span always{Time{}, Time{} + std::chrono::days(365 * 200), {}};
        CPPUNIT_ASSERT(shop.stripe.list_payouts(account, always).items.empty());
        shop.peer.control("/payout", R"({"account":")" + account + R"("})");
        const auto piece = shop.stripe.list_payouts(account, always);
        CPPUNIT_ASSERT(piece.items.size() == 1 && !piece.more);
        CPPUNIT_ASSERT(
            piece.items[0].amount == (Money{6000, "USD"}) && piece.items[0].status == PayoutStatus::paid);
        CPPUNIT_ASSERT(
            shop.stripe.list_payouts(account, {Time{}, Time{} + std::chrono::days(1), {}}).items.empty());
        const auto other = shop.stripe.create_account(new_id<OrganizationId>(shop.context)).id;
        CPPUNIT_ASSERT(shop.stripe.list_payouts(other, always).items.empty());
    }

    void the_deadline_ends_the_session_at_the_gateway()
    {
        if (!possible()) return;
        Shop shop;
        const auto order = shop.order();
        const auto session = shop.open(order);
        shop.clock.at = order.expires_at + std::chrono::seconds(1);
        while (shop.service.settle_overdue() > 0) {}
        CPPUNIT_ASSERT(shop.stripe.find_session(session).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), shop.status(order));
        ASSERT_ERROR(kGatewayRefused, shop.stripe.expire_session(session + "x"));
    }

    void failures_become_stable_codes()
    {
        if (!possible()) return;
        Shop shop;
        const auto order = shop.order();
        for (const char* status : {"500", "429", "503"}) {
            shop.peer.control("", R"({"fail_next": 1, "fail_status": )" + std::string(status) + "}");
            ASSERT_ERROR(kGatewayUnavailable, shop.open(order));
        }
        ASSERT_ERROR(kGatewayRefused, shop.stripe.find_session("cs_nothing"));
        std::ofstream(shop.own.directory / "key") << "sk_test_wrong\n";
        ASSERT_ERROR(kGatewayRefused, shop.open(order));
        // After enough failures in a row nobody waits any more.
        shop.peer.control("", R"({"fail_next": 100, "fail_status": 500})");
        std::ofstream(shop.own.directory / "key") << "sk_test_tests\n";
        for (int i = 0; i < Breaker::kFailures; ++i) ASSERT_ERROR(kGatewayUnavailable, shop.open(order));
        shop.peer.control("", R"({"fail_next": 0})");
        ASSERT_ERROR(kGatewayUnavailable, shop.open(order));
        shop.clock.advance(Breaker::kOpenFor);
        CPPUNIT_ASSERT(!shop.open(order).empty());
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), shop.status(order));
    }

    void special_currencies_are_counted_as_the_gateway_does()
    {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, stripe::to_stripe({5, "ISK"}));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, stripe::to_stripe({2500, "JPY"}));
        CPPUNIT_ASSERT((stripe::from_stripe(500, "isk") == Money{5, "ISK"}));
        CPPUNIT_ASSERT((stripe::from_stripe(2500, "usd") == Money{2500, "USD"}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StripeTest);

}  // namespace gatehouse::payments
