// Payments that a bank takes back (REF-4): whatever the order of the news, what the gateway says now is
// booked.

#include <algorithm>

#include "modules/payments/refunds.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

using support::Balances;
using enum DisputeStatus;

class DisputesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DisputesTest);
    CPPUNIT_TEST(what_a_bank_has_taken_is_in_dispute_until_it_has_decided);
    CPPUNIT_TEST(an_inquiry_moves_nothing);
    CPPUNIT_TEST(a_dispute_that_is_won_leaves_everything_as_it_was);
    CPPUNIT_TEST(a_lost_dispute_is_taken_off_the_sale_and_kills_unused_tickets);
    CPPUNIT_TEST(a_lost_part_leaves_the_tickets);
    CPPUNIT_TEST(more_than_is_left_is_still_in_the_books);
    CPPUNIT_TEST(a_decision_that_is_turned_around_gives_the_sale_back);
    CPPUNIT_TEST(news_in_any_order_and_many_times_at_once_book_it_once);
    CPPUNIT_TEST(an_older_answer_never_opens_what_was_decided);
    CPPUNIT_TEST(of_two_answers_that_cross_the_older_is_asked_for_again);
    CPPUNIT_TEST(a_dispute_before_the_payment_is_told_again);
    CPPUNIT_TEST(a_dispute_of_somebody_else_is_left_alone);
    CPPUNIT_TEST(while_a_bank_decides_nothing_can_be_given_back);
    CPPUNIT_TEST(a_dispute_of_money_that_bought_nothing_is_no_part_of_the_sale);
    CPPUNIT_TEST(a_refund_against_a_lost_dispute_never_gives_back_more_than_the_sale);
    CPPUNIT_TEST(it_is_shown_on_the_order_and_told_when_it_opens_and_closes);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { world.paid(session); }

