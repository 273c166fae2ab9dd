// What an event brought, and what of it was whose (PAY-9): to the cent, on pages and in files.

#include "modules/payments/settlement.hpp"
#include "common/json/json.hpp"
#include "modules/payments/refunds.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::payments {

class SettlementTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SettlementTest);
    CPPUNIT_TEST(gross_less_discounts_refunds_and_fee_is_net);
    CPPUNIT_TEST(the_fee_goes_back_in_proportion_or_stays_as_it_was_agreed_when_sold);
    CPPUNIT_TEST(money_that_bought_nothing_is_in_no_settlement);
    CPPUNIT_TEST(an_event_without_sales_is_all_zero);
    CPPUNIT_TEST(the_list_is_paged_latest_first);
    CPPUNIT_TEST(files_say_the_same_and_run_nothing);
    CPPUNIT_TEST(only_who_handles_the_money_sees_it);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world{{{"fees.percent", "500"}}};
    Settlements settlements{world.context};
    const auth::Caller& caller = world.organizer.caller;

    orders::Order sold(int quantity, std::int64_t price = 2000)
    {
        const auto order = world.order(world.type(100, price), quantity);
        world.paid(world.open(order));
        return order;
    }
    void give_back(const orders::Order& order, std::int64_t amount)
    {
        Refunds(world.context).give(caller, order.id, {amount, {}, "rain"}, world.random.bytes(32));
    }
    static void assert_adds_up(const Settlement& s)
    {
        CPPUNIT_ASSERT(s.net == s.gross - s.discounts - s.refunds - s.platform_fee);
    }

    void gross_less_discounts_refunds_and_fee_is_net()
    {
        sold(2);                   // 40.00 and 2.00 fee on top
        give_back(sold(1), 1050);  // 20.00 and 1.00, half of it back
        const auto s = settlements.of_event(caller, world.event);
        CPPUNIT_ASSERT_EQUAL(2, s.orders);
        CPPUNIT_ASSERT_EQUAL(3, s.tickets);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{6300}, s.gross.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1050}, s.refunds.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{250}, s.platform_fee.amount);  // 3.00, and 0.50 went back
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5000}, s.net.amount);
        assert_adds_up(s);
    }

    void the_fee_goes_back_in_proportion_or_stays_as_it_was_agreed_when_sold()
    {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{50}, fee_returned(100, 2100, 1050));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{33}, fee_returned(100, 300, 99));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, fee_returned(1, 3, 2));  // half-up
        CPPUNIT_ASSERT_EQUAL(std::int64_t{100}, fee_returned(100, 300, 300));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, fee_returned(0, 0, 0));
        support::PaymentsWorld keeping({{"fees.percent", "500"}, {"fees.returned", "false"}});
        const auto order = keeping.order(keeping.type(100, 2000));
        keeping.paid(keeping.open(order));
        Refunds(keeping.context)
            .give(keeping.organizer.caller, order.id, {2100, {}, "rain"}, keeping.random.bytes(32));
        const auto s = Settlements(keeping.context).of_event(keeping.organizer.caller, keeping.event);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{100}, s.platform_fee.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{-100}, s.net.amount);
        ASSERT_CONTAINS(",-1.00,", Settlements(keeping.context).csv(keeping.organizer.caller, keeping.event));
    }

    void money_that_bought_nothing_is_in_no_settlement()
    {
        const auto type = world.type(1);
        const auto late = world.order(type);
        const auto session = world.open(late);
        world.clock.at = late.expires_at + std::chrono::minutes(5);
        while (world.orders.expire_holds() > 0) {}
        world.order(type);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded_late"), world.paid(session));
        CPPUNIT_ASSERT_EQUAL(0, settlements.of_event(caller, world.event).orders);
    }

    void an_event_without_sales_is_all_zero()
    {
        const auto s = settlements.of_event(caller, world.event);
        CPPUNIT_ASSERT((s.net == Money{0, "USD"}));
        CPPUNIT_ASSERT(
            settlements.of_organization(caller, world.organizer.organization.id, {}).items.empty());
    }

    void the_list_is_paged_latest_first()
    {
        sold(1);
        const auto first = world.event;
        world.clock.advance(std::chrono::seconds(1));
        world.event = world.published(world.plan("=1+1 Second")).id;
        sold(1);
        const auto id = world.organizer.organization.id;
        PageQuery query;
        query.limit = 1;
        const auto page = settlements.of_organization(caller, id, query);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, page.items.size());
        CPPUNIT_ASSERT(page.items[0].event == world.event);
        query.cursor = *page.next_cursor;
        const auto rest = settlements.of_organization(caller, id, query);
        CPPUNIT_ASSERT(rest.items.at(0).event == first && !rest.next_cursor);
        assert_adds_up(rest.items[0]);
    }

    void files_say_the_same_and_run_nothing()
    {
        world.event = world.published(world.plan("=HYPERLINK(1)")).id;
        const auto order = sold(2);
        give_back(order, 2100);
        const auto all = settlements.csv(caller, world.organizer.organization.id);
        ASSERT_CONTAINS("'=HYPERLINK(1),", all);
        ASSERT_CONTAINS(",USD,1,2,42.00,0.00,21.00,1.00,20.00,0.00,buyer\r\n", all);
        const auto one = settlements.csv(caller, world.event);
        ASSERT_CONTAINS(world.now(order).number + ",", one);
        ASSERT_CONTAINS(",partially_refunded,card,USD,2,42.00,0.00,21.00,1.00,20.00,0.00\r\n", one);
    }

    void only_who_handles_the_money_sees_it()
    {
        const auto path = "/api/events/" + world.event.str() + "/settlement";
        const auto member = world.member(world.organizer.organization.id, organizations::Role::member);
        for (const std::string tail : {"", ".csv"}) {
            const auto status = [&](const UserId& who) {
                return world.get(world.routes, path + tail, world.bearer(who)).status;
            };
            CPPUNIT_ASSERT_EQUAL(404, status(world.stranger.user.id));
            CPPUNIT_ASSERT_EQUAL(403, status(member.user.id));
            CPPUNIT_ASSERT_EQUAL(200, status(world.organizer.user.id));
        }
        CPPUNIT_ASSERT_EQUAL(401, world.get(world.routes, path).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettlementTest);

}  // namespace gatehouse::payments
