// Joining a line: who may, once each, in order.

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/queue_world.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

class JoinTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(JoinTest);
    CPPUNIT_TEST(whoever_joins_stands_behind_those_who_came_before);
    CPPUNIT_TEST(a_person_is_in_a_line_once_however_the_address_is_written);
    CPPUNIT_TEST(an_account_stays_in_line_once_when_its_address_is_confirmed);
    CPPUNIT_TEST(a_guest_does_not_see_the_place_of_an_account_with_the_same_address);
    CPPUNIT_TEST(nobody_joins_more_than_three_times_an_hour);
    CPPUNIT_TEST(there_is_no_line_for_what_can_be_bought);
    CPPUNIT_TEST(a_guest_proves_the_address_first);
    CPPUNIT_TEST(a_token_that_was_changed_or_is_over_proves_nothing);
    CPPUNIT_TEST(a_group_is_at_most_what_an_order_may_have);
    CPPUNIT_TEST(nobody_waits_for_more_places_than_there_are_in_all);
    CPPUNIT_TEST(a_thousand_who_come_at_once_get_a_thousand_turns_in_the_order_of_their_commits);
    CPPUNIT_TEST(places_are_exact_when_redis_forgets_everything);
    CPPUNIT_TEST(places_are_exact_when_changes_reach_redis_in_another_order);
    CPPUNIT_TEST(a_strangers_entry_does_not_exist);
    CPPUNIT_TEST_SUITE_END();

    support::QueueWorld world;

    void whoever_joins_stands_behind_those_who_came_before()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type), b = world.join(sold.type), c = world.join(sold.type);
        CPPUNIT_ASSERT_EQUAL(1, world.see(a).position.value());
        CPPUNIT_ASSERT_EQUAL(3, world.see(c).position.value());
        CPPUNIT_ASSERT_EQUAL(3, world.see(b).total_waiting);
        world.ends.leave(a);
        CPPUNIT_ASSERT_EQUAL(1, world.see(b).position.value());
        CPPUNIT_ASSERT_EQUAL(2, world.see(c).position.value());
        CPPUNIT_ASSERT(world.in_order(sold.type));
    }

    void a_person_is_in_a_line_once_however_the_address_is_written()
    {
        const auto sold = world.sold_out();
        auto wanted = world.joining(sold.type);
        const auto name = world.unique("ada");
        wanted.guest_token = world.token_of(name + "@example.org");
        const auto first = world.desk.join({}, wanted);
        wanted.guest_token = world.token_of(name + "@Example.ORG");
        const auto again = world.desk.join({}, wanted);
        CPPUNIT_ASSERT(first.created);
        CPPUNIT_ASSERT(!again.created);
        CPPUNIT_ASSERT(first.shown.entry.id == again.shown.entry.id);
        // The same person, as far as one place each goes; perhaps another mailbox, so the place is not shown.
        wanted.guest_token = world.token_of(name + "+again@example.org");
        ASSERT_ERROR(kTakenByOther, world.desk.join({}, wanted));
        CPPUNIT_ASSERT_EQUAL(1, world.line(sold.type).waiting);
    }

    void an_account_stays_in_line_once_when_its_address_is_confirmed()
    {
        const auto sold = world.sold_out();
        const auto person = world.person();
        const auto wanted = world.joining(sold.type);
        const auto first = world.desk.join(person.caller, wanted);
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE users SET email_verified_at = ? WHERE id = ?", world.clock.now(), person.user.id);
        });
        const auto again = world.desk.join(person.caller, wanted);
        CPPUNIT_ASSERT(first.shown.entry.id == again.shown.entry.id);
    }

    void a_guest_does_not_see_the_place_of_an_account_with_the_same_address()
    {
        const auto sold = world.sold_out();
        const auto person = world.person();
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE users SET email_verified_at = ? WHERE id = ?", world.clock.now(), person.user.id);
        });
        auto wanted = world.joining(sold.type);
        world.desk.join(person.caller, wanted);
        wanted.guest_token = world.token_of(person.user.email);
        ASSERT_ERROR(kTakenByOther, world.desk.join({}, wanted));
    }

    void nobody_joins_more_than_three_times_an_hour()
    {
        const auto sold = world.sold_out();
        const auto wanted = world.joining(sold.type);
        for (int i = 0; i < kJoinsAnHour; ++i) world.ends.leave(world.desk.join({}, wanted).shown.entry);
        ASSERT_ERROR(kTooManyJoins, world.desk.join({}, wanted));
        world.clock.advance(61min);
        auto later = wanted;
        later.guest_token = world.token_of("x" + world.unique("y") + "@example.org");
        world.desk.join({}, later);
    }

    void there_is_no_line_for_what_can_be_bought()
    {
        const auto event = world.event_with_list();
        const auto type = world.type(event, 5);
        ASSERT_ERROR(kNoLine, world.join(type));
        const auto plain = world.event();
        const auto other = world.type(plain, 1);
        world.place(plain, other);
        ASSERT_ERROR(kNoLine, world.join(other));  // sold out, but the event has no waiting list
    }

    void a_guest_proves_the_address_first()
    {
        const auto sold = world.sold_out();
        auto wanted = world.joining(sold.type);
        wanted.guest_token.clear();
        ASSERT_ERROR(kGuestUnknown, world.desk.join({}, wanted));
    }

    void a_token_that_was_changed_or_is_over_proves_nothing()
    {
        const auto token = world.token_of("ada@example.org");
        const auto now = world.clock.now();
        CPPUNIT_ASSERT_EQUAL(
            std::string("ada@example.org"), secrets::find_email(world.context.config, token, now).value());
        CPPUNIT_ASSERT(!secrets::find_email(world.context.config, token, now + 2h));
        for (std::size_t i = 0; i < token.size(); i += 7) {
            auto forged = token;
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            CPPUNIT_ASSERT(!secrets::find_email(world.context.config, forged, now));
        }
    }

    void a_group_is_at_most_what_an_order_may_have()
    {
        const auto event = world.event_with_list();
        const auto type = world.room(event, 5);
        ASSERT_ERROR(inventory::kLimitExceeded, world.join(type, 11));
    }

    void nobody_waits_for_more_places_than_there_are_in_all()
    {
        const auto event = world.event_with_list();
        const auto type = world.room(event, 5);
        ASSERT_ERROR(inventory::kLimitExceeded, world.join(type, 6, /*accept_fewer=*/false));
        world.join(type, 5, /*accept_fewer=*/false);
        world.join(type, 6);  // takes fewer
    }

    void a_thousand_who_come_at_once_get_a_thousand_turns_in_the_order_of_their_commits()
    {
        const auto sold = world.sold_out();
        std::mutex mutex;
        std::vector<Entry> entries;
        support::at_once(20, [&](std::size_t) {
            for (int i = 0; i < 50; ++i) {
                const auto entry = world.join(sold.type);
                const std::lock_guard lock(mutex);
                entries.push_back(entry);
            }
        });
        std::set<int> turns;
        for (const auto& entry : entries) turns.insert(entry.turn.value());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1000}, turns.size());
        CPPUNIT_ASSERT_EQUAL(1, *turns.begin());
        CPPUNIT_ASSERT_EQUAL(1000, *turns.rbegin());
        for (std::size_t i = 0; i < entries.size(); i += 37)
            CPPUNIT_ASSERT_EQUAL(entries[i].turn.value(), world.see(entries[i]).position.value());
        CPPUNIT_ASSERT(world.in_order(sold.type));
    }

    void places_are_exact_when_redis_forgets_everything()
    {
        const auto sold = world.sold_out();
        std::vector<Entry> entries;
        for (int i = 0; i < 5; ++i) entries.push_back(world.join(sold.type));
        world.forget(sold.type);
        CPPUNIT_ASSERT_EQUAL(4, world.see(entries[3]).position.value());
        world.ends.leave(entries[0]);
        entries.push_back(world.join(sold.type));
        CPPUNIT_ASSERT_EQUAL(3, world.see(entries[3]).position.value());
        CPPUNIT_ASSERT_EQUAL(5, world.see(entries[5]).position.value());
    }

    void places_are_exact_when_changes_reach_redis_in_another_order()
    {
        const auto sold = world.sold_out();
        const auto a = world.join(sold.type), b = world.join(sold.type);
        auto line = world.line(sold.type);
        const Places places(world.context);
        const auto c = new_id<EntryId>(world.context), d = new_id<EntryId>(world.context);
        line.version += 2;
        places.changed(line, {{4, d}}, {a.id});
        CPPUNIT_ASSERT_EQUAL(1, places.ahead(b, line.version - 2));
        line.version -= 1;
        places.changed(line, {{3, c}}, {});
        CPPUNIT_ASSERT_EQUAL(0, places.ahead(b, line.version + 1));
        line.version += 1;
        const auto slice = places.slice(line, 0, 10).value();
        CPPUNIT_ASSERT(slice == std::vector<EntryId>({b.id, c, d}));
    }

    void a_strangers_entry_does_not_exist()
    {
        const auto sold = world.sold_out();
        const auto entry = world.join(sold.type);
        ASSERT_ERROR(kNotFound, world.desk.get(world.stranger.caller, entry.id));
        ASSERT_ERROR(kNotFound, world.desk.leave(world.organizer.caller, entry.id));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JoinTest);

}  // namespace gatehouse::queue
