// What organizers give back (REF-1, REF-2, TKT-4): never more than was paid, and tickets die before money
// moves.

#include "modules/payments/refunds.hpp"

#include <atomic>

#include "modules/payments/repository.hpp"
#include "modules/tickets/transfers.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/offers.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class RefundsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RefundsTest);
    CPPUNIT_TEST(everything_goes_back_and_the_places_are_on_sale_again);
    CPPUNIT_TEST(tickets_go_back_for_what_they_cost_odd_cents_to_the_first);
    CPPUNIT_TEST(a_mere_amount_cancels_no_ticket);
    CPPUNIT_TEST(never_more_than_is_left_of_what_was_paid);
    CPPUNIT_TEST(tickets_after_an_amount_give_back_no_more_than_is_left);
    CPPUNIT_TEST(the_same_request_again_gives_back_once);
    CPPUNIT_TEST(fifty_at_once_give_back_no_more_than_was_paid);
    CPPUNIT_TEST(a_ticket_is_given_back_once_by_whoever_asks_first);
    CPPUNIT_TEST(refund_and_acceptance_at_once_leave_no_live_ticket_and_give_back_once);
    CPPUNIT_TEST(a_cancelled_ticket_or_one_of_another_order_cannot_be_given_back);
    CPPUNIT_TEST(tickets_that_were_free_are_cancelled_without_money);
    CPPUNIT_TEST(an_open_order_cannot_be_given_back);
    CPPUNIT_TEST(a_refused_refund_leaves_the_money_with_the_order);
    CPPUNIT_TEST(a_refund_at_the_gateway_counts_as_well);
    CPPUNIT_TEST(tickets_that_outlived_their_money_can_still_be_cancelled);
    CPPUNIT_TEST(the_return_of_a_second_payment_is_no_part_of_the_sale);
    CPPUNIT_TEST(who_was_faster_at_the_gateway_is_booked_when_ours_is_refused);
    CPPUNIT_TEST(a_refund_is_not_booked_before_its_payment);
    CPPUNIT_TEST(the_sales_figures_are_less_what_was_given_back);
    CPPUNIT_TEST(who_may_not_handle_money_gives_nothing_back);
    CPPUNIT_TEST(the_buyer_is_told_once_for_each_time);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    Refunds refunds{world.context};

    orders::Order paid(const TicketTypeId& type, int quantity)
    {
        const auto order = world.order(type, quantity);
        world.paid(world.open(order));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        return order;
    }
    std::string key() { return world.random.bytes(32); }
    Refundable give(const orders::Order& order, const GiveBack& wanted)
    {
        return refunds.give(world.organizer.caller, order.id, wanted, key());
    }
    GiveBack amount(std::int64_t cents) { return {cents, {}, "Sorry for the rain"}; }
    GiveBack everything() { return {{}, {}, "The band is ill"}; }
    Refundable look(const orders::Order& order) { return refunds.look(world.organizer.caller, order.id); }
    // Ids of the order's tickets that are valid or used, by serial.
    std::vector<TicketId> live(const orders::Order& order)
    {
        std::vector<TicketId> out;
        for (const auto& one : look(order).tickets) out.push_back(one.ticket.id);
        return out;
    }
    int left_of(const TicketTypeId& type)
    {
        const auto stock = world.context.db.read(
            [&](db::Session& s) { return inventory::Service(world.context).event_stock(s, world.event); });
        for (const auto& item : stock.items)
            if (item.id == ItemId(type)) return item.available.value();
        return -1;
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

    void everything_goes_back_and_the_places_are_on_sale_again()
    {
        const auto type = world.type(3);
        const auto order = paid(type, 3);
        const auto ids = live(order);
        CPPUNIT_ASSERT_EQUAL(0, left_of(type));
        const auto after = give(order, everything());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, after.left.amount);
        CPPUNIT_ASSERT(after.tickets.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(3, left_of(type));
        // The codes are dead while the gateway has heard of nothing yet.
        CPPUNIT_ASSERT(world.gateway.refunds.empty());
        for (const auto& ticket : world.tickets.of_order(world.buyer(order), order.id)) {
            CPPUNIT_ASSERT(ticket.status == tickets::Status::cancelled);
            CPPUNIT_ASSERT_EQUAL(2, ticket.version);
        }
        CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
        ASSERT_ERROR(kNothingLeft, give(order, everything()));
    }

    void tickets_go_back_for_what_they_cost_odd_cents_to_the_first()
    {
        auto wanted = support::type_plan(world.event, 10, 1001);
        wanted.tax_rate = 750;
        wanted.tax_included = false;
        const auto type =
            inventory::Editor(world.context).create(world.organizer.caller, wanted).id.type().value();
        const auto order = paid(type, 3);
        const auto before = look(order);
        std::int64_t sum = 0;
        for (const auto& one : before.tickets) sum += one.worth.amount;
        CPPUNIT_ASSERT_EQUAL(order.total.amount - order.fees.amount, sum);
        CPPUNIT_ASSERT(before.tickets[0].worth.amount - before.tickets[2].worth.amount <= 1);
        const auto ids = live(order);
        const auto after = give(order, {{}, {ids[0], ids[2]}, "They cannot come"});
        CPPUNIT_ASSERT_EQUAL(
            before.tickets[0].worth.amount + before.tickets[2].worth.amount, after.refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(order));
        CPPUNIT_ASSERT(live(order) == std::vector{ids[1]});
        CPPUNIT_ASSERT_EQUAL(9, left_of(type));
    }

    void a_mere_amount_cancels_no_ticket()
    {
        const auto type = world.type(2);
        const auto order = paid(type, 2);
        const auto after = give(order, amount(700));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{700}, after.refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, after.tickets.size());
        CPPUNIT_ASSERT_EQUAL(0, left_of(type));
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{700}, sent_back(order));
    }

    void never_more_than_is_left_of_what_was_paid()
    {
        const auto order = paid(world.type(), 2);
        ASSERT_ERROR(kRefundTooMuch, give(order, amount(order.total.amount + 1)));
        give(order, amount(order.total.amount - 100));
        ASSERT_ERROR(kRefundTooMuch, give(order, amount(101)));
        give(order, amount(100));
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
    }

    void tickets_after_an_amount_give_back_no_more_than_is_left()
    {
        const auto order = paid(world.type(), 1);
        give(order, amount(order.total.amount - 300));
        const auto after = give(order, {{}, live(order), "All of it after all"});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, after.left.amount);
        CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
    }

    void the_same_request_again_gives_back_once()
    {
        const auto order = paid(world.type(), 2);
        const auto key = this->key();
        support::at_once(
            8, [&](std::size_t) { refunds.give(world.organizer.caller, order.id, amount(500), key); });
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, look(order).refunded.amount);
    }

    void fifty_at_once_give_back_no_more_than_was_paid()
    {
        const auto order = paid(world.type(), 2);
        support::at_once(50, [&](std::size_t i) {
            try {
                give(order, amount(300 + static_cast<std::int64_t>(i)));
            } catch (const Error& e) {
                CPPUNIT_ASSERT(&e.kind() == &kRefundTooMuch || &e.kind() == &kNothingLeft);
            }
        });
        const auto refunded = look(order).refunded.amount;
        CPPUNIT_ASSERT(refunded > order.total.amount - 350 && refunded <= order.total.amount);
        CPPUNIT_ASSERT_EQUAL(refunded, sent_back(order));
    }

    void a_ticket_is_given_back_once_by_whoever_asks_first()
    {
        const auto type = world.type(2);
        const auto order = paid(type, 2);
        const auto one = live(order).front();
        std::atomic<int> done = 0;
        support::at_once(20, [&](std::size_t) {
            try {
                give(order, {{}, {one}, "Once"});
                ++done;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("ticket_not_live"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, done.load());
        CPPUNIT_ASSERT_EQUAL(1, left_of(type));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
    }

    // TKT-3 × REF-1: whoever holds a ticket then, it is dead, and its money goes to who paid.
    void refund_and_acceptance_at_once_leave_no_live_ticket_and_give_back_once()
    {
        const tickets::Transfers transfers(world.context);
        for (int round = 0; round < 5; ++round) {
            const auto order = paid(world.type(), 2);
            const auto ids = live(order);
            std::vector<std::string> links;
            for (const auto& id : ids) {
                transfers.offer(world.buyer(order), id, {"rita@example.org", {}});
                links.push_back(support::link_of(world.context, id));
            }
            std::atomic<int> accepted = 0, given = 0;
            support::at_once(40, [&](std::size_t i) {
                const auto which = i % 2;
                try {
                    if (i % 4 < 2) {
                        transfers.accept({}, links[which], "Rita");
                        ++accepted;
                    } else {
                        give(order, {{}, {ids[which]}, "Once"});
                        ++given;
                    }
                } catch (const Error& e) {
                    const std::string code = e.kind().code;
                    CPPUNIT_ASSERT_EQUAL(std::string(i % 4 < 2 ? "transfer_over" : "ticket_not_live"), code);
                }
            });
            CPPUNIT_ASSERT_EQUAL(2, given.load());
            CPPUNIT_ASSERT(accepted <= 2);
            CPPUNIT_ASSERT(live(order).empty());
            CPPUNIT_ASSERT_EQUAL(order.total.amount, look(order).refunded.amount);
            CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
            for (const auto& link : links)
                CPPUNIT_ASSERT(transfers.look(link).status() == tickets::TransferStatus::cancelled);
        }
    }

    void a_cancelled_ticket_or_one_of_another_order_cannot_be_given_back()
    {
        const auto type = world.type();
        const auto order = paid(type, 2), other = paid(type, 1);
        ASSERT_ERROR(kTicketNotLive, give(order, {{}, {live(order)[0], live(other)[0]}, "Mixed up"}));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, live(order).size());
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
    }

    void tickets_that_were_free_are_cancelled_without_money()
    {
        const auto type = world.type(2, 0);
        const auto order = world.order(type, 2);
        give(order, {{}, {live(order).front()}, "One too many"});
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        give(order, everything());
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(2, left_of(type));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void an_open_order_cannot_be_given_back()
    {
        const auto order = world.order();
        ASSERT_ERROR(kNotSold, give(order, everything()));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, look(order).left.amount);
    }

    void a_refused_refund_leaves_the_money_with_the_order()
    {
        const auto order = paid(world.type(), 1);
        world.gateway.refuses = true;
        give(order, amount(1000));
        sent_back(order);
        CPPUNIT_ASSERT_EQUAL(order.total.amount, look(order).left.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        world.gateway.refuses = false;
        give(order, everything());
        CPPUNIT_ASSERT_EQUAL(order.total.amount, sent_back(order));
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
    }

    void tickets_that_outlived_their_money_can_still_be_cancelled()
    {
        const auto type = world.type(1);
        const auto order = paid(type, 1);
        give(order, amount(order.total.amount));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, live(order).size());
        give(order, everything());
        CPPUNIT_ASSERT(live(order).empty());
        CPPUNIT_ASSERT_EQUAL(1, left_of(type));
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
    }

    void the_return_of_a_second_payment_is_no_part_of_the_sale()
    {
        const auto order = world.order();
        const auto first = world.open(order);
        world.gateway.sessions[first].state = SessionState::expired;
        world.hear(world.session_event("checkout.session.expired", first));
        const auto second = world.open(order);
        world.gateway.sessions[first].state = SessionState::open;
        world.paid(second);
        CPPUNIT_ASSERT_EQUAL(std::string("duplicate_payment"), world.paid(first));
        world.gateway.refuses = true;
        sent_back(order);
        world.gateway.refuses = false;
        CPPUNIT_ASSERT_EQUAL(std::string("refund_noticed"), world.charge_refunded(first, order.total.amount));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, look(order).left.amount);
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        give(order, everything());
        CPPUNIT_ASSERT_EQUAL(2 * order.total.amount, sent_back(order));
    }

    void who_was_faster_at_the_gateway_is_booked_when_ours_is_refused()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.paid(session);
        give(order, everything());
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.charge_refunded(session, order.total.amount));
        world.gateway.refuses = true;
        while (world.payments.send_refunds() > 0) {}
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, look(order).left.amount);
    }

    void a_refund_is_not_booked_before_its_payment()
    {
        const auto order = world.order();
        const auto session = world.open(order);
        world.gateway.pay(session);
        ASSERT_ERROR(kGatewayUnavailable, world.charge_refunded(session, 500));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
        world.hear(world.session_event("checkout.session.completed", session));
        CPPUNIT_ASSERT_EQUAL(std::string("refund_noticed"), world.charge_refunded(session, 500));
        CPPUNIT_ASSERT_EQUAL(order.total.amount - 500, look(order).left.amount);
    }

    void a_refund_at_the_gateway_counts_as_well()
    {
        const auto order = world.order(world.type(), 1);
        const auto session = world.open(order);
        world.paid(session);
        world.charge_refunded(session, 1000);
        CPPUNIT_ASSERT_EQUAL(order.total.amount - 1000, look(order).left.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(order));
    }

    void the_sales_figures_are_less_what_was_given_back()
    {
        const auto board = [&] { return world.orders.dashboard(world.organizer.caller, world.event); };
        const auto before = board();
        const auto order = paid(world.type(), 3);
        give(order, {{}, {live(order).front()}, "Ill"});
        give(order, amount(100));
        const auto after = board();
        CPPUNIT_ASSERT_EQUAL(before.gross.amount + 2 * 2500 - 100, after.gross.amount);
        CPPUNIT_ASSERT_EQUAL(before.sold + 2, after.sold);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, after.per_type.back().gross.amount);
        CPPUNIT_ASSERT_EQUAL(2, after.per_type.back().sold);
    }

    void who_may_not_handle_money_gives_nothing_back()
    {
        const auto order = paid(world.type(), 1);
        const auto stranger = world.person();
        ASSERT_ERROR(kNotFound, refunds.look(stranger.caller, order.id));
        ASSERT_ERROR(kNotFound, refunds.give(stranger.caller, order.id, everything(), key()));
        const auto seller = world.member(order.organization, organizations::Role::member);
        ASSERT_ERROR(kForbidden, refunds.look(seller.caller, order.id));
        ASSERT_ERROR(kForbidden, refunds.give(seller.caller, order.id, everything(), key()));
        ASSERT_ERROR(kUnauthenticated, refunds.give(world.buyer(order), order.id, everything(), key()));
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void the_buyer_is_told_once_for_each_time()
    {
        const auto order = paid(world.type(), 2);
        give(order, amount(100));
        give(order, everything());
        CPPUNIT_ASSERT_EQUAL(2, world.news_of(order, "order.refunded"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RefundsTest);

}  // namespace gatehouse::payments
