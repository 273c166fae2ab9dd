// Guests' orders become theirs who show that the address is their own (ORD-2).

#include "modules/orders/guests.hpp"

#include "common/text/text.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/orders_world.hpp"

namespace gatehouse::orders {

class GuestsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GuestsTest);
    CPPUNIT_TEST(a_verified_address_owns_what_it_ordered_before_with_the_tickets);
    CPPUNIT_TEST(an_unverified_one_owns_nothing_and_nobody_loses_anything);
    CPPUNIT_TEST_SUITE_END();

    support::OrdersWorld world;
    accounts::Service accounts{world.context};
    std::string email = world.unique("Guest.") + "@example.org";

    UserId account(const std::string& address, bool verified)
    {
        return world.context.db.transact([&](db::Tx& tx) {
            const auto user = accounts.create(tx, {}, {address, "", "Gil Guest"}, "");
            if (verified) tx.exec("UPDATE users SET email_verified_at = created_at WHERE id = ?", user.id);
            return user.id;
        });
    }
    Order bought()
    {
        const auto event = world.event();
        auto wish = world.wish(event, world.type(event, 10), 2);
        wish.buyer.email = email;
        const auto order = world.place(wish).order;
        world.complete(order.id);
        return order;
    }
    std::size_t orders_of(const UserId& user)
    {
        return world.orders.mine(world.signed_in(user), {}).items.size();
    }
    std::size_t tickets_of(const UserId& user)
    {
        return world.tickets.mine(world.signed_in(user), {}).items.size();
    }

    void a_verified_address_owns_what_it_ordered_before_with_the_tickets()
    {
        bought();
        bought();
        const auto user = account(text::fold(email), true);
        adopt_guest_orders(world.context, user);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, orders_of(user));
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, tickets_of(user));
        adopt_guest_orders(world.context, user);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, orders_of(user));
    }

    void an_unverified_one_owns_nothing_and_nobody_loses_anything()
    {
        bought();
        const auto user = account(email, false);
        adopt_guest_orders(world.context, user);
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, orders_of(user));
        const auto other = account(world.unique("other.") + "@example.org", true);
        adopt_guest_orders(world.context, other);
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, orders_of(other) + tickets_of(other));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(GuestsTest);

}  // namespace gatehouse::orders
