// An event is cancelled and its sold orders are given back (REF-3): each once, whoever dies in the middle,
// and never more than was left of it.

#include <atomic>

#include "modules/inventory/lifecycle.hpp"
#include "modules/payments/cancellations.hpp"
#include "modules/payments/jobs.hpp"
#include "modules/payments/ledger.hpp"
#include "modules/payments/repository.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class CancellationTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CancellationTest);
    CPPUNIT_TEST(everything_goes_back_when_nothing_is_kept);
    CPPUNIT_TEST(what_the_policy_keeps_stays_and_the_preview_said_so);
    CPPUNIT_TEST(after_an_earlier_refund_no_more_goes_back_than_was_left);
    CPPUNIT_TEST(an_order_without_tickets_takes_no_part);
    CPPUNIT_TEST(eight_schedulers_at_once_give_each_order_back_once);
    CPPUNIT_TEST(what_a_dead_scheduler_had_claimed_is_done_by_another_once);
    CPPUNIT_TEST(a_scheduler_that_wakes_after_its_claim_ran_out_gives_nothing_back_again);
    CPPUNIT_TEST(what_the_gateway_refuses_is_listed_and_only_that_is_tried_again);
    CPPUNIT_TEST(an_order_that_cannot_be_given_back_keeps_no_other_from_it);
    CPPUNIT_TEST(free_orders_are_cancelled);
    CPPUNIT_TEST(cash_is_a_list_to_settle_by_hand);
    CPPUNIT_TEST(open_orders_end_and_their_payments_with_them);
    CPPUNIT_TEST(an_order_that_completes_meanwhile_is_found);
    CPPUNIT_TEST(a_refund_by_hand_at_the_same_time_gives_back_no_more_than_was_paid);
    CPPUNIT_TEST(an_event_that_was_cancelled_without_asking_keeps_nothing);
    CPPUNIT_TEST(it_takes_the_events_name_and_is_begun_once);
    CPPUNIT_TEST(of_twenty_who_begin_at_once_one_does);
    CPPUNIT_TEST(the_list_and_the_file_say_what_became_of_each_order);
    CPPUNIT_TEST(who_may_not_handle_money_learns_and_does_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    Cancellations cancellations{world.context};
    CancellationWork work{world.context};
    Refunds refunds{world.context};
    const auth::Caller& olga = world.organizer.caller;

    orders::Order paid(const TicketTypeId& type, int quantity = 1)
    {
        const auto order = world.order(type, quantity);
        world.paid(world.open(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        return order;
    }
    // Sold for cash at a desk.
    orders::Order paid_in_cash(const TicketTypeId& type, int quantity = 1)
    {
        const auto order = world.order(type, quantity);
        world.context.db.transact([&](db::Tx& tx) {
            world.orders.complete(tx, {}, order.id, world.clock.now());
            tx.exec("UPDATE orders SET method = 'cash' WHERE id = ?", order.id);
            const auto posting = ledger::manual(order);
            ledger::post(tx, std::span(&posting, 1), world.clock.now());
        });
        return order;
    }
    CancellationProgress start(const FeePolicy& policy = {})
    {
        return cancellations.start(
            olga, world.event, {world.read(world.event).name, "The band is ill", policy});
    }
    CancellationProgress look() { return cancellations.look(olga, world.event); }
    void finish()
    {
        while (work.work() > 0) {}
    }
    CancellationProgress cancelled(const FeePolicy& policy = {})
    {
        start(policy);
        finish();
        return look();
    }
    std::int64_t sent_back(const orders::Order& order)
    {
        while (world.payments.send_refunds() > 0) {}
        std::int64_t sum = 0;
        for (const auto& [session, of] : world.gateway.order_of)
            if (of == order.id.str())
                sum += world.gateway.charges["ch_" + world.gateway.sessions[session].intent].refunded.amount;
        return sum;
    }
    void give(const orders::Order& order, std::int64_t cents)
    {
        refunds.give(olga, order.id, {cents, {}, "Sorry for the rain"}, world.random.bytes(32));
    }
    bool has_live_ticket(const orders::Order& order)
    {
        for (const auto& ticket : world.tickets.of_order(world.buyer(order), order.id))
            if (tickets::is_live(ticket.status)) return true;
        return false;
    }
    void expect_done(int orders, const CancellationProgress& progress)
    {
        CPPUNIT_ASSERT(progress.state == CancellationState::done);
        CPPUNIT_ASSERT_EQUAL(orders, progress.done);
        CPPUNIT_ASSERT_EQUAL(0, progress.waiting + progress.failed);
    }

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

    void eight_schedulers_at_once_give_each_order_back_once()
    {
        const auto type = world.type();
        std::vector<orders::Order> sold;
        for (int i = 0; i < 40; ++i) sold.push_back(paid(type));
        start();
        support::at_once(8, [&](std::size_t) { finish(); });
        finish();
        expect_done(40, look());
        for (const auto& order : sold) {
            CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
            CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
        }
    }

    std::vector<repo::Claimed> claim()
    {
        const auto now = world.clock.now();
        return world.context.db.transact(
            [&](db::Tx& tx) { return repo::claim_cancelled(tx, now, now + std::chrono::seconds(30), 10); });
    }

    void what_a_dead_scheduler_had_claimed_is_done_by_another_once()
    {
        const auto type = world.type();
        const auto one = paid(type), two = paid(type);
        start();
        // It found the orders, claimed them, and died.
        finish_listing();
        const auto claimed = claim();
        finish();
        CPPUNIT_ASSERT_EQUAL(2, look().waiting);
        CPPUNIT_ASSERT(look().state == CancellationState::running);
        world.clock.advance(std::chrono::seconds(31));
        finish();
        expect_done(2, look());
        CPPUNIT_ASSERT_EQUAL(one.total.amount, sent_back(one));
        CPPUNIT_ASSERT_EQUAL(two.total.amount, sent_back(two));
    }
    // What the job does first, and no more.
    void finish_listing()
    {
        const auto later = world.clock.now() + std::chrono::hours(24);
        const auto orders = world.context.db.read(
            [&](db::Session& s) { return world.orders.with_tickets(s, world.event, {}, 100); });
        std::vector<OrderId> ids;
        for (const auto& order : orders) ids.push_back(order.id);
        world.context.db.transact([&](db::Tx& tx) {
            const auto now = world.clock.now();
            repo::add_cancelled(tx, repo::find_cancellation(tx, world.event).value(), ids, now);
            repo::set_listed(tx, world.event, now, later);
        });
    }

    void a_scheduler_that_wakes_after_its_claim_ran_out_gives_nothing_back_again()
    {
        const auto order = paid(world.type());
        start();
        finish_listing();
        // Both hold a claim on it: the first one's ran out while it slept.
        world.clock.advance(std::chrono::seconds(31));
        std::atomic<int> done = 0;
        support::at_once(2, [&](std::size_t) {
            world.context.db.transact([&](db::Tx& tx) {
                tx.exec("UPDATE event_cancellation_orders SET due_at = ? WHERE order_id = ?",
                    world.clock.now(), order.id);
            });
            done += work.work();
        });
        finish();
        expect_done(1, look());
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
    }

    void what_the_gateway_refuses_is_listed_and_only_that_is_tried_again()
    {
        const auto type = world.type();
        const auto refused = paid(type), fine = paid(type);
        start({false, 2000, 0, Per::order});
        finish();
        world.gateway.refuses = true;
        while (world.payments.send_refunds() > 0) {}
        world.gateway.refuses = false;
        auto after = look();
        CPPUNIT_ASSERT_EQUAL(2, after.failed);
        CPPUNIT_ASSERT(after.state == CancellationState::done);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, after.back.amount);
        // One of them is settled in another way meanwhile.
        give(fine, 2000);
        cancellations.retry(olga, world.event);
        finish();
        expect_done(2, look());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sent_back(refused));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sent_back(fine));
        // Nothing is left to try: again is the same.
        cancellations.retry(olga, world.event);
        finish();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sent_back(refused));
        CPPUNIT_ASSERT_EQUAL(2, world.refunds_of(refused));
    }

    void an_order_that_cannot_be_given_back_keeps_no_other_from_it()
    {
        const auto type = world.type();
        const auto lost = paid(type), fine = paid(type);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET status = 'failed' WHERE order_id = ?", lost.id);
        });
        const auto after = cancelled();
        CPPUNIT_ASSERT_EQUAL(1, after.failed);
        CPPUNIT_ASSERT_EQUAL(1, after.done);
        CPPUNIT_ASSERT(has_live_ticket(lost) && !has_live_ticket(fine));
        const auto failed =
            cancellations.orders(olga, world.event, with_status(CancelledStatus::failed)).items;
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, failed.size());
        CPPUNIT_ASSERT_EQUAL(lost.number, failed.front().number);
        CPPUNIT_ASSERT_EQUAL(std::string("refund_too_much"), failed.front().outcome.failure);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE payments SET status = 'succeeded' WHERE order_id = ?", lost.id);
        });
        cancellations.retry(olga, world.event);
        finish();
        expect_done(2, look());
        CPPUNIT_ASSERT_EQUAL(lost.total.amount, sent_back(lost));
    }
    static CancelledQuery with_status(CancelledStatus status)
    {
        CancelledQuery query;
        query.status = status;
        return query;
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

    void an_order_that_completes_meanwhile_is_found()
    {
        const auto order = world.order();
        start();
        finish();
        CPPUNIT_ASSERT_EQUAL(0, look().orders);
        // Its transaction had seen the event on sale.
        const auto session = world.gateway.sessions.size();
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, session);
        world.context.db.transact(
            [&](db::Tx& tx) { world.orders.complete(tx, {}, order.id, world.clock.now()); });
        world.clock.advance(std::chrono::seconds(16));
        finish();
        CPPUNIT_ASSERT_EQUAL(1, look().orders);
    }

    void a_refund_by_hand_at_the_same_time_gives_back_no_more_than_was_paid()
    {
        const auto type = world.type();
        std::vector<orders::Order> sold;
        for (int i = 0; i < 12; ++i) sold.push_back(paid(type));
        start();
        support::at_once(4, [&](std::size_t i) {
            if (i < 2) return finish();
            for (const auto& order : sold) try {
                    give(order, i == 2 ? 700 : 2500);
                } catch (const Error& e) {
                    CPPUNIT_ASSERT(&e.kind() == &kRefundTooMuch || &e.kind() == &kNothingLeft);
                }
        });
        finish();
        expect_done(12, look());
        for (const auto& order : sold) {
            CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
            CPPUNIT_ASSERT(!has_live_ticket(order));
        }
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
