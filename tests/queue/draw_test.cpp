// The draw at an opening: once, fair, and for everybody to check.

#include "modules/queue/draw.hpp"
#include "common/crypto/crypto.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/queue_world.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

class DrawTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DrawTest);
    CPPUNIT_TEST(who_comes_before_the_opening_has_no_place_until_the_draw);
    CPPUNIT_TEST(the_draw_can_be_reckoned_again_from_its_seed);
    CPPUNIT_TEST(who_comes_after_the_opening_stands_behind_those_who_were_drawn);
    CPPUNIT_TEST(many_who_draw_at_once_draw_once);
    CPPUNIT_TEST(nothing_is_offered_before_the_opening);
    CPPUNIT_TEST_SUITE_END();

    support::QueueWorld world;
    EventId event = world.event();
    TicketTypeId type = world.room(event, 3, world.clock.now() + 1h);

    std::vector<Entry> five()
    {
        std::vector<Entry> out;
        for (int i = 0; i < 5; ++i) out.push_back(world.join(type));
        return out;
    }
    Draw draw()
    {
        return world.context.db.read(
            [&](db::Session& s) { return repo::find_draw(s, world.line(type).draw.value()).value(); });
    }

    void who_comes_before_the_opening_has_no_place_until_the_draw()
    {
        const auto entries = five();
        const auto shown = world.see(entries[2]);
        CPPUNIT_ASSERT(shown.phase == Phase::pre_queue);
        CPPUNIT_ASSERT(!shown.position);
        CPPUNIT_ASSERT(!draw().seed);
        CPPUNIT_ASSERT_EQUAL(std::size_t{32}, draw().seed_hash.size());
    }

    void the_draw_can_be_reckoned_again_from_its_seed()
    {
        const auto hash = (five(), draw().seed_hash);
        world.clock.advance(1h);
        world.offers.serve(event);
        const auto done = draw();
        CPPUNIT_ASSERT(crypto::sha256(done.seed.value()) == hash);
        CPPUNIT_ASSERT_EQUAL(5, done.entries);
        const auto ranks =
            world.context.db.read([&](db::Session& s) { return repo::drawn(s, type, 0, 100); });
        std::vector<EntryId> ids;
        for (const auto& drawn : ranks) ids.push_back(drawn.entry);
        auto shuffled = ids;
        std::ranges::sort(shuffled);
        CPPUNIT_ASSERT(draw::order(*done.seed, shuffled) == ids);
        CPPUNIT_ASSERT_EQUAL(5, ranks.back().rank);
        CPPUNIT_ASSERT(world.in_order(type));
    }

    void who_comes_after_the_opening_stands_behind_those_who_were_drawn()
    {
        const auto entries = five();
        world.clock.advance(1h + 1s);
        const auto late = world.join(type);  // draws, because nobody has done it yet
        CPPUNIT_ASSERT_EQUAL(6, late.turn.value());
        CPPUNIT_ASSERT_EQUAL(6, world.see(late).position.value());
        CPPUNIT_ASSERT(world.line(type).drawn);
        for (const auto& entry : entries) CPPUNIT_ASSERT(world.now(entry).turn.value() <= 5);
    }

    void many_who_draw_at_once_draw_once()
    {
        five();
        world.clock.advance(1h);
        support::at_once(
            8, [&](std::size_t i) { i % 2 ? (void)world.offers.serve(event) : (void)world.join(type); });
        world.offers.serve(event);
        CPPUNIT_ASSERT_EQUAL(5, draw().entries);
        CPPUNIT_ASSERT_EQUAL(10, world.line(type).next_turn);
        CPPUNIT_ASSERT(world.in_order(type));
    }

    void nothing_is_offered_before_the_opening()
    {
        five();
        CPPUNIT_ASSERT_EQUAL(0, world.offers.serve(event));
        world.clock.advance(1h);
        CPPUNIT_ASSERT_EQUAL(3, world.offers.serve(event));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DrawTest);

}  // namespace gatehouse::queue
