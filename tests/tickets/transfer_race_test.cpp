// Of those who want a ticket that is handed on at the same instant, one wins (TKT-3).

#include <atomic>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/tickets/transfer_world.hpp"

namespace gatehouse::tickets {

class TransferRaceTest : public CppUnit::TestFixture, TransferWorld {
    CPPUNIT_TEST_SUITE(TransferRaceTest);
    CPPUNIT_TEST(of_fifty_who_accept_at_once_one_gets_it);
    CPPUNIT_TEST(of_fifty_who_offer_at_once_one_does);
    CPPUNIT_TEST(accept_and_withdraw_at_once_one_of_them_wins);
    CPPUNIT_TEST(accept_and_scan_at_once_one_of_them_wins);
    CPPUNIT_TEST(accept_and_refund_at_once_leave_a_dead_ticket);
    CPPUNIT_TEST(accept_and_expiry_at_once_agree);
    CPPUNIT_TEST_SUITE_END();

    template <class F>
    int how_many(std::size_t n, const ErrorKind& else_, F act)
    {
        std::atomic<int> done = 0;
        support::at_once(n, [&](std::size_t i) {
            try {
                act(i);
                ++done;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string(else_.code), std::string(e.kind().code));
            }
        });
        return done;
    }

    // False when it comes too late.
    bool accepts(const std::string& token)
    {
        try {
            transfers.accept({}, token, "Rita");
            return true;
        } catch (const Error& e) {
            CPPUNIT_ASSERT(&e.kind() == &kTransferOver);
            return false;
        }
    }

    void of_fifty_who_accept_at_once_one_gets_it()
    {
        const auto ticket = sold().front();
        const auto token = offer(ticket);
        CPPUNIT_ASSERT_EQUAL(1, how_many(50, kTransferOver, [&](std::size_t i) {
            transfers.accept({}, token, "Rita " + std::to_string(i));
        }));
        CPPUNIT_ASSERT_EQUAL(2, now(ticket).version);
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferAccepted, token));
    }

    void of_fifty_who_offer_at_once_one_does()
    {
        const auto ticket = sold().front();
        CPPUNIT_ASSERT_EQUAL(1, how_many(50, kTransferPending, [&](std::size_t i) {
            transfers.offer(buyer(ticket), ticket.id, {"r" + std::to_string(i) + "@example.org", {}});
        }));
    }

    void accept_and_withdraw_at_once_one_of_them_wins()
    {
        for (int round = 0; round < 10; ++round) {
            const auto ticket = sold().front();
            const auto token = offer(ticket);
            std::atomic<int> accepted = 0, withdrawn = 0;
            support::at_once(2, [&](std::size_t i) {
                try {
                    if (i == 0) {
                        transfers.accept({}, token, "Rita");
                        ++accepted;
                    } else {
                        transfers.withdraw(buyer(ticket), ticket.id);
                        ++withdrawn;
                    }
                } catch (const Error& e) {
                    // Who comes after the acceptance holds the ticket no more.
                    CPPUNIT_ASSERT(&e.kind() == &kTransferOver || &e.kind() == &kNotFound);
                }
            });
            CPPUNIT_ASSERT_EQUAL(1, accepted + withdrawn);
            CPPUNIT_ASSERT_EQUAL(accepted ? 2 : 1, now(ticket).version);
            CPPUNIT_ASSERT_EQUAL(
                accepted ? std::string("Rita") : std::string("Bo Buyer"), now(ticket).holder.name);
        }
    }

    void accept_and_scan_at_once_one_of_them_wins()
    {
        for (int round = 0; round < 10; ++round) {
            const auto ticket = sold().front();
            const auto token = offer(ticket);
            std::atomic<bool> accepted = false, admitted = false;
            support::at_once(2, [&](std::size_t i) {
                if (i == 0)
                    accepted = accepts(token);
                else
                    world.context.db.transact([&](db::Tx& tx) {
                        // As the door does: the code says version 1.
                        const auto locked = world.tickets.lock(tx, ticket.id);
                        admitted =
                            locked->version == 1 && world.tickets.mark_used(tx, ticket.id, world.clock.now());
                    });
            });
            CPPUNIT_ASSERT(accepted != admitted);
            CPPUNIT_ASSERT(now(ticket).status == (admitted ? Status::used : Status::valid));
        }
    }

    void accept_and_refund_at_once_leave_a_dead_ticket()
    {
        for (int round = 0; round < 10; ++round) {
            const auto ticket = sold().front();
            const auto token = offer(ticket);
            std::atomic<bool> accepted = false;
            support::at_once(2, [&](std::size_t i) {
                if (i == 0)
                    accepted = accepts(token);
                else
                    world.context.db.transact([&](db::Tx& tx) { world.tickets.cancel(tx, ticket.order); });
            });
            CPPUNIT_ASSERT(now(ticket).status == Status::cancelled);
            CPPUNIT_ASSERT_EQUAL(accepted ? 3 : 2, now(ticket).version);
            CPPUNIT_ASSERT(transfers.look(token).status() == TransferStatus::cancelled);
        }
    }

    void accept_and_expiry_at_once_agree()
    {
        for (int round = 0; round < 10; ++round) {
            const auto ticket = sold().front();
            const auto token = offer(ticket);
            support::FakeClock late;
            late.at = world.clock.at + kTransferFor;
            const Context then{world.context.config, world.context.db, world.context.redis, late,
                world.context.random, world.context.metrics};
            std::atomic<bool> accepted = false;
            support::at_once(2, [&](std::size_t i) {
                if (i == 0)
                    accepted = accepts(token);
                else
                    Transfers(then).expire();
            });
            CPPUNIT_ASSERT_EQUAL(accepted ? 2 : 1, now(ticket).version);
            CPPUNIT_ASSERT(transfers.look(token).status() ==
                           (accepted ? TransferStatus::accepted : TransferStatus::expired));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TransferRaceTest);

}  // namespace gatehouse::tickets
