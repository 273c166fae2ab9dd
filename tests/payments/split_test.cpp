// An order that friends pay together (SPL-1 … SPL-3): from the first name to the tickets, or back.

#include "modules/payments/refunds.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/share_repository.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/split_world.hpp"

namespace gatehouse::payments {

using namespace std::chrono_literals;

class SplitTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SplitTest);
    CPPUNIT_TEST(the_order_is_held_for_a_day_and_everybody_is_invited);
    CPPUNIT_TEST(it_is_not_held_beyond_the_sale_of_its_tickets);
    CPPUNIT_TEST(a_sale_that_ends_at_once_is_not_split);
    CPPUNIT_TEST(only_who_ordered_splits_and_only_an_open_order_once);
    CPPUNIT_TEST(who_is_about_to_pay_by_card_is_stopped_before_the_order_is_split);
    CPPUNIT_TEST(a_wish_that_cannot_be_leaves_the_open_page_alone);
    CPPUNIT_TEST(a_card_payment_that_got_through_completes_the_order_instead);
    CPPUNIT_TEST(a_split_order_is_not_paid_by_one_card);
    CPPUNIT_TEST(when_all_have_paid_the_order_is_complete_and_its_tickets_are_the_initiators);
    CPPUNIT_TEST(each_pays_at_a_page_of_their_own_in_their_own_name);
    CPPUNIT_TEST(after_a_declined_card_the_same_page_takes_another);
    CPPUNIT_TEST(a_page_that_was_left_ends_alone_and_the_share_can_be_paid_again);
    CPPUNIT_TEST(a_share_that_is_paid_twice_is_paid_once_and_the_other_goes_back);
    CPPUNIT_TEST(another_amount_goes_back_and_pays_nothing);
    CPPUNIT_TEST(when_the_time_is_over_every_paid_share_goes_back_once);
    CPPUNIT_TEST(calling_it_off_has_the_same_effect);
    CPPUNIT_TEST(a_share_that_is_paid_after_the_end_goes_back_though_there_are_tickets);
    CPPUNIT_TEST(a_last_share_whose_webhook_was_lost_completes_at_the_deadline);
    CPPUNIT_TEST(a_cancelled_event_ends_its_splits);
    CPPUNIT_TEST(what_went_back_at_the_gateway_is_not_sent_again);
    CPPUNIT_TEST_SUITE_END();

    support::SplitWorld world;

    int told(const char* topic, const Share& share) { return world.told(topic, share.id.uuid()); }
    int completions(const orders::Order& order) { return world.news_of(order, "order.completed"); }

    void the_order_is_held_for_a_day_and_everybody_is_invited()
    {
        const auto order = world.split(3, 4);
        CPPUNIT_ASSERT(order.method == orders::Method::split);
        CPPUNIT_ASSERT(order.expires_at == world.clock.now() + 24h);
        const auto split = world.look(order);
        CPPUNIT_ASSERT(split.with_secrets);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3334}, split.shares.at(0).amount.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3333}, split.shares.at(2).amount.amount);
        for (const auto& share : split.shares) CPPUNIT_ASSERT_EQUAL(1, told(topic::kInvited, share));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, topic::kStarted));
        // The ten minutes of a card are over, and nothing is given back.
        world.clock.at += 11min;
        while (world.orders.expire_holds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
    }

    void it_is_not_held_beyond_the_sale_of_its_tickets()
    {
        auto plan = support::type_plan(world.event, 10, 2500);
        plan.sales_end = world.clock.now() + 5h;
        const auto type =
            inventory::Editor(world.context).create(world.organizer.caller, plan).id.type().value();
        const auto order = world.order(type);
        world.payments.split(world.buyer(order), order.id, world.payers(2));
        CPPUNIT_ASSERT(world.now(order).expires_at == *plan.sales_end);
    }

    void a_sale_that_ends_at_once_is_not_split()
    {
        auto plan = support::type_plan(world.event, 10, 2500);
        plan.sales_end = world.clock.now() + 12min;
        const auto type =
            inventory::Editor(world.context).create(world.organizer.caller, plan).id.type().value();
        const auto order = world.order(type);
        ASSERT_ERROR(kSplitTooLate, world.payments.split(world.buyer(order), order.id, world.payers(2)));
        CPPUNIT_ASSERT(world.now(order).method == orders::Method::card);
    }

    void only_who_ordered_splits_and_only_an_open_order_once()
    {
        const auto order = world.order();
        ASSERT_ERROR(kNotFound, world.payments.split({}, order.id, world.payers(2)));
        ASSERT_ERROR(kForbidden, world.payments.split(world.organizer.caller, order.id, world.payers(2)));
        world.payments.split(world.buyer(order), order.id, world.payers(2));
        ASSERT_ERROR(kOrderIsSplit, world.payments.split(world.buyer(order), order.id, world.payers(3)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.shares(order).size());
        const auto paid = world.order();
        world.paid(world.open(paid));
        ASSERT_ERROR(kOrderCompleted, world.payments.split(world.buyer(paid), paid.id, world.payers(2)));
        const auto late = world.order();
        world.clock.at = late.expires_at;
        ASSERT_ERROR(orders::kHoldExpired, world.payments.split(world.buyer(late), late.id, world.payers(2)));
    }

    void who_is_about_to_pay_by_card_is_stopped_before_the_order_is_split()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.payments.split(world.buyer(order), order.id, world.payers(2));
        CPPUNIT_ASSERT(world.gateway.sessions.at(session).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        CPPUNIT_ASSERT(world.now(order).method == orders::Method::split);
    }

    void a_wish_that_cannot_be_leaves_the_open_page_alone()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        const auto split = [&](const std::vector<Payer>& payers) {
            world.payments.split(world.buyer(order), order.id, payers);
        };
        auto wanted = world.payers(2);
        wanted[0].amount = 100, wanted[1].amount = 100;
        ASSERT_ERROR(kSplitSum, split(wanted));
        wanted[0].amount = 1, wanted[1].amount = order.total.amount - 1;
        ASSERT_ERROR(kShareTooSmall, split(wanted));
        CPPUNIT_ASSERT(world.gateway.sessions.at(session).state == SessionState::open);
        CPPUNIT_ASSERT_EQUAL(session, world.open(order));

        auto plan = support::type_plan(world.event, 10, 2500);
        plan.sales_end = world.clock.now() + 12min;
        const auto type =
            inventory::Editor(world.context).create(world.organizer.caller, plan).id.type().value();
        const auto late = world.order(type);
        const auto page = world.open(late);
        ASSERT_ERROR(kSplitTooLate, world.payments.split(world.buyer(late), late.id, world.payers(2)));
        CPPUNIT_ASSERT(world.gateway.sessions.at(page).state == SessionState::open);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.paid(page));
    }

    void a_card_payment_that_got_through_completes_the_order_instead()
    {
        const auto order = world.order();
        world.gateway.pay(world.open(order));
        ASSERT_ERROR(kOrderCompleted, world.payments.split(world.buyer(order), order.id, world.payers(2)));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void a_split_order_is_not_paid_by_one_card()
    {
        const auto order = world.split();
        ASSERT_ERROR(kOrderIsSplit, world.open(order));
    }

    void when_all_have_paid_the_order_is_complete_and_its_tickets_are_the_initiators()
    {
        const auto order = world.split(3, 2);
        const auto shares = world.shares(order);
        CPPUNIT_ASSERT_EQUAL(std::string("share_paid"), world.pay_share(shares[1]));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1667}, world.look(order).paid().amount);
        const support::Balances held{{"gateway", 1667}, {"unapplied", -1667}};
        CPPUNIT_ASSERT(support::balances(world.context, order.id) == held);
        CPPUNIT_ASSERT_EQUAL(std::string("share_paid"), world.pay_share(shares[0]));
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.pay_share(shares[2]));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.look(order).paid().amount);
        const support::Balances sold{{"gateway", order.total.amount}, {"organizer", -order.total.amount}};
        CPPUNIT_ASSERT(support::balances(world.context, order.id) == sold);
        for (const auto& share : shares) {
            CPPUNIT_ASSERT_EQUAL(1, told(topic::kPaid, share));
            CPPUNIT_ASSERT_EQUAL(1, told(topic::kDone, share));
        }
        ASSERT_ERROR(kSharePaid, world.open_share(shares[0]));
        // The end of the day changes nothing any more.
        world.past_deadline(order);
        world.hear_the_end(order);
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void each_pays_at_a_page_of_their_own_in_their_own_name()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[1];
        SessionRequest seen;
        world.gateway.on_create = [&](const SessionRequest& request) { seen = request; };
        const auto session = world.open_share(share);
        CPPUNIT_ASSERT_EQUAL(share.email, seen.email);
        CPPUNIT_ASSERT_EQUAL(share.amount.amount, seen.payment.amount.amount);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, seen.items.size());
        ASSERT_CONTAINS("/share/" + share.id.str() + "?secret=", seen.success_url);
        CPPUNIT_ASSERT_EQUAL(session, world.open_share(share));
        CPPUNIT_ASSERT(session != world.open_share(world.shares(order)[0]));
    }

    void after_a_declined_card_the_same_page_takes_another()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        const auto session = world.open_share(share);
        world.gateway.intents[world.gateway.sessions[session].intent].failure_code = "card_declined";
        CPPUNIT_ASSERT_EQUAL(std::string("declined"),
            world.hear(
                world.intent_event("payment_intent.payment_failed", session, "requires_payment_method")));
        CPPUNIT_ASSERT_EQUAL(std::string("card_declined"),
            world.splits.look(world.payer(share), share.id).attempt.value().failure_code.value());
        CPPUNIT_ASSERT_EQUAL(session, world.open_share(share));
        CPPUNIT_ASSERT_EQUAL(std::string("share_paid"), world.paid(session));
    }

    void a_page_that_was_left_ends_alone_and_the_share_can_be_paid_again()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        const auto session = world.open_share(share);
        world.clock.at += 61min;
        while (world.payments.settle_overdue() > 0) {}
        CPPUNIT_ASSERT(world.gateway.sessions.at(session).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), world.status(order));
        const auto second = world.open_share(share);
        CPPUNIT_ASSERT(session != second);
        CPPUNIT_ASSERT_EQUAL(std::string("share_paid"), world.paid(second));
    }

    void a_share_that_is_paid_twice_is_paid_once_and_the_other_goes_back()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        const auto first = world.open_share(shares[0]);
        world.hear(world.session_event("checkout.session.completed", first));  // nothing is paid yet
        world.gateway.sessions[first].state = SessionState::expired;
        world.hear(world.session_event("checkout.session.expired", first));
        const auto second = world.open_share(shares[0]);
        CPPUNIT_ASSERT_EQUAL(std::string("share_paid"), world.paid(second));
        CPPUNIT_ASSERT_EQUAL(std::string("duplicate_payment"), world.paid(first));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(shares[0].amount.amount, world.sent_back(order));
        CPPUNIT_ASSERT_EQUAL(1, told(topic::kRefunded, shares[0]));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.pay_share(shares[1]));
        CPPUNIT_ASSERT_EQUAL(shares[0].amount.amount, world.sent_back(order));
    }

    void another_amount_goes_back_and_pays_nothing()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        const auto session = world.open_share(shares[0]);
        world.gateway.pay(session);
        CPPUNIT_ASSERT_EQUAL(std::string("mismatch"),
            world.hear(world.session_event("checkout.session.completed", session, 1)));
        CPPUNIT_ASSERT(world.state(order, 0) == ShareStatus::open);
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
    }

    void when_the_time_is_over_every_paid_share_goes_back_once()
    {
        const auto order = world.split(3, 2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        world.pay_share(shares[2]);
        world.open_share(shares[1]);
        world.past_deadline(order);
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(100, world.left_of(order));
        for (int i = 0; i < 3; ++i) world.hear_the_end(order);  // news comes more than once
        CPPUNIT_ASSERT_EQUAL(2, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(shares[0].amount.amount + shares[2].amount.amount, world.sent_back(order));
        CPPUNIT_ASSERT(support::balances(world.context, order.id).empty());
        CPPUNIT_ASSERT(world.state(order, 0) == ShareStatus::returned);
        CPPUNIT_ASSERT(world.state(order, 1) == ShareStatus::over);
        for (const auto& share : shares) CPPUNIT_ASSERT_EQUAL(1, told(topic::kEnded, share));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, topic::kOver));
        ASSERT_ERROR(kShareOver, world.open_share(shares[1]));
    }

    void calling_it_off_has_the_same_effect()
    {
        const auto order = world.split(2, 2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        const auto open = world.open_share(shares[1]);
        world.orders.cancel(world.buyer(order), order.id);
        CPPUNIT_ASSERT_EQUAL(100, world.left_of(order));
        world.payments.end_split(order.id);
        world.payments.abandon(order.id);
        CPPUNIT_ASSERT(world.gateway.sessions.at(open).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(shares[0].amount.amount, world.sent_back(order));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(0, completions(order));
    }

    void a_share_that_is_paid_after_the_end_goes_back_though_there_are_tickets()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        const auto late = world.open_share(shares[1]);
        world.clock.at = order.expires_at + 5min;
        while (world.orders.expire_holds() > 0) {}
        world.hear_the_end(order);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), world.paid(late));
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.sent_back(order));
        CPPUNIT_ASSERT_EQUAL(0, completions(order));
    }

    void a_last_share_whose_webhook_was_lost_completes_at_the_deadline()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        world.clock.at = order.expires_at - 10min;
        world.gateway.pay(world.open_share(shares[1]));
        world.past_deadline(order, 1s);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void a_cancelled_event_ends_its_splits()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        const auto open = world.open_share(shares[1]);
        world.context.db.transact([&](db::Tx& tx) {
            events::Service(world.context).cancel(tx, world.organizer.caller, world.event, "Storm");
        });
        ASSERT_ERROR(kShareOver, world.open_share(shares[1]));
        world.payments.end_splits(world.event);
        world.hear_the_end(order);
        CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT(world.gateway.sessions.at(open).state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(shares[0].amount.amount, world.sent_back(order));
    }

    void what_went_back_at_the_gateway_is_not_sent_again()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        const auto session = world.open_share(shares[0]);
        world.paid(session);
        const auto intent = world.gateway.sessions[session].intent;
        world.gateway.charges["ch_" + intent].refunded = {200, "USD"};
        world.hear(world.event_body("charge.refunded",
            R"("object":"charge","id":"ch_)" + intent + R"(","payment_intent":")" + intent + R"(")"));
        // It is to be paid anew, so what was left of that payment goes back as well.
        CPPUNIT_ASSERT(world.state(order, 0) == ShareStatus::open);
        CPPUNIT_ASSERT_EQUAL(shares[0].amount.amount, world.sent_back(order));
        CPPUNIT_ASSERT_EQUAL(std::string("share_paid"), world.pay_share(shares[0]));
        world.orders.cancel(world.buyer(order), order.id);
        world.hear_the_end(order);
        CPPUNIT_ASSERT_EQUAL(2 * shares[0].amount.amount, world.sent_back(order));
        CPPUNIT_ASSERT(support::balances(world.context, order.id).empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SplitTest);

}  // namespace gatehouse::payments
