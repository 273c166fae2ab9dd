// Whose turn it is, over many passes: groups that want all or nothing keep places for a minute, and keep
// nobody from them for longer.

#include "modules/queue/turns.hpp"

#include <algorithm>

#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 60s, kBeat = 5s;

template <class Which>
Which numbered(int n)
{
    Uuid uuid{};
    uuid[14] = static_cast<unsigned char>(n >> 8);
    uuid[15] = static_cast<unsigned char>(n & 0xff);
    return Which(uuid);
}

// Lines over pools in memory, served as the scheduler does.
struct Lobby {
    Time now{1h};
    std::map<PoolId, std::optional<int>> left;
    std::vector<Sale> sales;
    std::vector<std::vector<Entry>> waiting;
    int people = 0, offered = 0;

    std::size_t line(const std::vector<int>& pools, int min_per_order = 1)
    {
        Sale sale;
        sale.offer.item.id = ItemId(numbered<TicketTypeId>(static_cast<int>(sales.size()) + 1));
        sale.offer.item.min_per_order = min_per_order;
        sale.offer.room = 1000;
        for (const int pool : pools) sale.offer.pools.push_back({numbered<PoolId>(pool), 0});
        sales.push_back(sale);
        waiting.emplace_back();
        return sales.size() - 1;
    }
    EntryId join(std::size_t line, int quantity, bool accept_fewer)
    {
        Entry entry;
        entry.id = numbered<EntryId>(++people);
        entry.item = sales[line].item().id;
        entry.quantity = quantity;
        entry.accept_fewer = accept_fewer;
        entry.turn = people;
        entry.turn_at = Time(std::chrono::seconds(people));
        waiting[line].push_back(entry);
        return entry.id;
    }
    void pass()
    {
        std::vector<Serving> servings;
        for (std::size_t i = 0; i < sales.size(); ++i)
            servings.push_back({{}, sales[i], 1'000'000, [this, i](int behind, int most) {
                                    std::vector<Entry> out;
                                    for (const auto& entry : waiting[i])
                                        if (entry.turn > behind && static_cast<int>(out.size()) < most)
                                            out.push_back(entry);
                                    return out;
                                }});
        const auto turns = take_turns(servings, left, 100, now, kPatience);
        left = turns.left;
        for (auto& line : waiting) {
            for (const auto& [id, since] : turns.kept)
                if (const auto it = std::ranges::find(line, id, &Entry::id); it != line.end())
                    it->kept_since = since;
            std::erase_if(line, [&](const Entry& entry) {
                return std::ranges::any_of(
                    turns.grants, [&](const Turns::Grant& grant) { return grant.entry.id == entry.id; });
            });
        }
        offered += static_cast<int>(turns.grants.size());
        now += kBeat;
    }
    void passes(std::chrono::seconds span)
    {
        for (const auto until = now + span; now < until;) pass();
    }
    bool waits(const EntryId& id) const
    {
        return std::ranges::any_of(waiting, [&](const std::vector<Entry>& line) {
            return std::ranges::find(line, id, &Entry::id) != line.end();
        });
    }
    // Somebody could have what is there.
    bool idle() const
    {
        for (std::size_t i = 0; i < sales.size(); ++i)
            for (const auto& entry : waiting[i]) {
                const int least =
                    entry.accept_fewer ? std::min(sales[i].least(), entry.quantity) : entry.quantity;
                if (std::ranges::all_of(sales[i].offer.pools, [&](const inventory::Source& pool) {
                        return left.at(pool.id).value_or(least) >= least;
                    }))
                    return true;
            }
        return false;
    }
};

}  // namespace

class TurnsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TurnsTest);
    CPPUNIT_TEST(ten_groups_keep_a_place_from_those_behind_for_a_minute_and_no_longer);
    CPPUNIT_TEST(groups_of_ten_lines_keep_a_shared_place_for_a_minute_and_no_longer);
    CPPUNIT_TEST(a_group_is_passed_over_once_a_minute);
    CPPUNIT_TEST(a_group_that_can_never_be_served_keeps_nothing);
    CPPUNIT_TEST(a_place_that_nobody_behind_could_have_goes_to_who_joins_later);
    CPPUNIT_TEST(no_place_lies_idle_for_long_while_somebody_waits_who_could_have_it);
    CPPUNIT_TEST_SUITE_END();

    void ten_groups_keep_a_place_from_those_behind_for_a_minute_and_no_longer()
    {
        Lobby lobby;
        lobby.left[numbered<PoolId>(1)] = 1;
        const auto line = lobby.line({1});
        for (int i = 0; i < 10; ++i) lobby.join(line, 2, /*accept_fewer=*/false);
        const auto behind = lobby.join(line, 1, true);
        lobby.passes(kPatience);
        CPPUNIT_ASSERT(lobby.waits(behind));
        lobby.pass();
        CPPUNIT_ASSERT(!lobby.waits(behind));
    }

    void groups_of_ten_lines_keep_a_shared_place_for_a_minute_and_no_longer()
    {
        Lobby lobby;
        lobby.left[numbered<PoolId>(1)] = 1;
        for (int i = 0; i < 10; ++i) {
            lobby.left[numbered<PoolId>(10 + i)] = 50;
            lobby.join(lobby.line({1, 10 + i}), 2, /*accept_fewer=*/false);
        }
        const auto behind = lobby.join(9, 1, true);
        lobby.passes(kPatience);
        CPPUNIT_ASSERT(lobby.waits(behind));
        lobby.pass();
        CPPUNIT_ASSERT(!lobby.waits(behind));
    }

    void a_group_is_passed_over_once_a_minute()
    {
        Lobby lobby;
        auto& left = lobby.left[numbered<PoolId>(1)];
        left = 1;
        const auto line = lobby.line({1});
        const auto first = lobby.join(line, 3, false), second = lobby.join(line, 2, false);
        for (int i = 0; i < 5; ++i) lobby.join(line, 1, true);
        lobby.passes(kPatience + kBeat);
        CPPUNIT_ASSERT_EQUAL(1, lobby.offered);
        left = 1;  // comes back, and is kept anew
        lobby.passes(kPatience);
        CPPUNIT_ASSERT_EQUAL(1, lobby.offered);
        left = 3;
        lobby.pass();
        CPPUNIT_ASSERT(!lobby.waits(first));
        left = 2;
        lobby.pass();
        CPPUNIT_ASSERT(!lobby.waits(second));
    }

    void a_group_that_can_never_be_served_keeps_nothing()
    {
        Lobby lobby;
        lobby.left[numbered<PoolId>(1)] = 1;
        const auto line = lobby.line({1});
        lobby.sales[line].offer.room = 4;  // the organizer has made it smaller
        lobby.join(line, 5, false);
        const auto behind = lobby.join(line, 1, true);
        lobby.pass();
        CPPUNIT_ASSERT(!lobby.waits(behind));
    }

    void a_place_that_nobody_behind_could_have_goes_to_who_joins_later()
    {
        Lobby lobby;
        lobby.left[numbered<PoolId>(1)] = 1;
        const auto line = lobby.line({1});
        const auto group = lobby.join(line, 2, false);
        lobby.passes(kPatience + 2 * kBeat);
        const auto late = lobby.join(line, 1, true);
        lobby.pass();
        CPPUNIT_ASSERT(!lobby.waits(late));
        CPPUNIT_ASSERT(lobby.waits(group));
    }

    // Up to four lines that draw on places of their own, on those of two days, and of the event.
    void no_place_lies_idle_for_long_while_somebody_waits_who_could_have_it()
    {
        const auto property = [] {
            Lobby lobby;
            const int lines = *rc::gen::inRange(1, 5);
            for (int pool = 1; pool <= 3; ++pool)
                lobby.left[numbered<PoolId>(pool)] = *rc::gen::inRange(0, 8);
            for (int i = 0; i < lines; ++i) {
                lobby.left[numbered<PoolId>(10 + i)] = *rc::gen::inRange(0, 8);
                std::vector<int> pools{10 + i};
                for (int pool = 1; pool <= 3; ++pool)
                    if (*rc::gen::arbitrary<bool>()) pools.push_back(pool);
                lobby.line(pools, *rc::gen::inRange(1, 3));
            }
            for (int people = *rc::gen::inRange(1, 25); people > 0; --people) {
                const auto line = static_cast<std::size_t>(*rc::gen::inRange(0, lines));
                lobby.join(
                    line, *rc::gen::inRange(lobby.sales[line].least(), 7), *rc::gen::arbitrary<bool>());
            }
            auto last = lobby.now;
            for (int minutes = 0; minutes < 60; ++minutes) {
                const int before = lobby.offered;
                lobby.passes(60s);
                if (lobby.offered > before) last = lobby.now;
                if (lobby.now - last > 5 * kPatience) RC_ASSERT(!lobby.idle());
            }
            RC_ASSERT(!lobby.idle());
        };
        support::for_all("no place lies idle", property, 500);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TurnsTest);

}  // namespace gatehouse::queue
