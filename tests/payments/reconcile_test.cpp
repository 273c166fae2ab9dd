// Comparing with the gateway's own lists (PAY-8): what it has and we do not is booked, what remains is
// listed, and the same again changes nothing.

#include <algorithm>

#include "modules/payments/refunds.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

using namespace std::chrono_literals;

class ReconcileTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ReconcileTest);
    CPPUNIT_TEST(what_both_have_is_confirmed_and_no_difference);
    CPPUNIT_TEST(money_whose_news_was_lost_is_booked);
    CPPUNIT_TEST(a_refund_whose_news_was_lost_is_booked);
    CPPUNIT_TEST(money_of_which_we_know_nothing_is_listed);
    CPPUNIT_TEST(charges_that_are_not_ours_are_nobodys_difference);
    CPPUNIT_TEST(another_amount_is_listed_and_goes_when_it_is_mended);
    CPPUNIT_TEST(less_that_went_back_is_listed);
    CPPUNIT_TEST(a_dispute_that_nobody_told_is_listed);
    CPPUNIT_TEST(money_that_the_gateway_does_not_have_is_listed);
    CPPUNIT_TEST(a_refund_that_takes_more_than_a_day_is_listed_until_it_is_sent);
    CPPUNIT_TEST(a_long_list_is_walked_in_pieces_and_goes_on_where_it_stopped);
    CPPUNIT_TEST(the_gateway_away_loses_no_piece);
    CPPUNIT_TEST(a_refund_is_looked_for_before_it_is_sent_after_its_key_is_forgotten);
    CPPUNIT_TEST(a_refusal_after_a_lost_answer_is_none);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        // What other tests left is none of this gateway's.
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("DELETE FROM gateway_walks");
            tx.exec("UPDATE payments SET confirmed_at = ? WHERE confirmed_at IS NULL", world.clock.now());
            tx.exec("UPDATE gateway_differences SET resolved_at = ? WHERE resolved_at IS NULL",
                world.clock.now());
        });
    }

