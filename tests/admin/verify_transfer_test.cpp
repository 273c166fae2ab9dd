// gatehouse-admin verify about tickets that are handed on.

#include "modules/admin/invariants.hpp"
#include "modules/tickets/transfers.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/offers.hpp"
#include "tests/support/payments_world.hpp"

namespace gatehouse::admin {

class VerifyTransferTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(VerifyTransferTest);
    CPPUNIT_TEST(offers_in_every_state_hold);
    CPPUNIT_TEST(a_ticket_that_changed_hands_without_an_acceptance);
    CPPUNIT_TEST(an_acceptance_without_a_change_of_hands);
    CPPUNIT_TEST(an_offer_that_is_open_and_over);
    CPPUNIT_TEST(an_offer_of_another_event);
    CPPUNIT_TEST_SUITE_END();

    struct Undo {};

    support::PaymentsWorld world;
    tickets::Transfers transfers{world.context};
    orders::Order order = paid();
    std::vector<tickets::Ticket> sold = world.tickets.of_order(world.buyer(order), order.id);

    orders::Order paid()
    {
        const auto open = world.order(world.type(50), 4);
        world.paid(world.open(open));
        return open;
    }
    std::string offer(const tickets::Ticket& ticket, const auth::Caller& caller)
    {
        transfers.offer(caller, ticket.id, {world.unique("r.") + "@example.org", {}});
        return support::link_of(world.context, ticket.id);
    }
    // Handed on twice; taken back; open.
    void all_states()
    {
        const auto first = offer(sold[0], world.buyer(order));
        transfers.accept({}, first, "Rita");
        world.clock.advance(std::chrono::seconds(1));
        auth::Caller rita;
        rita.order_secret = first;
        transfers.accept({}, offer(sold[0], rita), "Sam");
        offer(sold[1], world.buyer(order));
        transfers.withdraw(world.buyer(order), sold[1].id);
        offer(sold[2], world.buyer(order));
    }
    template <class F>
    std::string broken(F plant)
    {
        all_states();
        std::string said;
        try {
            world.context.db.transact([&](db::Tx& tx) {
                plant(tx);
                for (const auto& invariant : check_invariants(tx))
                    for (const auto& example : invariant.broken)
                        if (example.find("transfer") != std::string::npos ||
                            example.find(sold[0].number) != std::string::npos)
                            said += example + "\n";
                throw Undo{};
            });
        } catch (const Undo&) {
        }
        return said;
    }

    void offers_in_every_state_hold()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), broken([](db::Tx&) {}));
    }

    void a_ticket_that_changed_hands_without_an_acceptance()
    {
        ASSERT_CONTAINS("accepted last: 0x\n", broken([&](db::Tx& tx) {
            tx.exec("UPDATE ticket_transfer_tickets SET status = 'expired' WHERE ticket_id = ?", sold[0].id);
        }));
    }

    void an_acceptance_without_a_change_of_hands()
    {
        ASSERT_CONTAINS("came by 0x,", broken([&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET transfer_id = NULL WHERE id = ?", sold[0].id);
        }));
    }

    void an_offer_that_is_open_and_over()
    {
        ASSERT_CONTAINS("withdrawn", broken([&](db::Tx& tx) {
            tx.exec(
                "UPDATE ticket_transfer_tickets SET open_ticket = ticket_id WHERE ticket_id = ?", sold[1].id);
        }));
    }

    void an_offer_of_another_event()
    {
        ASSERT_CONTAINS("transfer 0x", broken([&](db::Tx& tx) {
            tx.exec(
                "UPDATE ticket_transfers x JOIN ticket_transfer_tickets i ON i.transfer_id = x.id "
                "SET x.event_id = x.id WHERE i.ticket_id = ?",
                sold[2].id);
        }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(VerifyTransferTest);

}  // namespace gatehouse::admin
