// Tickets are handed on (TKT-3): the old code is dead at once.

#include "modules/accounts/personal.hpp"
#include "modules/tickets/personal.hpp"
#include "tests/support/asserts.hpp"
#include "tests/tickets/transfer_world.hpp"

namespace gatehouse::tickets {

class TransferTest : public CppUnit::TestFixture, TransferWorld {
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
    CPPUNIT_TEST(strangers_find_nothing_and_who_runs_the_event_hands_nothing_on);
    CPPUNIT_TEST(an_address_with_an_accent_is_another_address);
    CPPUNIT_TEST(what_was_named_for_somebody_is_its_buyers_to_give);
    CPPUNIT_TEST(the_link_opens_nothing_that_an_account_has);
    CPPUNIT_TEST(who_is_erased_accepts_nothing);
    CPPUNIT_TEST(a_ticket_is_offered_five_times_an_hour);
    CPPUNIT_TEST(what_is_over_and_not_swept_is_in_nobodys_way);
    CPPUNIT_TEST(answers_of_before_are_not_its_new_holders);
    CPPUNIT_TEST(who_is_erased_leaves_no_name_in_what_they_handed_on);
    CPPUNIT_TEST_SUITE_END();

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

    void an_address_with_an_accent_is_another_address()
    {
        const auto mallory = world.person("Mallory");
        const auto ticket = sold().front();
        transfers.accept({}, offer(buyer(ticket), ticket, "rita@example.org"), "Rita");
        world.context.db.transact(
            [&](db::Tx& tx) { world.tickets.give_transfers(tx, "ríta@example.org", mallory.user.id); });
        CPPUNIT_ASSERT(!now(ticket).user);
    }

    void what_was_named_for_somebody_is_its_buyers_to_give()
    {
        auto wanted = world.order(event);
        wanted.holders = {{"Anna", "anna@example.org"}};
        const auto ticket = world.issue(wanted).front();
        const auto token = offer(buyer(ticket), ticket, "anna@example.org");
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), transfers.look(token).from.name);
        CPPUNIT_ASSERT_EQUAL(std::string("bo@example.org"), transfers.look(token).from.email);
    }

    void the_link_opens_nothing_that_an_account_has()
    {
        const auto rita = world.person("Rita");
        const auto ticket = sold().front();
        const auto token = offer(ticket);
        transfers.accept(rita.caller, token, "Rita");
        ASSERT_ERROR(kNotFound, world.tickets.get(with(token), ticket.id));
        ASSERT_ERROR(kNotFound, offer(with(token), ticket, "mallory@example.org"));
        CPPUNIT_ASSERT(world.tickets.get(rita.caller, ticket.id).id == ticket.id);
    }

    void who_is_erased_accepts_nothing()
    {
        const auto rita = world.person("Rita");
        const auto ticket = sold().front();
        const auto token = offer(ticket);
        world.context.db.transact([&](db::Tx& tx) { accounts::erase(world.context, tx, rita.user.id); });
        ASSERT_ERROR(kUnauthenticated, transfers.accept(rita.caller, token, "Rita"));
        CPPUNIT_ASSERT_EQUAL(1, now(ticket).version);
    }

    void a_ticket_is_offered_five_times_an_hour()
    {
        const auto ticket = sold().front();
        for (int i = 0; i < 5; ++i) {
            offer(ticket);
            transfers.withdraw(buyer(ticket), ticket.id);
        }
        ASSERT_ERROR(kOfferedTooOften, offer(ticket));
        world.clock.advance(std::chrono::hours(1));
        offer(ticket);
    }

    void what_is_over_and_not_swept_is_in_nobodys_way()
    {
        const auto ticket = sold().front();
        const auto old = offer(ticket);
        world.clock.advance(kTransferFor);
        const auto fresh = offer(ticket);
        CPPUNIT_ASSERT(transfers.look(old).status() == TransferStatus::expired);
        CPPUNIT_ASSERT(transfers.look(fresh).status() == TransferStatus::offered);
        CPPUNIT_ASSERT_EQUAL(1, told(kTransferExpired, old));
    }

    void answers_of_before_are_not_its_new_holders()
    {
        const auto ticket = sold().front();
        world.context.db.transact([&](db::Tx& tx) {
            for (const int serial : {0, ticket.serial})
                tx.exec(R"sql(
                    INSERT INTO order_answers (order_id, serial, question_id, position, asked, answer)
                    VALUES (?, ?, ?, 1, 'Diet', ?)
                )sql",
                    ticket.order, serial, new_id<QuestionId>(world.context),
                    serial == 0 ? "of the order" : "of the ticket");
        });
        const auto answers = [&] {
            return world.tickets.attendees(world.organizer.caller, event, {}).items.front().answers.size();
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, answers());
        transfers.accept({}, offer(ticket), "Rita");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, answers());
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
                    SELECT (SELECT COUNT(*) FROM tickets WHERE ? IN (holder_name, buyer_name, holder_email, buyer_email)) +
                           (SELECT COUNT(*) FROM ticket_transfers WHERE ? IN (from_name, to_name, from_email, to_email, from_email_key, to_email_key))
                )sql",
                    [](const db::Row& row) { return row.integer(1); }, name, name);
            });
        };
        world.context.db.transact([&](db::Tx& tx) {
            erase(tx, {gil.user.id, gil.user.email, "Gil Giver", true}, {ticket.order});
        });
        CPPUNIT_ASSERT_EQUAL(0, names(gil.user.email));
        CPPUNIT_ASSERT_EQUAL(std::string("Rita Receiver"), now(ticket).holder.name);
        CPPUNIT_ASSERT(now(ticket).buyer_name != "Gil Giver");
        world.context.db.transact([&](db::Tx& tx) {
            erase(tx, {rita.user.id, rita.user.email, "Rita Receiver", true}, {});
        });
        CPPUNIT_ASSERT_EQUAL(0, names(rita.user.email));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TransferTest);

}  // namespace gatehouse::tickets
