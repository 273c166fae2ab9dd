// What an organization used, month by month (ORG-8), and what its plan costs it (ORG-5).

#include "modules/orders/routes.hpp"
#include "modules/organizations/members.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class UsageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(UsageTest);
    CPPUNIT_TEST(org_8_events_orders_revenue_members_and_storage_by_month);
    CPPUNIT_TEST(org_8_only_who_may_see_its_money);
    CPPUNIT_TEST(org_5_an_order_pays_the_share_of_its_organizer_s_plan);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    const OrganizationId org = world.organizer.organization.id;

    void org_8_events_orders_revenue_members_and_storage_by_month()
    {
        const auto event = world.event();
        const auto type = world.type(event, 10, 2500);
        world.complete(world.place(event, type, 2).id);
        world.complete(world.place(event, type).id);
        world.place(event, type);  // open: nothing was sold
        const auto usage = world.orders.usage(world.organizer.caller, org);
        CPPUNIT_ASSERT_EQUAL(std::size_t{12}, usage.months.size());
        const auto& month = usage.months.back();
        CPPUNIT_ASSERT_EQUAL(to_rfc3339(world.clock.at).substr(0, 7), month.month);
        CPPUNIT_ASSERT_EQUAL(1, month.events);
        CPPUNIT_ASSERT_EQUAL(2, month.orders);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{7500}, month.revenue.at(0).amount);
        CPPUNIT_ASSERT_EQUAL(1, month.members);
        CPPUNIT_ASSERT_EQUAL(1, usage.events);
        CPPUNIT_ASSERT_EQUAL(0, usage.months.front().orders);
        const auto shown = world.get(
            routes(), "/api/organizations/" + org.str() + "/usage", world.bearer(world.organizer.user.id));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(shown.body, 200, shown.status);
    }

    void org_8_only_who_may_see_its_money()
    {
        ASSERT_ERROR(kNotFound, world.orders.usage(world.stranger.caller, org));
        ASSERT_ERROR(kUnauthenticated, world.orders.usage({}, org));
        const auto member = world.member(org, organizations::Role::member);
        ASSERT_ERROR(kForbidden, world.orders.usage(member.caller, org));
        organizations::Members(world.context)
            .change(world.organizer.caller, org, member.user.id,
                {{}, {true, std::vector{organizations::Permission::money}}});
        CPPUNIT_ASSERT_EQUAL(2, world.orders.usage(member.caller, org).members);
    }

    void org_5_an_order_pays_the_share_of_its_organizer_s_plan()
    {
        const Config config({{"fees.percent", "500"}, {"plans.pro.fee_percent", "200"},
            {"site.master_key_file", world.context.config.text("site.master_key_file")}});
        const Context context{
            config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        const Service dear(context);
        const auto event = world.event();
        const auto type = world.type(event, 10, 10'000);
        const auto fee = [&] {
            return dear.place({}, world.wish(event, type), world.random.bytes(32)).order.platform_fee.amount;
        };
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, fee());
        world.set_plan(org, organizations::Plan::pro);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{200}, fee());
        world.set_plan(org, organizations::Plan::enterprise);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, fee());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UsageTest);

}  // namespace gatehouse::orders
