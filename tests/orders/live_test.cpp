// What listeners of an order and of an event's sale are told, and who may listen (RTM-2, RTM-3).

#include "common/json/json.hpp"
#include "common/live/keys.hpp"
#include "modules/orders/jobs.hpp"
#include "modules/orders/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/nchan.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class LiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LiveTest);
    CPPUNIT_TEST(who_may_see_an_order_may_listen_to_it_and_nobody_else);
    CPPUNIT_TEST(only_members_listen_to_an_events_sale);
    CPPUNIT_TEST(a_listener_is_told_when_the_order_is_paid);
    CPPUNIT_TEST(a_listener_is_told_of_a_declined_card);
    CPPUNIT_TEST(what_was_rolled_back_is_told_to_nobody);
    CPPUNIT_TEST(the_organizer_is_told_the_figures_of_the_dashboard);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    support::Nchan nchan{world};
    EventId event = world.event();
    TicketTypeId type = world.type(event, 50);

public:
    void setUp() override
    {
        nchan.forget(live::kOrder);
        nchan.forget(live::kOrganizer);
    }

private:
    int may_listen(const std::string& path, const std::string& bearer = {})
    {
        return world.get(routes(), path, bearer).status;
    }
    std::string organizer() { return world.bearer(world.organizer.user.id); }
    Order listened_to()
    {
        const auto order = world.place(event, type, 2);
        const auto path = "/api/orders/" + order.id.str() + "/live?secret=" + world.orders.secret(order);
        CPPUNIT_ASSERT_EQUAL(204, may_listen(path));
        return order;
    }
    // Runs the jobs, and gives the last state that was sent to the channel.
    json::Document told(const std::string& channel, const std::string& name)
    {
        for (const auto& job : jobs())
            if (std::string_view(job.name).starts_with("orders.publish_")) job.run(nchan.context());
        return json::Document::parse(nchan.last(channel, name));
    }
    void pay(const OrderId& id) { CPPUNIT_ASSERT(world.complete(id) == Completion::completed); }

    void who_may_see_an_order_may_listen_to_it_and_nobody_else()
    {
        const auto order = world.place(event, type), other = world.place(event, type);
        const auto stranger = world.bearer(world.person("Eve").user.id);
        const auto path = "/api/orders/" + order.id.str() + "/live";
        CPPUNIT_ASSERT_EQUAL(404, may_listen(path));
        CPPUNIT_ASSERT_EQUAL(404, may_listen(path, stranger));
        CPPUNIT_ASSERT_EQUAL(404, may_listen(path + "?secret=" + world.orders.secret(other)));
        CPPUNIT_ASSERT_EQUAL(204, may_listen(path + "?secret=" + world.orders.secret(order)));
        CPPUNIT_ASSERT_EQUAL(204, may_listen(path, organizer()));
    }

    void only_members_listen_to_an_events_sale()
    {
        const auto path = "/api/events/" + event.str() + "/live";
        CPPUNIT_ASSERT_EQUAL(401, may_listen(path));
        CPPUNIT_ASSERT_EQUAL(404, may_listen(path, world.bearer(world.person("Eve").user.id)));
        CPPUNIT_ASSERT_EQUAL(204, may_listen(path, organizer()));
    }

    void a_listener_is_told_when_the_order_is_paid()
    {
        const auto order = listened_to();
        const auto deaf = world.place(event, type);
        pay(order.id);
        pay(deaf.id);
        const auto state = told("order/" + order.id.str(), "state");
        CPPUNIT_ASSERT_EQUAL(std::string("completed"), state.root().get("status"));
        CPPUNIT_ASSERT(state.root().find("expires_at")->is_null());
        CPPUNIT_ASSERT_MESSAGE("nothing of the person", !state.root().find("buyer"));
        CPPUNIT_ASSERT_MESSAGE("nobody listens", nchan.last("order/" + deaf.id.str(), "state").empty());
    }

    void a_listener_is_told_of_a_declined_card()
    {
        const auto order = listened_to();
        const OrderMove declined{order.id, {MoneyKind::payment, new_uuid(world.context), order.total,
                                               MoneyStatus::open, "card_declined", "", world.clock.now()}};
        world.context.db.transact(
            [&](db::Tx& tx) { world.orders.record_money(tx, std::span(&declined, 1), world.clock.now()); });
        const auto state = told("order/" + order.id.str(), "state");
        CPPUNIT_ASSERT_EQUAL(std::string("pending"), state.root().get("status"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("card_declined"), state.root().find("payments")->at(0).get("failure_code"));
    }

    void what_was_rolled_back_is_told_to_nobody()
    {
        const auto order = listened_to();
        ASSERT_ERROR(kInternal, world.context.db.transact([&](db::Tx& tx) {
            world.orders.complete(tx, {}, order.id, world.clock.now());
            throw Error(kInternal, "too late");
        }));
        const auto marked =
            world.context.redis.command({"SISMEMBER", live::keys::marks("order"), order.id.str()});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, marked.number());
    }

    void the_organizer_is_told_the_figures_of_the_dashboard()
    {
        CPPUNIT_ASSERT_EQUAL(204, may_listen("/api/events/" + event.str() + "/live", organizer()));
        pay(world.place(event, type, 3).id);
        const auto state = told("organizer/" + event.str(), "sales");
        const auto board = world.ok(routes(), "/api/events/" + event.str() + "/dashboard", organizer());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, state.root().find("sold")->integer());
        for (const auto* name :
            {"sold", "held", "capacity", "gross", "orders", "today", "per_type", "latest"})
            CPPUNIT_ASSERT_EQUAL(board.root().find(name)->dump(), state.root().find(name)->dump());
        CPPUNIT_ASSERT(!state.root().find("series"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LiveTest);

}  // namespace gatehouse::orders