private:
    support::PaymentsWorld world;
    Refunds refunds{world.context};

    struct Sold {
        orders::Order order;
        std::string session;
        Charge& charge(support::PaymentsWorld& world) const
        {
            return world.gateway.charges.at("ch_" + world.gateway.sessions.at(session).intent);
        }
    };
    // An order whose page was paid, and told of.
    Sold sold(bool told = true)
    {
        Sold out{world.order(), {}};
        out.session = world.open(out.order);
        world.gateway.pay(out.session);
        if (told) world.hear(world.session_event("checkout.session.completed", out.session));
        return out;
    }
    // Two hours later.
    int reconcile()
    {
        world.clock.advance(2h);
        return world.payments.reconcile();
    }
    // Open differences of this order, or of anything when none is given.
    std::vector<Difference> listed(const std::optional<OrderId>& order)
    {
        auto all = stuck(world.context).differences;
        std::erase_if(all, [&](const Difference& d) { return order && d.order != order; });
        return all;
    }
    bool is_confirmed(const orders::Order& order)
    {
        return world.count("SELECT COUNT(confirmed_at) FROM payments WHERE order_id = ?", order.id.uuid()) ==
               1;
    }

    void what_both_have_is_confirmed_and_no_difference()
    {
        const auto s = sold();
        CPPUNIT_ASSERT_EQUAL(0, world.payments.reconcile());
        CPPUNIT_ASSERT(is_confirmed(s.order));
        CPPUNIT_ASSERT(listed({}).empty());
    }

    void money_whose_news_was_lost_is_booked()
    {
        const auto s = sold(/*told=*/false);
        CPPUNIT_ASSERT_EQUAL(0, world.payments.reconcile());
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(s.order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, world.tickets_of(s.order));
        // The news comes after all.
        CPPUNIT_ASSERT_EQUAL(
            std::string("already"), world.hear(world.session_event("checkout.session.completed", s.session)));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(s.order));
    }

    void a_refund_whose_news_was_lost_is_booked()
    {
        const auto s = sold();
        s.charge(world).refunded.amount = 700;
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{700}, world.now(s.order).refunded.amount);
        CPPUNIT_ASSERT(listed(s.order.id).empty());
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(s.order));
    }

    void money_of_which_we_know_nothing_is_listed()
    {
        const auto id = world.unique("ch_");
        world.gateway.charges[id] = {
            id, "pi_x", {0, "USD"}, {900, "USD"}, true, false, new_id<PaymentId>(world.context)};
        for (int i = 0; i < 2; ++i) {
            CPPUNIT_ASSERT_EQUAL(1, reconcile());
            const auto found = listed({});
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
            CPPUNIT_ASSERT(found[0].kind == DifferenceKind::unknown_payment && found[0].object == id &&
                           found[0].theirs.amount == 900 && found[0].ours.amount == 0);
        }
    }

    void charges_that_are_not_ours_are_nobodys_difference()
    {
        world.gateway.charges["ch_shop"] = {"ch_shop", "pi_shop", {0, "USD"}, {900, "USD"}, true};
        const auto s = sold();
        s.charge(world).paid = false;
        world.gateway.charges["ch_again"] = s.charge(world);
        world.gateway.charges["ch_again"].id = "ch_again";
        world.gateway.charges["ch_again"].paid = true;
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
    }

    void another_amount_is_listed_and_goes_when_it_is_mended()
    {
        const auto s = sold();
        s.charge(world).amount.amount += 1;
        CPPUNIT_ASSERT_EQUAL(1, reconcile());
        const auto found = listed(s.order.id);
        CPPUNIT_ASSERT(found.size() == 1 && found[0].kind == DifferenceKind::amount &&
                       found[0].theirs.amount == found[0].ours.amount + 1);
        CPPUNIT_ASSERT(!is_confirmed(s.order));
        reconcile();
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, listed(s.order.id).size());
        s.charge(world).amount.amount -= 1;
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        CPPUNIT_ASSERT(listed(s.order.id).empty());
    }

    void less_that_went_back_is_listed()
    {
        const auto s = sold();
        refunds.give(world.organizer.caller, s.order.id, {500, {}, "Rain"}, world.random.bytes(32));
        while (world.payments.send_refunds() > 0) {}
        s.charge(world).refunded.amount = 0;
        CPPUNIT_ASSERT_EQUAL(1, reconcile());
        CPPUNIT_ASSERT(listed(s.order.id).at(0).kind == DifferenceKind::refunded);
    }

    void a_dispute_that_nobody_told_is_listed()
    {
        const auto s = sold();
        auto& d = world.gateway.dispute(s.session, DisputeStatus::needs_response, 2500);
        CPPUNIT_ASSERT_EQUAL(1, reconcile());
        CPPUNIT_ASSERT(listed(s.order.id).at(0).kind == DifferenceKind::dispute);
        world.disputed(d);
        reconcile();
        CPPUNIT_ASSERT(listed(s.order.id).empty());
    }

    void money_that_the_gateway_does_not_have_is_listed()
    {
        const auto s = sold();
        const auto intent = world.gateway.sessions.at(s.session).intent;
        world.gateway.charges.clear();
        auto& received = world.gateway.intents.at(intent).received;
        received.amount = 0;
        world.clock.advance(5h);
        CPPUNIT_ASSERT_EQUAL(1, world.payments.reconcile());
        CPPUNIT_ASSERT(listed(s.order.id).at(0).kind == DifferenceKind::unpaid_payment);
        received.amount = 2500;
        reconcile();
        CPPUNIT_ASSERT(listed(s.order.id).empty());
    }

    void a_refund_that_takes_more_than_a_day_is_listed_until_it_is_sent()
    {
        const auto s = sold();
        refunds.give(world.organizer.caller, s.order.id, {500, {}, "Rain"}, world.random.bytes(32));
        CPPUNIT_ASSERT_EQUAL(0, reconcile());
        world.clock.advance(24h);
        CPPUNIT_ASSERT(reconcile() > 0);
        CPPUNIT_ASSERT(listed(s.order.id).at(0).kind == DifferenceKind::refund);
        while (world.payments.send_refunds() > 0) {}
        reconcile();
        CPPUNIT_ASSERT(listed(s.order.id).empty());
    }

    void a_long_list_is_walked_in_pieces_and_goes_on_where_it_stopped()
    {
        world.gateway.piece = 2;
        std::vector<Sold> all;
        for (int i = 0; i < 13; ++i) all.push_back(sold());
        reconcile();
        const auto confirmed = [&] {
            return std::ranges::count_if(all, [&](const Sold& s) { return is_confirmed(s.order); });
        };
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{10}, confirmed());  // five pieces
        world.payments.reconcile();
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{13}, confirmed());
    }

    void the_gateway_away_loses_no_piece()
    {
        const auto s = sold(/*told=*/false);
        world.gateway.down = true;
        ASSERT_ERROR(kGatewayUnavailable, reconcile());
        world.gateway.down = false;
        world.payments.reconcile();
        CPPUNIT_ASSERT_EQUAL(
            1, world.count("SELECT COUNT(*) FROM payments WHERE order_id = ? AND status = 'succeeded'",
                   s.order.id.uuid()));
    }

    // The answer was lost, and a day later the gateway does not know the key any more: sent again it would go
    // out twice.
    void a_refund_is_looked_for_before_it_is_sent_after_its_key_is_forgotten()
    {
        const auto s = sold();
        refunds.give(world.organizer.caller, s.order.id, {500, {}, "Rain"}, world.random.bytes(32));
        world.gateway.loses_answers = true;
        world.payments.send_refunds();
        world.gateway.loses_answers = false;
        world.gateway.by_key.clear();
        world.clock.advance(26h);
        while (world.payments.send_refunds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, s.charge(world).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(1, world.gateway.refund_calls);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, support::balances(world.context, s.order.id)["refunds"]);
    }

    // Found by the random histories: the money had left, and was booked a second time when the news of it
    // came.
    void a_refusal_after_a_lost_answer_is_none()
    {
        const auto s = sold();
        refunds.give(world.organizer.caller, s.order.id, {900, {}, "Rain"}, world.random.bytes(32));
        world.gateway.loses_answers = true;
        world.payments.send_refunds();
        world.gateway.loses_answers = false;
        world.gateway.refuses = true;
        world.clock.advance(1min);
        while (world.payments.send_refunds() > 0) {}
        world.charge_refunded(s.session, 900);
        world.refund_news(world.gateway.refunds.begin()->first);
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(s.order));
        CPPUNIT_ASSERT((support::balances(world.context, s.order.id) ==
                        support::Balances{{"gateway", 1600}, {"organizer", -1600}}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReconcileTest);

}  // namespace gatehouse::payments
