// Two who want opposite things of the same offer at the same instant: one of them gets it, cleanly.

#include <atomic>
#include <barrier>

#include "modules/inventory/repository.hpp"
#include "modules/queue/organizer.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/queue_world.hpp"
#include "tests/support/row_locks.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

class RaceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RaceTest);
    CPPUNIT_TEST(an_offer_is_accepted_or_expires_and_never_both);
    CPPUNIT_TEST(who_leaves_while_being_offered_leaves_a_place_for_the_next);
    CPPUNIT_TEST(who_joins_again_while_places_are_offered_stands_in_line_once);
    CPPUNIT_TEST(an_offer_is_accepted_once);
    CPPUNIT_TEST(four_schedulers_offer_each_place_once_and_in_order);
    CPPUNIT_TEST(schedulers_and_newcomers_and_leavers_together_keep_the_order);
    CPPUNIT_TEST(an_offer_between_two_direct_buyers_oversells_nothing);
    CPPUNIT_TEST(who_is_first_in_a_line_while_another_is_served_keeps_the_places);
    CPPUNIT_TEST(redis_that_forgets_in_the_middle_loses_no_place);
    CPPUNIT_TEST(a_message_to_a_line_does_not_stop_it);
    CPPUNIT_TEST(of_many_lines_joined_at_once_a_person_gets_into_three);
    CPPUNIT_TEST(without_the_lines_lock_two_passes_offer_to_the_same_person);
    CPPUNIT_TEST_SUITE_END();

    static constexpr std::size_t kRounds = 50;
    support::QueueWorld world;
    support::QueueWorld::SoldOut sold = world.sold_out(static_cast<int>(kRounds / 5));

    void offered(std::vector<Entry>& entries, int places)
    {
        const auto event = world.event();
        const auto type = world.room(event, places);
        sold.event = event, sold.type = type;
        for (std::size_t i = 0; i < kRounds; ++i) entries.push_back(world.join(type));
        world.offers.serve(event);
    }
    void clean()
    {
        CPPUNIT_ASSERT(world.in_order(sold.type));
        CPPUNIT_ASSERT(world.counters_hold(sold.event));
    }
    // Turns only grow, so whoever still waits came later than everybody who was ever offered something.
    bool nobody_overtook()
    {
        return world.number(R"sql(
            SELECT COUNT(*) FROM queue_entries w JOIN queue_offers o ON o.item_id = w.item_id AND o.turn > w.turn
             WHERE w.item_id = ? AND w.status = 'waiting'
        )sql",
                   sold.type) == 0;
    }

    void an_offer_is_accepted_or_expires_and_never_both()
    {
        std::vector<Entry> entries;
        offered(entries, static_cast<int>(kRounds));
        std::vector<orders::PlaceOrder> wanted;
        for (const auto& entry : entries) wanted.push_back(world.accepting(entry));
        // Buyers' clocks still say that there is time; the scheduler's says that it is over.
        support::QueueWorld later;
        later.clock.at = world.clock.at + kOfferFor + 1ms;
        std::atomic<int> accepted = 0;
        support::at_once(kRounds + 2, [&](std::size_t i) {
            if (i >= kRounds) {
                while (later.ends.expire() > 0) {}
                return;
            }
            try {
                world.place(wanted[i]);
                ++accepted;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("offer_expired"), std::string(e.kind().code));
            }
        });
        while (later.ends.expire() > 0) {}
        CPPUNIT_ASSERT_EQUAL(accepted.load(), world.stock(sold.event).held);
        CPPUNIT_ASSERT_EQUAL(static_cast<int>(kRounds) - accepted,
            world.number(
                "SELECT COUNT(*) FROM queue_entries WHERE item_id = ? AND status = 'expired'", sold.type));
        clean();
    }

    void who_leaves_while_being_offered_leaves_a_place_for_the_next()
    {
        const auto event = world.event();
        const auto type = world.room(event, 25);
        sold.event = event, sold.type = type;
        std::vector<Entry> entries;
        for (std::size_t i = 0; i < kRounds; ++i) entries.push_back(world.join(type));
        support::at_once(kRounds / 2 + 2, [&](std::size_t i) {
            if (i >= kRounds / 2)
                world.offers.serve(event);
            else
                world.ends.leave(entries[i * 2]);
        });
        world.offers.serve(event);
        CPPUNIT_ASSERT_EQUAL(25, world.stock(event).held);
        for (std::size_t i = 0; i < kRounds; ++i)
            CPPUNIT_ASSERT(world.now(entries[i]).status == (i % 2 ? Status::offered : Status::cancelled));
        clean();
    }

    void who_joins_again_while_places_are_offered_stands_in_line_once()
    {
        std::vector<Entry> entries;
        offered(entries, static_cast<int>(kRounds / 2));
        world.clock.advance(kOfferFor + 1s);
        while (world.ends.expire() > 0) {}
        support::at_once(kRounds, [&](std::size_t i) {
            if (i % 10 == 9)
                world.offers.serve(sold.event);
            else
                world.desk.join_again(world.owner(entries[i / 4]), entries[i / 4].id);
        });
        world.offers.serve(sold.event);
        CPPUNIT_ASSERT_EQUAL(25, world.stock(sold.event).held);
        CPPUNIT_ASSERT(nobody_overtook());
        clean();
    }

    void an_offer_is_accepted_once()
    {
        std::vector<Entry> entries;
        offered(entries, 1);
        const auto wanted = world.accepting(entries.front());
        std::atomic<int> accepted = 0;
        support::at_once(kRounds, [&](std::size_t) {
            try {
                world.place(wanted);
                ++accepted;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("offer_used"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, accepted.load());
        clean();
    }

    void four_schedulers_offer_each_place_once_and_in_order()
    {
        const auto event = world.event();
        const auto type = world.room(event, 120);
        sold.event = event, sold.type = type;
        for (int i = 0; i < 150; ++i) world.join(type);
        std::atomic<int> made = 0;
        support::at_once(4, [&](std::size_t) { made += world.offers.serve(event); });
        CPPUNIT_ASSERT_EQUAL(120, made.load());
        CPPUNIT_ASSERT_EQUAL(120, world.number("SELECT MAX(turn) FROM queue_offers WHERE item_id = ?", type));
        CPPUNIT_ASSERT(nobody_overtook());
        clean();
    }

    void schedulers_and_newcomers_and_leavers_together_keep_the_order()
    {
        const auto event = world.event();
        const auto type = world.room(event, 40);
        sold.event = event, sold.type = type;
        support::at_once(8, [&](std::size_t i) {
            for (int n = 0; n < 12; ++n) {
                if (i < 2) {
                    world.offers.serve(event);
                } else {
                    const auto entry = world.join(type);
                    if (n % 4 == 0) world.ends.leave(entry);
                }
            }
        });
        world.offers.serve(event);
        CPPUNIT_ASSERT_EQUAL(40, world.stock(event).held);
        CPPUNIT_ASSERT(nobody_overtook());
        const auto waiting = world.context.db.read(
            [&](db::Session& s) { return repo::of_line(s, type, Status::waiting, {}, 1000); });
        for (std::size_t i = 0; i < waiting.size(); ++i)
            CPPUNIT_ASSERT_EQUAL(static_cast<int>(i) + 1, world.see(waiting[i]).position.value());
        clean();
    }

    void an_offer_between_two_direct_buyers_oversells_nothing()
    {
        auto festival = world.festival(1, 20);
        auto wanted = support::type_plan(festival.event, {});
        wanted.day = festival.days.front().id;
        wanted.sale_mode = inventory::SaleMode::waiting_room;
        sold.event = festival.event;
        sold.type = world.type(wanted);
        for (int i = 0; i < 10; ++i) world.join(sold.type);
        std::atomic<int> bought = 0;
        support::at_once(24, [&](std::size_t i) {
            if (i < 4) {
                try {
                    world.offers.serve(sold.event);
                } catch (const Error& e) {
                    if (!support::missed_out(e)) throw;
                }
                return;
            }
            try {
                world.place(sold.event, festival.types.front());
                ++bought;
            } catch (const Error& e) {
                if (!support::missed_out(e) && &e.kind() != &inventory::kQueueRequired) throw;
            }
        });
        world.offers.serve(sold.event);
        const int made = world.number("SELECT COUNT(*) FROM queue_offers WHERE item_id = ?", sold.type);
        CPPUNIT_ASSERT(made + bought <= 20);
        clean();
    }

    // The pass has read which lines there are, and stops before it lets go of what nobody waits for any more.
    void who_is_first_in_a_line_while_another_is_served_keeps_the_places()
    {
        const auto event = world.event();
        const auto served = world.room(event, 1), fresh = world.room(event, 0);
        sold.event = event, sold.type = served;
        world.join(served);
        std::jthread pass;
        world.context.db.transact([&](db::Tx& tx) {
            inventory::repo::lock_awaited(tx, event);
            pass = std::jthread([&] { world.offers.serve(event); });
            support::wait_until_in_line(world.context.db, 1);
            world.join(fresh);
        });
        pass.join();
        const auto awaited = world.context.db.read(
            [&](db::Session& session) { return inventory::repo::awaited(session, event); });
        CPPUNIT_ASSERT(std::ranges::any_of(awaited, [](const auto& pool) { return pool.second == 1; }));
        world.offers.serve(event);
        clean();
    }

    void redis_that_forgets_in_the_middle_loses_no_place()
    {
        const auto event = world.event();
        const auto type = world.room(event, 10);
        sold.event = event, sold.type = type;
        support::at_once(6, [&](std::size_t i) {
            for (int n = 0; n < 15; ++n) {
                if (i == 0)
                    world.forget(type);
                else if (i == 1)
                    world.offers.serve(event);
                else
                    world.join(type);
            }
        });
        world.offers.serve(event);
        const auto waiting = world.context.db.read(
            [&](db::Session& s) { return repo::of_line(s, type, Status::waiting, {}, 1000); });
        CPPUNIT_ASSERT_EQUAL(std::size_t{50}, waiting.size());
        for (std::size_t i = 0; i < waiting.size(); ++i)
            CPPUNIT_ASSERT_EQUAL(static_cast<int>(i) + 1, world.see(waiting[i]).position.value());
        clean();
    }

    // The negative control (INV-11): what a pass would do if it looked at the line without its lock.
    void a_message_to_a_line_does_not_stop_it()
    {
        while (Organizer::send_some(world.context) > 0) {}
        const auto entry = world.join(sold.type);
        const auto message = new_id<MessageId>(world.context);
        world.context.db.transact([&](db::Tx& tx) {
            repo::insert_message(
                tx, message, sold.type, world.organizer.user.id, {"Hello", "More soon."}, world.clock.now());
        });
        world.context.db.transact([&](db::Tx& sending) {
            CPPUNIT_ASSERT(repo::lock_message_to_send(sending)->id == message);
            world.join(sold.type);
        });
        while (Organizer::send_some(world.context) > 0) {}
        CPPUNIT_ASSERT_EQUAL(1, world.told(kMessaged, entry.id.uuid()));
    }

    void of_many_lines_joined_at_once_a_person_gets_into_three()
    {
        const auto event = world.event();
        std::vector<Join> wanted(8, world.joining(sold.type));
        for (auto& one : wanted) one.item = world.room(event, 1);
        std::atomic<int> joined = 0;
        support::at_once(wanted.size(), [&](std::size_t i) {
            try {
                world.desk.join({}, wanted[i]);
                ++joined;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("too_many_joins"), std::string(e.kind().code));
            }
        });
        CPPUNIT_ASSERT_EQUAL(kJoinsAnHour, joined.load());
    }

    void without_the_lines_lock_two_passes_offer_to_the_same_person()
    {
        const auto event = world.event();
        const auto type = world.room(event, 2);
        const auto entry = world.join(type);
        std::barrier both(2);
        std::atomic<int> chosen = 0;
        support::at_once(2, [&](std::size_t) {
            const auto first = world.context.db.read(
                [&](db::Session& s) { return repo::of_line(s, type, Status::waiting, {}, 1).front(); });
            both.arrive_and_wait();
            chosen += first.id == entry.id;
        });
        CPPUNIT_ASSERT_EQUAL(2, chosen.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace gatehouse::queue
