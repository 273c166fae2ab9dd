// Tickets are handed on (TKT-3): the old code is dead at once, and of those who come at the same time one
// wins.

#include <atomic>

#include "common/auth/one_time.hpp"
#include "common/auth/order_secret.hpp"
#include "modules/tickets/personal.hpp"
#include "modules/tickets/transfers.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::tickets {

class TransferTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TransferTest);
    CPPUNIT_TEST(who_accepts_holds_the_ticket_and_the_old_code_is_dead);
    CPPUNIT_TEST(the_orders_secret_opens_no_ticket_that_was_handed_on);
    CPPUNIT_TEST(who_accepts_while_signed_in_finds_it_among_their_tickets);
    CPPUNIT_TEST(who_signs_up_later_finds_what_came_to_their_address);
    CPPUNIT_TEST(several_tickets_go_together_or_not_at_all);
    CPPUNIT_TEST(an_offer_is_taken_back_as_a_whole_and_told_once);
    CPPUNIT_TEST(another_address_of_the_buyer_ends_what_the_old_one_offered);
    CPPUNIT_TEST(who_signs_up_later_finds_what_they_handed_on);
    CPPUNIT_TEST(a_receiver_hands_it_on_and_is_out);
    CPPUNIT_TEST(a_ticket_is_offered_to_one_at_a_time);
    CPPUNIT_TEST(what_is_used_cancelled_or_not_to_be_passed_on_is_refused);
    CPPUNIT_TEST(an_offer_ends_when_the_event_begins_or_after_a_week);
    CPPUNIT_TEST(of_fifty_who_accept_at_once_one_gets_it);
    CPPUNIT_TEST(of_fifty_who_offer_at_once_one_does);
    CPPUNIT_TEST(accept_and_withdraw_at_once_one_of_them_wins);
    CPPUNIT_TEST(accept_and_scan_at_once_one_of_them_wins);
    CPPUNIT_TEST(accept_and_refund_at_once_leave_a_dead_ticket);
    CPPUNIT_TEST(strangers_find_nothing_and_who_runs_the_event_hands_nothing_on);
    CPPUNIT_TEST(who_is_erased_leaves_no_name_in_what_they_handed_on);
    CPPUNIT_TEST_SUITE_END();

    support::TicketsWorld world;
    Transfers transfers{world.context};
    EventId event = world.event();
    using Tickets = std::vector<Ticket>;

    // A guest's, of an order of theirs.
    Tickets sold(int quantity = 1) { return world.issue(world.order(event, quantity)); }
    auth::Caller buyer(const Ticket& ticket)
    {
        auth::Caller caller;
        caller.order_secret =
            auth::order_secret::make(world.context.config, ticket.order, ticket.secret_version);
        return caller;
    }
    auth::Caller with(const std::string& secret)
    {
        auth::Caller caller;
        caller.order_secret = secret;
        return caller;
    }
    // Offers it, and returns the token of the mailed link.
    std::string offer(const auth::Caller& caller, const Ticket& ticket,
        const std::string& email = "rita@example.org", const std::vector<TicketId>& others = {})
    {
        transfers.offer(caller, ticket.id, {email, others});
        const auto id = world.context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT transfer_id FROM ticket_transfer_tickets WHERE open_ticket = ?",
                [](const db::Row& row) { return row.id<TransferId>(1); }, ticket.id);
        });
        return world.tickets.transfer_secret(id);
    }
    std::string offer(const Ticket& ticket) { return offer(buyer(ticket), ticket); }
    Ticket now(const Ticket& ticket)
    {
        return *world.context.db.read(
            [&](db::Session& session) { return world.tickets.find(session, ticket.id); });
    }
    int told(const std::string& topic, const std::string& token)
    {
        const auto id = auth::one_time::id_of(world.context.config, kTransferPurpose, token);
        return world.told(topic, id.value());
    }

    void who_accepts_holds_the_ticket_and_the_old_code_is_dead()
    {
        const auto ticket = sold().front();
        const auto old = world.tickets.sign({ticket}).front().token;
        const auto token = offer(ticket);
        CPPUNIT_ASSERT(transfers.look(token).status() == TransferStatus::offered);
        CPPUNIT_ASSERT_EQUAL(1, now(ticket).version);  // an offer changes nothing
        CPPUNIT_ASSERT(transfers.accept({}, token, "Rita").status() == TransferStatus::accepted);
        const auto after = now(ticket);
        CPPUNIT_ASSERT_EQUAL(2, after.version);
        CPPUNIT_ASSERT_EQUAL(std::string("Rita"), after.holder.name);
        CPPUNIT_ASSERT_EQUAL(std::string("rita@example.org"), after.holder.email);
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), after.buyer_name);
        CPPUNIT_ASSERT(after.status == Status::valid);
        // The door compares the version: the old code says 1.
        CPPUNIT_ASSERT_EQUAL(1, world.verify(old).token.version);
        const auto fresh = world.tickets.sign({world.tickets.get(with(token), ticket.id)}).front().token;
        CPPUNIT_ASSERT_EQUAL(2, world.verify(fresh).token.version);
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferOffered, token));
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferAccepted, token));
        CPPUNIT_ASSERT_EQUAL(1, world.audited("ticket.transferred", ticket.id.uuid()));
    }

    void the_orders_secret_opens_no_ticket_that_was_handed_on()
    {
        const auto tickets = sold(2);
        transfers.accept({}, offer(tickets[0]), "Rita");
        ASSERT_ERROR(kNotFound, world.tickets.get(buyer(tickets[0]), tickets[0].id));
        const auto seen = world.tickets.of_order(buyer(tickets[0]), tickets[0].order);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, seen.size());
        CPPUNIT_ASSERT(seen[0].status == Status::transferred && seen[1].status == Status::valid);
        CPPUNIT_ASSERT_EQUAL(std::string("rita@example.org"), seen[0].holder.email);
        const auto codes = world.tickets.sign(seen);
        CPPUNIT_ASSERT(codes[0].token.empty() && !codes[1].token.empty());
    }

    void who_accepts_while_signed_in_finds_it_among_their_tickets()
    {
        const auto giver = world.person("Gil"), rita = world.person("Rita");
        auto wanted = world.order(event);
        wanted.user = giver.user.id;
        const auto ticket = world.issue(wanted).front();
        transfers.accept(rita.caller, offer(giver.caller, ticket), "Rita");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, world.tickets.mine(rita.caller, {}).items.size());
        CPPUNIT_ASSERT(world.tickets.mine(giver.caller, {}).items.empty());
        const auto seen = world.tickets.of_order(giver.caller, ticket.order);
        CPPUNIT_ASSERT(seen.size() == 1 && seen[0].status == Status::transferred);
    }

    void who_signs_up_later_finds_what_came_to_their_address()
    {
        const auto rita = world.person("Rita");
        const auto ticket = sold().front();
        transfers.accept({}, offer(buyer(ticket), ticket, rita.user.email), "Rita");
        CPPUNIT_ASSERT(world.tickets.mine(rita.caller, {}).items.empty());
        world.context.db.transact([&](db::Tx& tx) {
            world.tickets.give(tx, {ticket.order}, world.organizer.user.id);  // the order is not hers
            world.tickets.give_transfers(tx, rita.user.email, rita.user.id);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, world.tickets.mine(rita.caller, {}).items.size());
    }

    void several_tickets_go_together_or_not_at_all()
    {
        const auto tickets = sold(3), others = sold(1);
        ASSERT_ERROR(kNotFound, offer(buyer(tickets[0]), tickets[0], "rita@example.org", {others[0].id}));
        const auto token = offer(buyer(tickets[0]), tickets[0], "rita@example.org", {tickets[1].id});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, transfers.look(token).tickets.size());
        // One of them is used meanwhile: the other can still be had.
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.mark_used(tx, tickets[1].id, world.clock.now()); });
        const auto after = transfers.accept({}, token, "Rita");
        for (const auto& one : after.tickets)
            CPPUNIT_ASSERT(one.status == (one.ticket == tickets[0].id ? TransferStatus::accepted
                                                                      : TransferStatus::cancelled));
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), now(tickets[1]).holder.name);
    }

    void an_offer_is_taken_back_as_a_whole_and_told_once()
    {
        const auto tickets = sold(3);
        const auto token = offer(buyer(tickets[0]), tickets[0], "rita@example.org", {tickets[1].id});
        const auto other = offer(tickets[2]);
        transfers.withdraw(buyer(tickets[1]), tickets[1].id);
        for (const auto& one : transfers.look(token).tickets)
            CPPUNIT_ASSERT(one.status == TransferStatus::withdrawn);
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferWithdrawn, token));
        ASSERT_ERROR(kTransferOver, transfers.withdraw(buyer(tickets[0]), tickets[0].id));
        CPPUNIT_ASSERT(transfers.look(other).status() == TransferStatus::offered);
    }

    void another_address_of_the_buyer_ends_what_the_old_one_offered()
    {
        const auto tickets = sold(2);
        transfers.accept({}, offer(tickets[0]), "Rita");
        const auto given = now(tickets[0]);
        const auto token = offer(tickets[1]);
        world.context.db.transact([&](db::Tx& tx) {
            world.tickets.readdress(tx, tickets[0].order, tickets[0].holder.email, "new@example.org");
        });
        ASSERT_ERROR(kTransferOver, transfers.accept({}, token, "Mallory"));
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferWithdrawn, token));
        // What was handed on before stays its holder's, code and all.
        CPPUNIT_ASSERT_EQUAL(given.version, now(tickets[0]).version);
        CPPUNIT_ASSERT_EQUAL(given.holder.email, now(tickets[0]).holder.email);
        CPPUNIT_ASSERT_EQUAL(std::string("new@example.org"), now(tickets[1]).holder.email);
    }

    void who_signs_up_later_finds_what_they_handed_on()
    {
        const auto bo = world.person("Bo");
        auto wanted = world.order(event);
        wanted.holder.email = bo.user.email;
        const auto ticket = world.issue(wanted).front();
        transfers.accept({}, offer(ticket), "Rita");
        ASSERT_ERROR(kNotFound, world.tickets.of_order(bo.caller, ticket.order));
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.give_transfers(tx, bo.user.email, bo.user.id); });
        const auto seen = world.tickets.of_order(bo.caller, ticket.order);
        CPPUNIT_ASSERT(seen.size() == 1 && seen[0].status == Status::transferred);
    }

    void a_receiver_hands_it_on_and_is_out()
    {
        const auto ticket = sold().front();
        const auto first = offer(ticket);
        transfers.accept({}, first, "Rita");
        ASSERT_ERROR(kNotFound, offer(ticket));  // the buyer has nothing to give any more
        const auto second = offer(with(first), ticket, "sam@example.org");
        transfers.accept({}, second, "Sam");
        ASSERT_ERROR(kNotFound, world.tickets.get(with(first), ticket.id));
        CPPUNIT_ASSERT_EQUAL(3, world.tickets.get(with(second), ticket.id).version);
        ASSERT_ERROR(kTransferOver, transfers.accept({}, first, "Rita"));
    }

    void a_ticket_is_offered_to_one_at_a_time()
    {
        const auto ticket = sold().front();
        const auto token = offer(ticket);
        ASSERT_ERROR(kTransferPending, transfers.offer(buyer(ticket), ticket.id, {"sam@example.org", {}}));
        transfers.withdraw(buyer(ticket), ticket.id);
        CPPUNIT_ASSERT(transfers.look(token).status() == TransferStatus::withdrawn);
        ASSERT_ERROR(kTransferOver, transfers.accept({}, token, "Rita"));
        ASSERT_ERROR(kTransferOver, transfers.withdraw(buyer(ticket), ticket.id));
        offer(ticket);
        const auto own = sold().front();
        ASSERT_ERROR(kInvalid, offer(buyer(own), own, "BO@example.org"));
    }

    void what_is_used_cancelled_or_not_to_be_passed_on_is_refused()
    {
        const auto used = sold().front(), dead = sold().front();
        world.context.db.transact([&](db::Tx& tx) {
            world.tickets.mark_used(tx, used.id, world.clock.now());
            world.tickets.cancel(tx, dead.order);
        });
        ASSERT_ERROR(kNotTransferable, offer(used));
        ASSERT_ERROR(kNotTransferable, offer(dead));
        auto plan = world.plan();
        plan.settings.emplace().transfers = false;
        event = world.event(plan);
        ASSERT_ERROR(kNotTransferable, offer(sold().front()));
        event = world.event();
        const auto ticket = sold().front();
        const auto token = offer(ticket);
        world.context.db.transact([&](db::Tx& tx) {
            world.events.lock(tx, event);
            world.events.cancel(tx, world.organizer.caller, event, "The band is ill");
        });
        ASSERT_ERROR(kTransferOver, transfers.accept({}, token, "Rita"));
        ASSERT_ERROR(kNotTransferable, offer(sold().front()));
    }

    void an_offer_ends_when_the_event_begins_or_after_a_week()
    {
        const auto ticket = sold().front();
        const auto token = offer(ticket);
        world.clock.advance(std::chrono::days(7));
        CPPUNIT_ASSERT(transfers.look(token).status() == TransferStatus::expired);
        ASSERT_ERROR(kTransferOver, transfers.accept({}, token, "Rita"));
        while (transfers.expire() > 0) {}
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferExpired, token));
        const auto again = offer(ticket);
        world.clock.at = world.read(event).starts_at;
        ASSERT_ERROR(kTransferOver, transfers.accept({}, again, "Rita"));
        ASSERT_ERROR(kNotTransferable, offer(sold().front()));
        CPPUNIT_ASSERT_EQUAL(1, now(ticket).version);
    }

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
                if (i == 0) try {
                        transfers.accept({}, token, "Rita");
                        accepted = true;
                    } catch (const Error& e) {
                        CPPUNIT_ASSERT(&e.kind() == &kTransferOver);
                    }
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
                if (i == 0) try {
                        transfers.accept({}, token, "Rita");
                        accepted = true;
                    } catch (const Error& e) {
                        CPPUNIT_ASSERT(&e.kind() == &kTransferOver);
                    }
                else
                    world.context.db.transact([&](db::Tx& tx) { world.tickets.cancel(tx, ticket.order); });
            });
            CPPUNIT_ASSERT(now(ticket).status == Status::cancelled);
            CPPUNIT_ASSERT_EQUAL(accepted ? 3 : 2, now(ticket).version);
            const auto status = transfers.look(token).status();
            CPPUNIT_ASSERT(status == (accepted ? TransferStatus::accepted : TransferStatus::cancelled));
        }
    }

    void strangers_find_nothing_and_who_runs_the_event_hands_nothing_on()
    {
        const auto ticket = sold().front();
        ASSERT_ERROR(kNotFound, offer(world.stranger.caller, ticket));
        ASSERT_ERROR(kForbidden, offer(world.organizer.caller, ticket));
        const auto token = offer(ticket);
        ASSERT_ERROR(kNotFound, transfers.withdraw(world.stranger.caller, ticket.id));
        ASSERT_ERROR(kForbidden, transfers.withdraw(world.organizer.caller, ticket.id));
        ASSERT_ERROR(kNotFound, transfers.look(std::string(64, 'x')));
        ASSERT_ERROR(kNotFound, transfers.accept({}, token.substr(1), "Mallory"));
        // Before it is accepted the link opens no ticket.
        ASSERT_ERROR(kNotFound, world.tickets.get(with(token), ticket.id));
    }

    void who_is_erased_leaves_no_name_in_what_they_handed_on()
    {
        const auto gil = world.person("Gil Giver"), rita = world.person("Rita Receiver");
        auto wanted = world.order(event, 1, "Gil Giver");
        wanted.user = gil.user.id;
        wanted.holder.email = gil.user.email;
        const auto ticket = world.issue(wanted).front();
        transfers.accept(rita.caller, offer(gil.caller, ticket, rita.user.email), "Rita Receiver");
        const auto names = [&](const std::string& name) {
            return *world.context.db.read([&](db::Session& session) {
                return session.one(R"sql(
                    SELECT (SELECT COUNT(*) FROM tickets WHERE ? IN (holder_name, buyer_name, holder_email)) +
                           (SELECT COUNT(*) FROM ticket_transfers WHERE ? IN (from_name, to_name, from_email, to_email))
                )sql",
                    [](const db::Row& row) { return row.integer(1); }, name, name);
            });
        };
        world.context.db.transact([&](db::Tx& tx) {
            erase(tx, {gil.user.id, gil.user.email, "Gil Giver", true});
        });
        CPPUNIT_ASSERT_EQUAL(0, names(gil.user.email));
        CPPUNIT_ASSERT_EQUAL(std::string("Rita Receiver"), now(ticket).holder.name);
        CPPUNIT_ASSERT(now(ticket).buyer_name != "Gil Giver");
        world.context.db.transact([&](db::Tx& tx) {
            erase(tx, {rita.user.id, rita.user.email, "Rita Receiver", true});
        });
        CPPUNIT_ASSERT_EQUAL(0, names(rita.user.email));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TransferTest);

}  // namespace gatehouse::tickets
