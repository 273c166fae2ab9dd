// An event is cancelled and its sold orders are given back (REF-3): what goes back, what is kept, and who may
// do so.

#include <atomic>

#include "modules/inventory/lifecycle.hpp"
#include "modules/payments/jobs.hpp"
#include "tests/payments/cancellation_fixture.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/ledger.hpp"

namespace gatehouse::payments {

class CancellationTest : public CancellationFixture {
    CPPUNIT_TEST_SUITE(CancellationTest);
    CPPUNIT_TEST(everything_goes_back_when_nothing_is_kept);
    CPPUNIT_TEST(what_the_policy_keeps_stays_and_the_preview_said_so);
    CPPUNIT_TEST(after_an_earlier_refund_no_more_goes_back_than_was_left);
    CPPUNIT_TEST(an_order_without_tickets_takes_no_part);
    CPPUNIT_TEST(free_orders_are_cancelled);
    CPPUNIT_TEST(cash_is_a_list_to_settle_by_hand);
    CPPUNIT_TEST(open_orders_end_and_their_payments_with_them);
    CPPUNIT_TEST(an_event_that_was_cancelled_without_asking_keeps_nothing);
    CPPUNIT_TEST(it_takes_the_events_name_and_is_begun_once);
    CPPUNIT_TEST(of_twenty_who_begin_at_once_one_does);
    CPPUNIT_TEST(the_list_and_the_file_say_what_became_of_each_order);
    CPPUNIT_TEST(who_may_not_handle_money_learns_and_does_nothing);
    CPPUNIT_TEST_SUITE_END();

    void everything_goes_back_when_nothing_is_kept()
    {
        const auto type = world.type();
        const std::vector<orders::Order> sold{paid(type, 2), paid(type), paid(type, 3)};
        CPPUNIT_ASSERT(start().state == CancellationState::running);
        CPPUNIT_ASSERT(world.read(world.event).status == events::Status::cancelled);
        finish();
        const auto after = look();
        expect_done(3, after);
        CPPUNIT_ASSERT_EQUAL(3, after.sending);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{6 * 2500}, after.back.amount);
        for (const auto& order : sold) {
            // The codes are dead while the gateway has heard of nothing yet.
            CPPUNIT_ASSERT(!has_live_ticket(order));
            CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
            CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
        }
        CPPUNIT_ASSERT(world.gateway.refunds.empty());
        for (const auto& order : sold) CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
        CPPUNIT_ASSERT_EQUAL(0, look().sending);
    }

