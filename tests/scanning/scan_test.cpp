// What one scan answers, and that it is kept.

#include "common/live/keys.hpp"
#include "common/live/listeners.hpp"
#include "modules/scanning/jobs.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/door_world.hpp"
#include "tests/support/nchan.hpp"

namespace gatehouse::scanning {

class ScanTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ScanTest);
    CPPUNIT_TEST(a_valid_ticket_is_admitted_with_name_type_and_count);
    CPPUNIT_TEST(the_second_time_it_is_refused_and_says_when_and_where_it_was_first);
    CPPUNIT_TEST(the_same_nonce_is_the_same_answer_and_no_second_scan);
    CPPUNIT_TEST(a_forged_or_foreign_text_is_invalid);
    CPPUNIT_TEST(a_ticket_of_another_event_is_refused_and_not_shown);
    CPPUNIT_TEST(a_cancelled_ticket_is_refused);
    CPPUNIT_TEST(an_old_code_of_a_ticket_is_revoked);
    CPPUNIT_TEST(before_the_doors_open_it_is_not_yet_and_after_them_the_wrong_day);
    CPPUNIT_TEST(every_scan_is_kept_also_the_refused_ones);
    CPPUNIT_TEST(without_reentry_nobody_leaves_by_scan);
    CPPUNIT_TEST(with_reentry_out_and_in_again_counts_one_person_once);
    CPPUNIT_TEST(by_hand_a_ticket_is_admitted_with_a_reason);
    CPPUNIT_TEST(the_organizer_is_told_of_each_admission_and_of_nothing_else);
    CPPUNIT_TEST_SUITE_END();

    support::DoorWorld world;

    Overview overview() { return Service(world.context).overview(world.scanner.caller, world.event); }
    static void expect(Reason reason, const Answer& answer)
    {
        CPPUNIT_ASSERT(answer.result == Result::refused);
        CPPUNIT_ASSERT_EQUAL(
            std::string(to_string(reason)), std::string(answer.reason ? to_string(*answer.reason) : ""));
    }

    void a_valid_ticket_is_admitted_with_name_type_and_count()
    {
        const auto ticket = world.ticket();
        world.ticket();
        const auto answer = world.scan(ticket.token);
        CPPUNIT_ASSERT(answer.result == Result::admitted && !answer.reason && !answer.first);
        CPPUNIT_ASSERT_EQUAL(ticket.ticket.number, answer.ticket->number);
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), answer.ticket->holder);
        CPPUNIT_ASSERT_EQUAL(std::string("General"), answer.ticket->type);
        CPPUNIT_ASSERT_EQUAL(1, answer.counts.admitted);
        CPPUNIT_ASSERT_EQUAL(2, answer.counts.expected);
        CPPUNIT_ASSERT_EQUAL(2, world.scan(world.ticket().token).counts.admitted);
    }

    void the_second_time_it_is_refused_and_says_when_and_where_it_was_first()
    {
        const auto token = world.ticket().token;
        const auto first_at = world.clock.now();
        world.scan(token);
        world.clock.advance(std::chrono::minutes(5));
        const auto again = world.scan(token);
        expect(Reason::already_used, again);
        CPPUNIT_ASSERT(again.first && again.first->at == first_at);
        CPPUNIT_ASSERT_EQUAL(std::string("North"), again.first->gate);
        CPPUNIT_ASSERT_EQUAL(1, again.counts.admitted);
    }

    void the_same_nonce_is_the_same_answer_and_no_second_scan()
    {
        const auto request = world.wanted(world.ticket().token);
        const auto first = world.scan(request), second = world.scan(request);
        CPPUNIT_ASSERT(first.result == Result::admitted && second.result == Result::admitted);
        CPPUNIT_ASSERT_EQUAL(first.ticket->number, second.ticket->number);
        CPPUNIT_ASSERT_EQUAL(first.counts.admitted, second.counts.admitted);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, overview().recent.size());
    }

    void a_forged_or_foreign_text_is_invalid()
    {
        auto forged = world.ticket().token;
        forged[forged.size() / 2] = forged[forged.size() / 2] == 'A' ? 'B' : 'A';
        for (const auto& text :
            {forged, std::string("https://example.org"), std::string(1, '\0'), std::string(900, 'A')}) {
            const auto answer = world.scan(text);
            expect(Reason::invalid, answer);
            CPPUNIT_ASSERT(!answer.ticket);
        }
    }

    void a_ticket_of_another_event_is_refused_and_not_shown()
    {
        const auto answer = world.scan(world.ticket(world.open_event()).token);
        expect(Reason::wrong_event, answer);
        CPPUNIT_ASSERT(!answer.ticket);
    }

    void a_cancelled_ticket_is_refused()
    {
        const auto ticket = world.ticket();
        world.context.db.transact([&](db::Tx& tx) { world.tickets.cancel(tx, ticket.ticket.order); });
        expect(Reason::cancelled, world.scan(ticket.token));
    }

    void an_old_code_of_a_ticket_is_revoked()
    {
        const auto ticket = world.ticket();
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE tickets SET version = version + 1 WHERE id = ?", ticket.ticket.id);
        });
        expect(Reason::revoked, world.scan(ticket.token));
    }

    void before_the_doors_open_it_is_not_yet_and_after_them_the_wrong_day()
    {
        const auto token = world.ticket().token;
        const auto now = world.clock.at;
        world.clock.at = now - std::chrono::hours(12);
        expect(Reason::not_yet, world.scan(token));
        world.clock.at = now + std::chrono::hours(18);
        expect(Reason::wrong_day, world.scan(token));
        world.clock.at = now;
        CPPUNIT_ASSERT(world.scan(token).result == Result::admitted);
    }

    void every_scan_is_kept_also_the_refused_ones()
    {
        const auto token = world.ticket().token;
        world.scan(token);
        world.clock.advance(std::chrono::seconds(1));
        world.scan(token);
        world.clock.advance(std::chrono::seconds(1));
        world.scan("nonsense");
        const auto seen = overview();
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, seen.recent.size());
        CPPUNIT_ASSERT_EQUAL(2, seen.refused);
        CPPUNIT_ASSERT_EQUAL(1, seen.admitted);
        CPPUNIT_ASSERT(seen.recent[0].reason == Reason::invalid && seen.recent[0].number.empty());
        CPPUNIT_ASSERT(seen.recent[1].reason == Reason::already_used);
        CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), seen.recent[2].holder);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, seen.per_type.size());
        CPPUNIT_ASSERT_EQUAL(1, seen.per_type[0].admitted);
    }

    void without_reentry_nobody_leaves_by_scan()
    {
        auto request = world.wanted(world.ticket().token);
        world.scan(request);
        request.nonce = world.unique("nonce");
        request.direction = Direction::exit;
        expect(Reason::blocked, world.scan(request));
    }

    void with_reentry_out_and_in_again_counts_one_person_once()
    {
        support::DoorWorld open(/*reentry=*/true);
        const auto token = open.ticket().token;
        const auto go = [&](Direction direction) {
            auto request = open.wanted(token);
            request.direction = direction;
            return open.scan(request);
        };
        expect(Reason::not_yet, go(Direction::exit));
        CPPUNIT_ASSERT(go(Direction::entry).result == Result::admitted);
        expect(Reason::already_used, go(Direction::entry));
        CPPUNIT_ASSERT(go(Direction::exit).result == Result::admitted);
        expect(Reason::already_used, go(Direction::exit));
        const auto back = go(Direction::entry);
        CPPUNIT_ASSERT(back.result == Result::admitted);
        CPPUNIT_ASSERT_EQUAL(1, back.counts.admitted);
        expect(Reason::already_used, go(Direction::entry));
    }

    void by_hand_a_ticket_is_admitted_with_a_reason()
    {
        const auto ticket = world.ticket();
        const ManualRequest by_hand{
            world.event, ticket.ticket.id, "phone broken", world.unique("nonce"), "South"};
        const Service service(world.context);
        CPPUNIT_ASSERT(service.admit(world.scanner.caller, by_hand).result == Result::admitted);
        expect(Reason::already_used, world.scan(ticket.token));
        auto foreign = by_hand;
        foreign.nonce = world.unique("nonce");
        foreign.ticket = world.ticket(world.open_event()).ticket.id;
        ASSERT_ERROR(kNotFound, service.admit(world.scanner.caller, foreign));
    }

    void the_organizer_is_told_of_each_admission_and_of_nothing_else()
    {
        support::Nchan nchan(world);
        nchan.forget(live::kDoor);
        live::hear(world.context, live::kDoor, world.event);
        const auto told = [&] {
            world.context.redis.del(live::keys::resting("door"));
            for (const auto& job : jobs()) job.run(nchan.context());
            return nchan.last("organizer/" + world.event.str(), "door");
        };
        const auto ticket = world.ticket();
        world.ticket();
        world.scan("nonsense");
        CPPUNIT_ASSERT_EQUAL(std::string(), told());
        world.scan(ticket.token);
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"admitted":1,"expected":2,"checked_in":1})"), told());
        world.scan(ticket.token);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, nchan.calls().size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ScanTest);

}  // namespace gatehouse::scanning
