// Money against the door: a ticket is given back while it is scanned, released at the same instant (family
// 8).

#include <atomic>

#include "modules/payments/refunds.hpp"
#include "modules/scanning/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::model {

class RefundScanTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RefundScanTest);
    CPPUNIT_TEST(a_ticket_that_is_given_back_admits_nobody_afterwards_and_its_money_goes_back_once);
    CPPUNIT_TEST_SUITE_END();

    support::PaymentsWorld world;
    payments::Refunds refunds{world.context};

    // An event whose doors are open.
    EventId open_event()
    {
        auto wanted = world.plan();
        wanted.starts_at = std::chrono::floor<std::chrono::seconds>(world.clock.at + std::chrono::hours(1));
        wanted.ends_at = wanted.starts_at + std::chrono::hours(4);
        return world.TicketsWorld::event(wanted);
    }
    scanning::Answer scan(const std::string& token)
    {
        return scanning::Service(world.context)
            .scan(world.organizer.caller,
                {world.event, token, world.random.code(16), {}, "North", scanning::Direction::entry});
    }

    void a_ticket_that_is_given_back_admits_nobody_afterwards_and_its_money_goes_back_once()
    {
        world.event = open_event();
        const auto type = world.type(50);
        int admitted_first = 0;
        for (int round = 0; round < 8; ++round) {
            const auto order = world.order(type);
            world.paid(world.open(order));
            const auto ticket = world.tickets.of_order(world.buyer(order), order.id).front();
            const auto token = world.tickets.sign({ticket}).front().token;
            std::atomic<int> admitted = 0;
            support::at_once(20, [&](std::size_t i) {
                if (i % 5 != 0) {
                    admitted += scan(token).result == scanning::Result::admitted;
                    return;
                }
                try {
                    refunds.give(
                        world.organizer.caller, order.id, {{}, {ticket.id}, "Ill"}, world.random.bytes(32));
                } catch (const Error& e) {
                    CPPUNIT_ASSERT_EQUAL(std::string("ticket_not_live"), std::string(e.kind().code));
                }
            });
            CPPUNIT_ASSERT(admitted <= 1);
            admitted_first += admitted;
            CPPUNIT_ASSERT(scan(token).result != scanning::Result::admitted);
            CPPUNIT_ASSERT_EQUAL(1, world.refunds_of(order));
            CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
        }
        CPPUNIT_ASSERT(admitted_first <= 8);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RefundScanTest);

}  // namespace gatehouse::model
