// Readers of one event share a look at the database, and nobody sees what was true before they asked.

#include <atomic>
#include <thread>

#include "modules/events/catalogue.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class ReadersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ReadersTest);
    CPPUNIT_TEST(who_reads_after_a_change_sees_it_whoever_reads_with_them);
    CPPUNIT_TEST(a_draft_is_shown_to_its_members_among_strangers_and_to_nobody_else);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;
    Catalogue catalogue{world.context};

    void who_reads_after_a_change_sees_it_whoever_reads_with_them()
    {
        const auto event = world.published(world.plan("Fair"));
        std::atomic<bool> over = false;
        std::atomic<int> read = 0;
        std::vector<std::jthread> crowd;
        for (int i = 0; i < 4; ++i)
            crowd.emplace_back([&] {
                while (!over) {
                    catalogue.get({}, event.id);
                    ++read;
                }
            });
        for (int change = 0; change < 100; ++change) {
            const auto name = "Fair " + std::to_string(change);
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE events SET name = ? WHERE id = ?", name, event.id); });
            CPPUNIT_ASSERT_EQUAL(name, catalogue.get({}, event.id).name);
            CPPUNIT_ASSERT_EQUAL(name, catalogue.get_by_slug({}, event.slug).name);
        }
        over = true;
        crowd.clear();
        CPPUNIT_ASSERT(read > 100);
    }

    void a_draft_is_shown_to_its_members_among_strangers_and_to_nobody_else()
    {
        const auto draft = world.draft(world.plan("Secret"));
        std::atomic<int> shown = 0, hidden = 0;
        {
            std::vector<std::jthread> crowd;
            for (int i = 0; i < 8; ++i)
                crowd.emplace_back([&, i] {
                    for (int n = 0; n < 20; ++n) try {
                            catalogue.get(i % 2 ? world.organizer.caller : world.stranger.caller, draft.id);
                            if (i % 2 == 0) return;  // a stranger saw it
                            ++shown;
                        } catch (const Error& e) {
                            hidden += &e.kind() == &kNotFound;
                        }
                });
        }
        CPPUNIT_ASSERT_EQUAL(80, shown.load());
        CPPUNIT_ASSERT_EQUAL(80, hidden.load());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReadersTest);

}  // namespace gatehouse::events
