// What organizers do for buyers after the sale (ORD-9): tickets once more, another address.

#include "common/auth/order_secret.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

using namespace std::chrono_literals;

class DeskTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeskTest);
    CPPUNIT_TEST(resending_is_news_and_an_audit_row_each_time);
    CPPUNIT_TEST(another_address_kills_the_old_link_and_the_old_codes);
    CPPUNIT_TEST(a_used_ticket_keeps_its_code_and_a_named_holder_their_address);
    CPPUNIT_TEST(the_same_address_is_no_change);
    CPPUNIT_TEST(only_sold_orders_with_live_tickets_are_mailed);
    CPPUNIT_TEST(a_buyer_is_mailed_five_times_an_hour_at_most);
    CPPUNIT_TEST(twenty_at_once_mail_no_more_than_five_times);
    CPPUNIT_TEST(only_members_may);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    EventId event = world.event();
    const auth::Caller& organizer() { return world.organizer.caller; }

    Order sold(int quantity = 2)
    {
        const auto order = world.place(event, world.type(event, 50), quantity);
        world.complete(order.id);
        return stored(order.id);
    }
    Order stored(const OrderId& id)
    {
        return *world.context.db.read([&](db::Session& s) { return world.orders.find(s, id); });
    }
    std::vector<tickets::Ticket> tickets_of(const OrderId& id)
    {
        return world.context.db.read([&](db::Session& s) { return world.tickets.of_order(s, id); });
    }
    static auth::Caller with(const std::string& secret)
    {
        auth::Caller caller;
        caller.order_secret = secret;
        return caller;
    }

    void resending_is_news_and_an_audit_row_each_time()
    {
        const auto order = sold();
        world.orders.resend(organizer(), order.id);
        world.orders.resend(organizer(), order.id);
        CPPUNIT_ASSERT_EQUAL(2, world.told("order.resent", order.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(2, world.audited("order.resent", order.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(order.secret_version, stored(order.id).secret_version);
    }

    void another_address_kills_the_old_link_and_the_old_codes()
    {
        const auto order = sold();
        const auto secret = world.orders.secret(order);
        const auto before = tickets_of(order.id);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.tickets.of_order(with(secret), order.id).size());
        const auto after = world.orders.change_email(organizer(), order.id, "new@example.org");
        CPPUNIT_ASSERT_EQUAL(std::string("new@example.org"), after.buyer.email);
        ASSERT_ERROR(kNotFound, world.orders.get(with(secret), order.id));
        ASSERT_ERROR(kNotFound, world.tickets.of_order(with(secret), order.id));
        ASSERT_ERROR(kNotFound, world.tickets.get(with(secret), before.front().id));
        const auto fresh = world.orders.secret(stored(order.id));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, world.tickets.of_order(with(fresh), order.id).size());
        world.orders.get(with(fresh), order.id);
        for (const auto& ticket : tickets_of(order.id)) {
            CPPUNIT_ASSERT_EQUAL(2, ticket.version);
            CPPUNIT_ASSERT_EQUAL(std::string("new@example.org"), ticket.holder.email);
        }
        CPPUNIT_ASSERT_EQUAL(1, world.told("order.email_changed", order.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("order.email_changed", order.id.uuid()));
        const auto old = world.context.db.read(
            [&](db::Session& s) { return world.orders.email_before(s, order.id, order.secret_version); });
        CPPUNIT_ASSERT_EQUAL(order.buyer.email, old.value());
    }

    void a_used_ticket_keeps_its_code_and_a_named_holder_their_address()
    {
        auto wanted = world.wish(event, world.type(event, 5, 0), 2);
        wanted.tickets = {{"Ada", "ada@example.org", {}}};
        const auto order = world.place(wanted).order;
        const auto first = tickets_of(order.id).front();
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.mark_used(tx, first.id, world.clock.now()); });
        world.orders.change_email(organizer(), order.id, "new@example.org");
        const auto after = tickets_of(order.id);
        CPPUNIT_ASSERT(after[0].version == 1 && after[1].version == 2);
        CPPUNIT_ASSERT_EQUAL(std::string("ada@example.org"), after[0].holder.email);
        CPPUNIT_ASSERT_EQUAL(std::string("new@example.org"), after[1].holder.email);
    }

    void the_same_address_is_no_change()
    {
        const auto order = sold();
        ASSERT_ERROR(kInvalid, world.orders.change_email(organizer(), order.id, order.buyer.email));
        CPPUNIT_ASSERT_EQUAL(1, stored(order.id).secret_version);
    }

    void only_sold_orders_with_live_tickets_are_mailed()
    {
        const auto open = world.place(event, world.type(event, 5));
        ASSERT_ERROR(kNoTickets, world.orders.resend(organizer(), open.id));
        ASSERT_ERROR(kNoTickets, world.orders.change_email(organizer(), open.id, "new@example.org"));
        const auto order = sold();
        world.context.db.transact([&](db::Tx& tx) { world.tickets.cancel(tx, order.id); });
        ASSERT_ERROR(kNoTickets, world.orders.resend(organizer(), order.id));
    }

    void a_buyer_is_mailed_five_times_an_hour_at_most()
    {
        const auto order = sold(), other = sold();
        for (int i = 0; i < 4; ++i) world.orders.resend(organizer(), order.id);
        world.orders.change_email(organizer(), order.id, "new@example.org");
        ASSERT_ERROR(kMailedTooOften, world.orders.resend(organizer(), order.id));
        ASSERT_ERROR(kMailedTooOften, world.orders.change_email(organizer(), order.id, "next@example.org"));
        world.orders.resend(organizer(), other.id);
        world.clock.at += 61min;
        world.orders.resend(organizer(), order.id);
    }

    void twenty_at_once_mail_no_more_than_five_times()
    {
        const auto order = sold();
        support::at_once(20, [&](std::size_t i) {
            try {
                if (i % 2)
                    world.orders.resend(organizer(), order.id);
                else
                    world.orders.change_email(
                        organizer(), order.id, "new" + std::to_string(i) + "@example.org");
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("mailed_too_often"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(5,
            world.told("order.resent", order.id.uuid()) + world.told("order.email_changed", order.id.uuid()));
        // Whatever came in between, order and tickets open with the same secret.
        const auto after = stored(order.id);
        for (const auto& ticket : tickets_of(order.id))
            CPPUNIT_ASSERT_EQUAL(after.secret_version, ticket.secret_version);
        CPPUNIT_ASSERT_EQUAL(1 + world.told("order.email_changed", order.id.uuid()), after.secret_version);
    }

    void only_members_may()
    {
        const auto order = sold();
        for (const auto& caller : {auth::Caller(), world.stranger.caller, with(world.orders.secret(order))}) {
            const auto& kind = caller.principal ? kNotFound : kUnauthenticated;
            ASSERT_ERROR(kind, world.orders.resend(caller, order.id));
            ASSERT_ERROR(kind, world.orders.change_email(caller, order.id, "evil@example.org"));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskTest);

}  // namespace gatehouse::orders