private:
    support::PaymentsWorld world;
    Refunds refunds{world.context};
    TicketTypeId type = world.type(2);
    orders::Order order = world.order(type, 2);
    std::string session = world.open(order);

    Balances books() { return support::balances(world.context, order.id); }
    GatewayDispute& dispute(DisputeStatus status = needs_response, std::int64_t amount = 5000)
    {
        return world.gateway.dispute(session, status, amount);
    }
    // The bank decides, and we hear of it.
    std::string close(GatewayDispute& d, DisputeStatus status)
    {
        d.status = status;
        if (status == won) d.withdrawn.amount = 0;
        return world.disputed(d, "closed");
    }
    int live() { return static_cast<int>(refunds.look(world.organizer.caller, order.id).tickets.size()); }

    void what_a_bank_has_taken_is_in_dispute_until_it_has_decided()
    {
        auto& d = dispute();
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_needs_response"), world.disputed(d));
        CPPUNIT_ASSERT((books() == Balances{{"disputed", 5000}, {"organizer", -5000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(2, live());
        d.status = under_review;
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_under_review"), world.disputed(d, "updated"));
        CPPUNIT_ASSERT((books() == Balances{{"disputed", 5000}, {"organizer", -5000}}));
    }

    void an_inquiry_moves_nothing()
    {
        auto& d = dispute(inquiry);
        world.disputed(d);
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_closed"), close(d, closed));
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
    }

    void a_dispute_that_is_won_leaves_everything_as_it_was()
    {
        auto& d = dispute();
        world.disputed(d);
        // Decided, but the money is not back yet.
        d.status = won;
        world.disputed(d, "closed");
        CPPUNIT_ASSERT((books() == Balances{{"disputed", 5000}, {"organizer", -5000}}));
        d.withdrawn.amount = 0;
        world.disputed(d, "funds_reinstated");
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(2, live());
    }

    void a_lost_dispute_is_taken_off_the_sale_and_kills_unused_tickets()
    {
        const auto tickets = refunds.look(world.organizer.caller, order.id).tickets;
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.mark_used(tx, tickets[0].ticket.id, world.clock.now()); });
        auto& d = dispute();
        world.disputed(d);
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_lost"), close(d, lost));
        CPPUNIT_ASSERT(books().empty());
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.now(order).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(1, live());  // somebody came with it
        world.order(type);                // one place is on sale again
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void a_lost_part_leaves_the_tickets()
    {
        auto& d = dispute(needs_response, 2000);
        world.disputed(d);
        close(d, lost);
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 3000}, {"organizer", -3000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(2, live());
    }

    void give(std::int64_t amount)
    {
        refunds.give(world.organizer.caller, order.id, {amount, {}, "Rain"}, world.random.bytes(32));
    }

    void more_than_is_left_is_still_in_the_books()
    {
        give(1000);
        while (world.payments.send_refunds() > 0) {}
        auto& d = dispute();
        world.disputed(d);
        close(d, lost);
        CPPUNIT_ASSERT((books() == Balances{{"gateway", -1000}, {"organizer", 1000}}));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.now(order).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
    }

    void a_decision_that_is_turned_around_gives_the_sale_back()
    {
        auto& d = dispute();
        world.disputed(d);
        close(d, lost);
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_won"), close(d, won));
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(0, live());  // their places may be somebody else's
    }

    void news_in_any_order_and_many_times_at_once_book_it_once()
    {
        auto& d = dispute();
        d.status = lost;
        const char* kinds[] = {"created", "updated", "funds_withdrawn", "closed", "funds_reinstated"};
        support::at_once(50, [&](std::size_t i) { world.disputed(d, kinds[i % 5]); });
        CPPUNIT_ASSERT(books().empty());
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.disputed"));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
        CPPUNIT_ASSERT_EQUAL(
            1, world.count("SELECT COUNT(*) FROM disputes WHERE order_id = ?", order.id.uuid()));
    }

    // While the answer to one webhook is under way, the bank decides, and another webhook is heard.
    void an_older_answer_never_opens_what_was_decided()
    {
        for (const bool is_known : {false, true}) {
            const auto bought = world.order(world.type());
            const auto page = world.open(bought);
            world.paid(page);
            auto& d = world.gateway.dispute(page, needs_response, 2500);
            if (is_known) world.disputed(d);
            d.status = under_review;
            world.gateway.on_find_dispute = [&] { close(d, lost); };
            CPPUNIT_ASSERT_EQUAL(std::string("already"), world.disputed(d, "updated"));
            CPPUNIT_ASSERT(support::balances(world.context, bought.id).empty());
            CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(bought));
            CPPUNIT_ASSERT_EQUAL(
                1, world.count("SELECT COUNT(*) FROM disputes WHERE order_id = ? AND status = 'lost'",
                       bought.id.uuid()));
        }
    }

    void of_two_answers_that_cross_the_older_is_asked_for_again()
    {
        auto& d = dispute();
        world.disputed(d);
        // Decided, but the money is not back yet when the first is answered, and it is when the second is.
        d.status = won;
        world.gateway.on_find_dispute = [&] {
            d.withdrawn.amount = 0;
            CPPUNIT_ASSERT_EQUAL(std::string("dispute_won"), world.disputed(d, "funds_reinstated"));
        };
        ASSERT_ERROR(kBusy, world.disputed(d, "closed"));
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.disputed(d, "closed"));
        CPPUNIT_ASSERT((books() == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        // What the gateway says later counts.
        d.withdrawn.amount = 5000;
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_lost"), close(d, lost));
        CPPUNIT_ASSERT(books().empty());
    }

    void a_dispute_before_the_payment_is_told_again()
    {
        const auto early = world.order(world.type());
        const auto page = world.open(early);
        world.gateway.pay(page);
        auto& d = world.gateway.dispute(page, needs_response, 2500);
        ASSERT_ERROR(kGatewayUnavailable, world.disputed(d));
        world.hear(world.session_event("checkout.session.completed", page));
        CPPUNIT_ASSERT_EQUAL(std::string("dispute_needs_response"), world.disputed(d));
    }

    void a_dispute_of_somebody_else_is_left_alone()
    {
        GatewayDispute foreign = dispute();
        foreign.id = "du_foreign", foreign.charge = "ch_foreign", foreign.intent = "pi_foreign";
        CPPUNIT_ASSERT_EQUAL(std::string("unknown"), world.disputed(foreign));
    }

    void while_a_bank_decides_nothing_can_be_given_back()
    {
        auto& d = dispute();
        world.disputed(d);
        ASSERT_ERROR(kDisputed, give(100));
        close(d, won);
        give(100);
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
    }

    void a_dispute_of_money_that_bought_nothing_is_no_part_of_the_sale()
    {
        const auto twice = world.order();
        const auto first = world.open(twice);
        world.gateway.sessions[first].state = SessionState::expired;
        world.hear(world.session_event("checkout.session.expired", first));
        const auto second = world.open(twice);
        world.paid(second);
        world.gateway.sessions[first].state = SessionState::open;
        CPPUNIT_ASSERT_EQUAL(std::string("duplicate_payment"), world.paid(first));
        auto& d = world.gateway.dispute(first, lost, 2500);
        world.disputed(d);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(twice));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, world.now(twice).refunded.amount);
        // It went back by the bank, so the refund that is still owed will be refused.
        CPPUNIT_ASSERT(
            (support::balances(world.context, twice.id) ==
                Balances{{"gateway", 2500}, {"organizer", -2500}, {"refunds", -2500}, {"unapplied", 2500}}));
    }

    void a_refund_against_a_lost_dispute_never_gives_back_more_than_the_sale()
    {
        auto& d = dispute();
        d.status = lost;
        support::at_once(20, [&](std::size_t i) {
            try {
                i % 2 ? give(300) : void(world.disputed(d, "closed"));
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kNothingLeft || &e.kind() == &kRefundTooMuch);
            }
        });
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.now(order).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
    }

    void it_is_shown_on_the_order_and_told_when_it_opens_and_closes()
    {
        auto& d = dispute();
        d.respond_by = world.clock.now() + std::chrono::days(7);
        world.disputed(d);
        const auto shown = [&] {
            const auto moves = world.now(order).moves;
            return *std::ranges::find(moves, orders::MoneyKind::dispute, &orders::MoneyMove::kind);
        };
        CPPUNIT_ASSERT(shown().status == orders::MoneyStatus::pending && shown().amount == order.total);
        CPPUNIT_ASSERT_EQUAL(std::string("fraudulent"), shown().reason);
        CPPUNIT_ASSERT(shown().until.has_value());
        d.status = under_review;
        world.disputed(d, "updated");
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.disputed"));
        close(d, lost);
        CPPUNIT_ASSERT(shown().status == orders::MoneyStatus::succeeded);
        CPPUNIT_ASSERT_EQUAL(2, world.news_of(order, "order.disputed"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DisputesTest);

}  // namespace gatehouse::payments