    void what_the_policy_keeps_stays_and_the_preview_said_so()
    {
        const auto type = world.type(10, 2499);
        const auto one = paid(type), two = paid(type, 2);
        const FeePolicy policy{false, 1000, 50, Per::ticket};
        const auto before = cancellations.preview(olga, world.event, policy);
        CPPUNIT_ASSERT_EQUAL(2, before.orders);
        CPPUNIT_ASSERT_EQUAL(3, before.tickets);
        const auto after = cancelled(policy);
        expect_done(2, after);
        CPPUNIT_ASSERT_EQUAL(before.back.amount, after.back.amount);
        CPPUNIT_ASSERT_EQUAL(before.kept.amount, after.kept.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2499 - 250 - 50}, sent_back(one));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4998 - 500 - 100}, sent_back(two));
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(one));
        CPPUNIT_ASSERT(!has_live_ticket(one) && !has_live_ticket(two));
    }

    void after_an_earlier_refund_no_more_goes_back_than_was_left()
    {
        const auto type = world.type();
        const auto some = paid(type), all = paid(type);
        give(some, 1000);
        give(all, 2500);
        const auto after = cancelled({false, 1000, 0, Per::order});
        expect_done(2, after);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1350}, after.back.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000 + 1350}, sent_back(some));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, sent_back(all));
        CPPUNIT_ASSERT(!has_live_ticket(all));
    }

    void an_order_without_tickets_takes_no_part()
    {
        const auto order = paid(world.type());
        refunds.give(olga, order.id, {{}, {}, "Cannot come"}, world.random.bytes(32));
        expect_done(0, cancelled());
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
    }

    void free_orders_are_cancelled()
    {
        const auto order = world.order(world.type(5, 0), 2);
        CPPUNIT_ASSERT_EQUAL(1, cancellations.preview(olga, world.event, {}).free_orders);
        expect_done(1, cancelled({true, 1000, 500, Per::ticket}));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void cash_is_a_list_to_settle_by_hand()
    {
        const auto type = world.type();
        const auto cash = paid_in_cash(type, 2);
        const auto card = paid(type);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, cancellations.preview(olga, world.event, {}).cash.amount);
        const auto after = cancelled({false, 1000, 0, Per::order});
        CPPUNIT_ASSERT_EQUAL(1, after.done);
        CPPUNIT_ASSERT_EQUAL(1, after.cash_open);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4500}, after.cash.amount);
        CPPUNIT_ASSERT(!has_live_ticket(cash));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(cash));
        ASSERT_ERROR(kNothingToSettle, cancellations.settle(olga, world.event, card.id));
        std::atomic<int> settled = 0;
        support::at_once(10, [&](std::size_t) {
            try {
                cancellations.settle(olga, world.event, cash.id);
                ++settled;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("nothing_to_settle"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, settled.load());
        CPPUNIT_ASSERT_EQUAL(1, look().cash_settled);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4500}, world.now(cash).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(cash));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(cash));
        CPPUNIT_ASSERT(
            (support::balances(world.context, cash.id) == support::Balances{{"cash", 500}, {"kept", -500}}));
    }

    void open_orders_end_and_their_payments_with_them()
    {
        const auto type = world.type();
        const auto open = world.order(type), paying = world.order(type), late = world.order(type);
        const auto session = world.open(paying), late_session = world.open(late);
        CPPUNIT_ASSERT_EQUAL(3, cancellations.preview(olga, world.event, {}).open_orders);
        start();
        world.gateway.pay(late_session);  // and we do not hear of it in time
        finish();
        while (world.payments.settle_overdue() > 0) {}
        while (world.orders.expire_holds() > 0) {}
        for (const auto& order : {open, paying, late})
            CPPUNIT_ASSERT_EQUAL(std::string("expired"), world.status(order));
        CPPUNIT_ASSERT(world.gateway.sessions[session].state == SessionState::expired);
        CPPUNIT_ASSERT_EQUAL(late.total.amount, sent_back(late));
        CPPUNIT_ASSERT_EQUAL(0, look().orders);
    }

    void an_event_that_was_cancelled_without_asking_keeps_nothing()
    {
        const auto order = world.order(world.type(5, 0));
        inventory::Lifecycle(world.context).cancel(olga, world.event, "For the record");
        outbox::News news;
        news.subject = world.event.uuid();
        for (const auto& subscription : subscriptions())
            if (std::string(subscription.topic) == "event.cancelled")
                for (int twice = 0; twice < 2; ++twice) subscription.deliver(world.context, news);
        finish();
        expect_done(1, look());
        CPPUNIT_ASSERT(look().run->reason.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
        ASSERT_ERROR(kAlreadyCancelled, start());
    }

    void it_takes_the_events_name_and_is_begun_once()
    {
        ASSERT_ERROR(kInvalid, cancellations.start(olga, world.event, {"Jazz", "The band is ill", {}}));
        CPPUNIT_ASSERT(look().state == CancellationState::none);
        CPPUNIT_ASSERT(world.read(world.event).status == events::Status::published);
        ASSERT_ERROR(kNotCancelled, cancellations.retry(olga, world.event));
        start({false, 1000, 0, Per::order});
        ASSERT_ERROR(kAlreadyCancelled, start());
        CPPUNIT_ASSERT_EQUAL(1000, look().run->policy.percent);
        CPPUNIT_ASSERT_EQUAL(1, world.audited("event.cancelled", world.event.uuid()));
    }

    void of_twenty_who_begin_at_once_one_does()
    {
        std::atomic<int> begun = 0;
        support::at_once(20, [&](std::size_t) {
            try {
                start();
                ++begun;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("already_cancelled"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, begun.load());
        CPPUNIT_ASSERT_EQUAL(1, world.audited("cancellation.started", world.event.uuid()));
    }

    void the_list_and_the_file_say_what_became_of_each_order()
    {
        const auto type = world.type();
        for (int i = 0; i < 5; ++i) paid(type);
        cancelled({false, 1000, 0, Per::order});
        CancelledQuery query;
        query.limit = 2;
        std::set<std::string> seen;
        for (int pages = 0; pages < 3; ++pages) {
            const auto page = cancellations.orders(olga, world.event, query);
            for (const auto& row : page.items) seen.insert(row.number);
            query.cursor = page.next_cursor.value_or("");
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, seen.size());
        const auto csv = cancellations.csv(olga, world.event);
        for (const auto& number : seen)
            ASSERT_CONTAINS(number + ",Bo Buyer,bo@example.org,done,22.50 USD,2.50 USD", csv);
    }

    void who_may_not_handle_money_learns_and_does_nothing()
    {
        const auto stranger = world.person();
        const auto seller = world.member(world.organizer.organization.id, organizations::Role::member);
        const StartCancellation wanted{world.read(world.event).name, "Ha", {}};
        const auto order = paid(world.type());
        for (const auto& [who, kind] :
            {std::pair(stranger.caller, &kNotFound), {seller.caller, &kForbidden}}) {
            ASSERT_ERROR(*kind, cancellations.preview(who, world.event, {}));
            ASSERT_ERROR(*kind, cancellations.start(who, world.event, wanted));
            ASSERT_ERROR(*kind, cancellations.look(who, world.event));
            ASSERT_ERROR(*kind, cancellations.retry(who, world.event));
            ASSERT_ERROR(*kind, cancellations.settle(who, world.event, order.id));
            ASSERT_ERROR(*kind, cancellations.orders(who, world.event, {}));
            ASSERT_ERROR(*kind, cancellations.csv(who, world.event));
        }
        CPPUNIT_ASSERT(look().state == CancellationState::none);
        CPPUNIT_ASSERT(world.read(world.event).status == events::Status::published);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CancellationTest);

}  // namespace gatehouse::payments
