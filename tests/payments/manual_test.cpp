// Orders that an organizer opens for somebody (ORD-9): the same places, no gateway, honest books.

#include "modules/payments/manual.hpp"

#include <atomic>

#include "modules/payments/refunds.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

using orders::Pricing;

class ManualTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ManualTest);
    CPPUNIT_TEST(an_order_for_nothing_is_complete_and_counts_no_revenue);
    CPPUNIT_TEST(money_taken_elsewhere_is_booked_as_the_organizers);
    CPPUNIT_TEST(a_total_that_was_agreed_on_is_shared_by_the_lines_to_the_cent);
    CPPUNIT_TEST(a_total_above_the_listed_price_is_refused);
    CPPUNIT_TEST(hidden_tickets_and_more_than_the_limits_can_be_given);
    CPPUNIT_TEST(there_are_no_more_places_than_places);
    CPPUNIT_TEST(the_last_ticket_goes_to_one_of_twenty_organizers_and_buyers);
    CPPUNIT_TEST(the_same_request_at_once_is_one_order);
    CPPUNIT_TEST(tickets_bear_the_names_that_are_given);
    CPPUNIT_TEST(cash_goes_back_by_hand_and_never_through_the_gateway);
    CPPUNIT_TEST(cash_asked_for_again_under_the_same_key_goes_back_once);
    CPPUNIT_TEST(tickets_for_nothing_are_cancelled_without_money);
    CPPUNIT_TEST(who_may_not_handle_money_can_only_give);
    CPPUNIT_TEST(nothing_is_opened_for_a_draft_or_what_is_over);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    ManualOrders manual{world.context};
    Refunds refunds{world.context};

    std::string key() { return world.random.bytes(32); }
    orders::ManualOrder plan(const ItemId& item, int quantity, Pricing pricing)
    {
        return {{{item, quantity}}, {"Gina Guest", "gina@example.org", ""}, pricing, {}, {}};
    }
    orders::Order open(const orders::ManualOrder& wanted)
    {
        return manual.open(world.organizer.caller, world.event, wanted, key());
    }
    std::int64_t balance(const orders::Order& order, const std::string& account)
    {
        return *world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE order_id = ? AND account = ?",
                [](const db::Row& row) { return row.number(1); }, order.id, account);
        });
    }
    inventory::SaleItem stock(const ItemId& item)
    {
        const auto all = world.context.db.read(
            [&](db::Session& s) { return inventory::Service(world.context).items(s, world.event); });
        return *std::ranges::find(all, item, &inventory::SaleItem::id);
    }

    void an_order_for_nothing_is_complete_and_counts_no_revenue()
    {
        const auto type = world.type(5);
        const auto before = world.orders.dashboard(world.organizer.caller, world.event);
        const auto order = open(plan(type, 2, Pricing::free));
        CPPUNIT_ASSERT(order.status == orders::Status::completed && order.method == orders::Method::free);
        CPPUNIT_ASSERT(order.origin == orders::Origin::organizer);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, order.total.amount);
        CPPUNIT_ASSERT_EQUAL(order.lines.front().unit_price.amount * 2, order.discount.amount);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.tickets_of(order));
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.completed"));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("order.completed", order.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(2, stock(type).sold);
        const auto after = world.orders.dashboard(world.organizer.caller, world.event);
        CPPUNIT_ASSERT_EQUAL(before.gross.amount, after.gross.amount);
        CPPUNIT_ASSERT_EQUAL(before.complimentary + 2, after.complimentary);
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(order));
    }

    void money_taken_elsewhere_is_booked_as_the_organizers()
    {
        const auto order = open(plan(world.type(5), 2, Pricing::listed));
        CPPUNIT_ASSERT(order.method == orders::Method::cash);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, order.platform_fee.amount);
        CPPUNIT_ASSERT_EQUAL(order.total.amount, balance(order, "cash"));
        CPPUNIT_ASSERT_EQUAL(-order.total.amount, balance(order, "kept"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, balance(order, "gateway"));
        CPPUNIT_ASSERT_EQUAL(0, world.payments_of(order));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, order.moves.size());
        CPPUNIT_ASSERT(order.moves.front().status == orders::MoneyStatus::succeeded);
        CPPUNIT_ASSERT(world.gateway.sessions.empty());
        ASSERT_ERROR(kOrderCompleted, world.open(order));
    }

    void a_total_that_was_agreed_on_is_shared_by_the_lines_to_the_cent()
    {
        auto taxed = support::type_plan(world.event, 10, 1001);
        taxed.tax_rate = 1900;
        taxed.tax_included = false;
        const auto a = inventory::Editor(world.context).create(world.organizer.caller, taxed).id;
        auto wanted = plan(a, 3, Pricing::own);
        wanted.lines.push_back({world.type(10), 2});
        for (const std::int64_t total : {1, 2, 777, 5000, 8573}) {
            wanted.total = Money{total, "USD"};
            const auto order = open(wanted);
            std::int64_t lines = 0, tickets = 0;
            for (const auto& line : order.lines) {
                lines += line.subtotal.amount;
                CPPUNIT_ASSERT_EQUAL(
                    line.unit_price.amount * line.quantity - line.discount.amount, line.subtotal.amount);
                CPPUNIT_ASSERT(line.tax.amount <= line.subtotal.amount && line.discount.amount >= 0);
            }
            for (const auto& worth : orders::worth_of_tickets(order)) tickets += worth.amount;
            CPPUNIT_ASSERT_EQUAL(total, order.total.amount);
            CPPUNIT_ASSERT_EQUAL(total, lines);
            CPPUNIT_ASSERT_EQUAL(total, tickets);
            CPPUNIT_ASSERT_EQUAL(total, balance(order, "cash"));
            if (stock(a).available < 3) break;
        }
    }

    void a_total_above_the_listed_price_is_refused()
    {
        auto wanted = plan(world.type(5), 1, Pricing::own);
        ASSERT_ERROR(kInvalid, open(wanted));
        wanted.total = Money{1'000'000, "USD"};
        ASSERT_ERROR(kInvalid, open(wanted));
        wanted.total = Money{100, "EUR"};
        ASSERT_ERROR(kInvalid, open(wanted));
        wanted.total = Money{0, "USD"};
        CPPUNIT_ASSERT(open(wanted).method == orders::Method::free);
    }

    void hidden_tickets_and_more_than_the_limits_can_be_given()
    {
        auto plan_of = support::type_plan(world.event, 50, 2500);
        plan_of.visibility = inventory::Visibility::hidden;
        plan_of.sale_mode = inventory::SaleMode::closed;
        plan_of.max_per_order = 2;
        plan_of.max_per_person = 2;
        const auto hidden = inventory::Editor(world.context).create(world.organizer.caller, plan_of).id;
        CPPUNIT_ASSERT_EQUAL(20, open(plan(hidden, 20, Pricing::free)).quantity);
        open(plan(hidden, 20, Pricing::free));
        CPPUNIT_ASSERT_EQUAL(40, stock(hidden).sold);
    }

    void there_are_no_more_places_than_places()
    {
        const auto type = world.type(3);
        ASSERT_ERROR(inventory::kInsufficientStock, open(plan(type, 4, Pricing::free)));
        open(plan(type, 3, Pricing::free));
        ASSERT_ERROR(inventory::kSoldOut, open(plan(type, 1, Pricing::listed)));
        CPPUNIT_ASSERT_EQUAL(3, stock(type).sold);
    }

    void the_last_ticket_goes_to_one_of_twenty_organizers_and_buyers()
    {
        const auto type = world.type(1);
        std::atomic<int> got = 0;
        support::at_once(20, [&](std::size_t i) {
            try {
                if (i % 2) {
                    open(plan(type, 1, i % 4 == 1 ? Pricing::free : Pricing::listed));
                } else {
                    orders::PlaceOrder wanted{
                        world.event, {{type, 1}}, {"Bo", world.unique("bo.") + "@example.org", ""}, {}};
                    world.orders.place({}, wanted, key());
                }
                ++got;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_MESSAGE(e.kind().code, inventory::is_shortage(e) || &e.kind() == &kBusy);
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, got.load());
        const auto after = stock(type);
        CPPUNIT_ASSERT_EQUAL(1, after.sold + after.held);
    }

    void the_same_request_at_once_is_one_order()
    {
        const auto type = world.type(50);
        const auto wanted = plan(type, 1, Pricing::listed);
        const auto key = this->key();
        std::array<OrderId, 8> ids;
        support::at_once(8, [&](std::size_t i) {
            ids[i] = manual.open(world.organizer.caller, world.event, wanted, key).id;
        });
        for (const auto& id : ids) CPPUNIT_ASSERT(id == ids[0]);
        CPPUNIT_ASSERT_EQUAL(1, stock(type).sold);
    }

    void tickets_bear_the_names_that_are_given()
    {
        auto wanted = plan(world.type(5), 2, Pricing::free);
        wanted.tickets = {{"Ada", "ada@example.org", {}}};
        const auto order = open(wanted);
        const auto tickets =
            world.context.db.read([&](db::Session& s) { return world.tickets.of_order(s, order.id); });
        CPPUNIT_ASSERT_EQUAL(std::string("Ada"), tickets[0].holder.name);
        CPPUNIT_ASSERT_EQUAL(std::string("Gina Guest"), tickets[1].holder.name);
    }

    void cash_goes_back_by_hand_and_never_through_the_gateway()
    {
        const auto type = world.type(2);
        const auto order = open(plan(type, 2, Pricing::listed));
        const auto& caller = world.organizer.caller;
        const auto ticket = refunds.look(caller, order.id).tickets[0];
        refunds.give(caller, order.id, {{}, {ticket.ticket.id}, "Ill"}, key());
        CPPUNIT_ASSERT_EQUAL(1, stock(type).sold);
        CPPUNIT_ASSERT_EQUAL(0, world.payments.send_refunds());
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
        const auto moves = world.orders.get(caller, order.id).moves;
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, moves.size());
        const auto move = *std::ranges::find(moves, orders::MoneyKind::refund, &orders::MoneyMove::kind);
        CPPUNIT_ASSERT(move.status == orders::MoneyStatus::succeeded);
        CPPUNIT_ASSERT_EQUAL(ticket.worth.amount, move.amount.amount);
        CPPUNIT_ASSERT_EQUAL(order.total.amount - ticket.worth.amount, balance(order, "cash"));
        CPPUNIT_ASSERT_EQUAL(std::string("partially_refunded"), world.status(order));
        ASSERT_ERROR(
            kRefundTooMuch, refunds.give(caller, order.id, {order.total.amount, {}, "Too much"}, key()));
    }

    // Redis is not asked here: that is how it is when it has forgotten the first answer.
    void cash_asked_for_again_under_the_same_key_goes_back_once()
    {
        const auto order = open(plan(world.type(2), 2, Pricing::listed));
        const auto& caller = world.organizer.caller;
        const GiveBack some{500, {}, "Rain"};
        const auto once = key();
        support::at_once(8, [&](std::size_t) { refunds.give(caller, order.id, some, once); });
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, refunds.give(caller, order.id, some, once).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(order.total.amount - 500, balance(order, "cash"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.orders.get(caller, order.id).moves.size());
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000}, refunds.give(caller, order.id, some, key()).refunded.amount);
        CPPUNIT_ASSERT_EQUAL(2, world.news_of(order, "order.refunded"));
    }

    void tickets_for_nothing_are_cancelled_without_money()
    {
        const auto type = world.type(2);
        const auto order = open(plan(type, 2, Pricing::free));
        refunds.give(world.organizer.caller, order.id, {{}, {}, "Not needed"}, key());
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), world.status(order));
        CPPUNIT_ASSERT_EQUAL(0, stock(type).sold);
        CPPUNIT_ASSERT_EQUAL(0, world.refunds_of(order));
    }

    void who_may_not_handle_money_can_only_give()
    {
        const auto type = world.type(9);
        ASSERT_ERROR(
            kNotFound, manual.open(world.stranger.caller, world.event, plan(type, 1, Pricing::free), key()));
        const auto editor = world.member(world.organizer.organization.id, organizations::Role::member);
        manual.open(editor.caller, world.event, plan(type, 1, Pricing::free), key());
        ASSERT_ERROR(
            kForbidden, manual.open(editor.caller, world.event, plan(type, 1, Pricing::listed), key()));
    }

    void nothing_is_opened_for_a_draft_or_what_is_over()
    {
        const auto type = world.type(9);
        world.clock.at += std::chrono::hours(24 * 60);
        ASSERT_ERROR(events::kSalesClosed, open(plan(type, 1, Pricing::free)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ManualTest);

}  // namespace gatehouse::payments
