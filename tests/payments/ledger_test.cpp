// The ledger: where each cent of an order is, after whatever happened to it.

#include "modules/payments/ledger.hpp"

#include "modules/payments/refunds.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

using support::Balances;

class LedgerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LedgerTest);
    CPPUNIT_TEST(a_sale_is_the_organizers_less_the_fee);
    CPPUNIT_TEST(many_sales_at_once_are_each_in_balance);
    CPPUNIT_TEST(money_that_bought_nothing_is_owed_until_it_was_sent_back);
    CPPUNIT_TEST(another_amount_is_booked_as_it_came);
    CPPUNIT_TEST(what_is_given_back_is_owed_and_then_gone);
    CPPUNIT_TEST(a_refused_refund_moved_nothing);
    CPPUNIT_TEST(a_refund_that_came_back_is_the_organizers_again);
    CPPUNIT_TEST(a_refund_that_came_back_was_not_made_by_somebody_else);
    CPPUNIT_TEST(a_refund_at_the_gateway_is_gone_at_once);
    CPPUNIT_TEST(a_whole_is_sold_when_its_last_share_came);
    CPPUNIT_TEST(cash_is_with_the_organizer_and_no_fee_is_owed_for_it);
    CPPUNIT_TEST(one_cause_posts_once);
    CPPUNIT_TEST(two_currencies_are_not_entered_into_one_posting);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    Refunds refunds{world.context};
    std::string session;

    orders::Order paid(int quantity = 2)
    {
        const auto order = world.order(world.type(), quantity);
        session = world.open(order);
        world.paid(session);
        return order;
    }
    Balances of(const orders::Order& order) { return support::balances(world.context, order.id); }
    void give(const orders::Order& order, std::optional<std::int64_t> amount)
    {
        refunds.give(world.organizer.caller, order.id, {amount, {}, "Rain"}, world.random.bytes(32));
    }
    void send()
    {
        while (world.payments.send_refunds() > 0) {}
    }
    void set_fee(const orders::Order& order, std::int64_t fee)
    {
        world.context.db.transact(
            [&](db::Tx& tx) { tx.exec("UPDATE orders SET platform_fee = ? WHERE id = ?", fee, order.id); });
    }

    void a_sale_is_the_organizers_less_the_fee()
    {
        CPPUNIT_ASSERT((of(paid()) == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        const auto order = world.order(world.type(), 2);
        set_fee(order, 300);
        world.paid(world.open(order));
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 5000}, {"organizer", -4700}, {"platform", -300}}));
        const auto free = world.order(world.type(5, 0));
        CPPUNIT_ASSERT(of(free).empty());
    }

    void many_sales_at_once_are_each_in_balance()
    {
        const auto type = world.type(100);
        std::vector<orders::Order> all;
        std::vector<std::string> news;
        for (int i = 0; i < 40; ++i) {
            all.push_back(world.order(type, 1 + i % 3));
            const auto page = world.open(all.back());
            world.gateway.pay(page);
            news.push_back(world.session_event("checkout.session.completed", page));
        }
        support::at_once(news.size(), [&](std::size_t i) { world.hear(news[i]); });
        for (const auto& order : all)
            CPPUNIT_ASSERT(
                (of(order) == Balances{{"gateway", order.total.amount}, {"organizer", -order.total.amount}}));
    }

    void money_that_bought_nothing_is_owed_until_it_was_sent_back()
    {
        const auto type = world.type(1);
        const auto order = world.order(type);
        const auto page = world.open(order);
        world.context.db.transact([&](db::Tx& tx) { world.orders.expire(tx, order.id, world.clock.now()); });
        world.order(type);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), world.paid(page));
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 2500}, {"refunds", -2500}}));
        world.gateway.refuses = true;
        send();
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 2500}, {"unapplied", -2500}}));
    }

    void another_amount_is_booked_as_it_came()
    {
        const auto order = world.order();
        const auto page = world.open(order);
        world.gateway.sessions[page].amount.amount = 2600;
        world.gateway.pay(page);
        CPPUNIT_ASSERT_EQUAL(
            std::string("mismatch"), world.hear(world.session_event("checkout.session.completed", page)));
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 2600}, {"refunds", -2600}}));
        send();
        CPPUNIT_ASSERT(of(order).empty());
    }

    void what_is_given_back_is_owed_and_then_gone()
    {
        const auto order = paid();
        give(order, 700);
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 5000}, {"organizer", -4300}, {"refunds", -700}}));
        send();
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 4300}, {"organizer", -4300}}));
        give(order, {});
        send();
        CPPUNIT_ASSERT(of(order).empty());
    }

    void a_refused_refund_moved_nothing()
    {
        const auto order = paid();
        give(order, 700);
        world.gateway.refuses = true;
        send();
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 5000}, {"organizer", -5000}}));
    }

    // What the gateway says of a refund, when a bank sent it back after all.
    void bounce(const orders::Order& order)
    {
        const auto id = world.context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT id FROM refunds WHERE order_id = ?",
                [](const db::Row& row) { return row.id<RefundId>(1); }, order.id);
        });
        world.gateway.bounce("re_" + id->str());
        world.refund_news("re_" + id->str(), "refund.failed");
    }

    void a_refund_that_came_back_is_the_organizers_again()
    {
        const auto order = paid();
        give(order, {});
        send();
        bounce(order);
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 5000}, {"organizer", -5000}}));
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), world.status(order));
        give(order, {});
        send();
        CPPUNIT_ASSERT(of(order).empty());
    }

    // The gateway had told of it as any other refund.
    void a_refund_that_came_back_was_not_made_by_somebody_else()
    {
        const auto order = paid();
        give(order, {});
        send();
        CPPUNIT_ASSERT_EQUAL(std::string("already"), world.charge_refunded(session, 5000));
        bounce(order);
        CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 5000}, {"organizer", -5000}}));
    }

    void a_refund_at_the_gateway_is_gone_at_once()
    {
        const auto order = paid();
        world.charge_refunded(session, 1200);
        CPPUNIT_ASSERT((of(order) == Balances{{"gateway", 3800}, {"organizer", -3800}}));
    }

    // What the ledger says of an order after `plant(tx)`, which is undone.
    struct Undo {};
    template <class F>
    Balances after(const OrderId& id, F plant)
    {
        Balances found;
        try {
            world.context.db.transact([&](db::Tx& tx) {
                plant(tx);
                found = support::balances(tx, id);
                throw Undo{};
            });
        } catch (const Undo&) {
        }
        return found;
    }
    orders::Order whole()
    {
        orders::Order order;
        order.id = new_id<OrderId>(world.context);
        order.organization = world.organizer.organization.id;
        order.total = {900, "USD"};
        order.platform_fee = {90, "USD"};
        return order;
    }
    void post(db::Tx& tx, const ledger::Posting& posting)
    {
        ledger::post(tx, std::span(&posting, 1), world.clock.now());
    }
    void pay_share(db::Tx& tx, const orders::Order& order, std::int64_t amount)
    {
        Payment payment;
        payment.id = new_id<PaymentId>(world.context);
        payment.organization = order.organization;
        payment.order = order.id;
        post(tx, ledger::unapplied(payment, {amount, "USD"}));
    }

    void a_whole_is_sold_when_its_last_share_came()
    {
        const auto order = whole();
        const auto shares = [&](db::Tx& tx) { pay_share(tx, order, 500), pay_share(tx, order, 400); };
        CPPUNIT_ASSERT((after(order.id, shares) == Balances{{"gateway", 900}, {"unapplied", -900}}));
        const auto all = after(order.id, [&](db::Tx& tx) { shares(tx), post(tx, ledger::sale(order)); });
        CPPUNIT_ASSERT((all == Balances{{"gateway", 900}, {"organizer", -810}, {"platform", -90}}));
    }

    void cash_is_with_the_organizer_and_no_fee_is_owed_for_it()
    {
        const auto order = whole();
        const auto all = after(order.id, [&](db::Tx& tx) { post(tx, ledger::manual(order)); });
        CPPUNIT_ASSERT((all == Balances{{"cash", 900}, {"kept", -900}}));
    }

    void one_cause_posts_once()
    {
        const auto order = whole();
        std::string why;
        try {
            after(order.id,
                [&](db::Tx& tx) { post(tx, ledger::manual(order)), post(tx, ledger::manual(order)); });
        } catch (const std::exception& e) {
            CPPUNIT_ASSERT(db::is_duplicate(e));
            why = e.what();
        }
        CPPUNIT_ASSERT(!why.empty());
    }

    void two_currencies_are_not_entered_into_one_posting()
    {
        auto order = whole();
        order.platform_fee.currency = "EUR";
        ASSERT_ERROR(kInternal, ledger::sale(order));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LedgerTest);

}  // namespace gatehouse::payments
