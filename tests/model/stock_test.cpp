// Ten thousand random histories of a sale give the answers of a small model in memory (family 2). Those that
// do not are shrunk to the shortest; that this works is shown on shops that are broken on purpose.

#include <atomic>
#include <mutex>
#include <random>
#include <sstream>

#include "modules/inventory/drift.hpp"
#include "tests/model/shop.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"

namespace gatehouse::model {

namespace {

constexpr int kHistories = 10'000;
constexpr std::size_t kWorkers = 8;

// Gives stock back twice when an order expires. Enough is taken from the start that the table's CHECK does
// not notice.
struct GivesBackTwice : Shop {
    using Shop::Shop;
    void prepare(db::Tx& tx) override
    {
        tx.exec("UPDATE pools SET size = NULL, taken = 1000 WHERE event_id = ?", event_);
    }
    std::string expire(const orders::Order& order) override
    {
        const auto answer = Shop::expire(order);
        if (answer == "expired")
            world_.context.db.transact([&](db::Tx& tx) {
                tx.exec(
                    "UPDATE pools p JOIN hold_lines l ON l.pool_id = p.id AND l.hold_id = ?"
                    " SET p.taken = p.taken - l.quantity",
                    order.hold);
            });
        return answer;
    }
};

// Late money takes the places again without looking whether they are there.
struct IgnoresTheGuard : Shop {
    using Shop::Shop;
    std::string complete(const orders::Order& order) override
    {
        auto answer = Shop::complete(order);
        if (answer != "late_no_stock" || world_.status(order.id) != orders::Status::expired) return answer;
        world_.context.db.transact([&](db::Tx& tx) {
            tx.exec(
                "SET STATEMENT check_constraint_checks = 0 FOR UPDATE pools p JOIN hold_lines l"
                " ON l.pool_id = p.id AND l.hold_id = ? SET p.taken = p.taken + l.quantity",
                order.hold);
        });
        return "late_retaken";
    }
};

// '' when the shop behaves as the model does.
std::string run(Shop& shop, const History& history)
try {
    Model model(history.sizes);
    shop.open(history.sizes);
    for (const auto& command : history.commands) {
        const auto wanted = model.apply(command), got = shop.apply(command);
        if (got != wanted) {
            std::ostringstream said;
            said << command << ": " << got << ", not " << wanted;
            return said.str();
        }
    }
    return shop.difference(model);
} catch (const std::exception& e) {
    return e.what();
}

struct Failure {
    History shortest;
    std::string why;

    std::string text() const
    {
        std::ostringstream out;
        showValue(shortest, out);
        return out.str() + "\n  -> " + why;
    }
};

// Goes down the tree of shorter histories for as long as one of them fails as well.
Failure shorten(Shop& shop, const rc::Shrinkable<History>& failed, std::string why)
{
    for (auto shorter = failed.shrinks();;) {
        const auto next = shorter.next();
        if (!next) return {failed.value(), std::move(why)};
        if (auto still = run(shop, next->value()); !still.empty())
            return shorten(shop, *next, std::move(still));
    }
}

// Runs so many random histories. The driver of rapidcheck knows one thread only; its generators and the ways
// they shrink are values, so each worker has its own.
std::optional<Failure> search(Shop& shop, int histories, std::uint64_t seed)
{
    const auto any = any_history();
    rc::Random random(seed);
    for (int i = 0; i < histories; ++i) {
        const auto history = any(random.split(), rc::kNominalSize);
        if (auto why = run(shop, history.value()); !why.empty())
            return shorten(shop, history, std::move(why));
    }
    return {};
}

}  // namespace

class StockTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StockTest);
    CPPUNIT_TEST(ten_thousand_histories_go_as_the_model_says);
    CPPUNIT_TEST(a_shop_that_gives_back_twice_is_found_out_in_three_commands);
    CPPUNIT_TEST(a_shop_that_ignores_the_guard_is_found_out_in_five_commands);
    CPPUNIT_TEST_SUITE_END();

    static std::uint64_t seed() { return std::random_device{}(); }

    void ten_thousand_histories_go_as_the_model_says()
    {
        const auto first = seed();
        std::mutex mutex;
        std::string failures;
        std::vector<EventId> events;
        support::at_once(kWorkers, [&](std::size_t i) {
            support::OrdersWorld world;
            Shop shop(world);
            const auto found = search(shop, kHistories / static_cast<int>(kWorkers), first + i);
            const std::lock_guard lock(mutex);
            if (found) failures += "seed " + std::to_string(first + i) + ": " + found->text() + "\n";
            events.insert(events.end(), shop.events().begin(), shop.events().end());
        });
        CPPUNIT_ASSERT_MESSAGE(failures, failures.empty());
        support::OrdersWorld world;
        for (const auto& mismatch :
            world.context.db.read([&](db::Session& session) { return world.inventory.reconcile(session); }))
            CPPUNIT_ASSERT(std::ranges::find(events, mismatch.event) == events.end());
    }

    template <class Broken>
    static Failure found_out()
    {
        support::OrdersWorld world;
        Broken shop(world);
        const auto found = search(shop, 2000, seed());
        clean_up(world, shop.events());
        CPPUNIT_ASSERT_MESSAGE("nothing was found in 2,000 histories", found);
        return *found;
    }

    // What is broken on purpose shall not be in the way of others.
    static void clean_up(const support::OrdersWorld& world, const std::vector<EventId>& events)
    {
        const inventory::Drift drift(world.context);
        for (const auto& mismatch : drift.find()) {
            if (std::ranges::find(events, mismatch.event) == events.end()) continue;
            world.context.db.transact(
                [&](db::Tx& tx) { tx.exec("UPDATE pools SET size = NULL WHERE id = ?", mismatch.pool); });
            CPPUNIT_ASSERT(drift.repair({}, mismatch.pool) == inventory::Repair::done);
        }
    }

    void a_shop_that_gives_back_twice_is_found_out_in_three_commands()
    {
        const auto found = found_out<GivesBackTwice>();
        const auto& commands = found.shortest.commands;
        CPPUNIT_ASSERT_MESSAGE(found.text(), commands.size() <= 3);
        CPPUNIT_ASSERT_MESSAGE(found.text(), commands.back().act == Act::expire);
    }

    // An order, its end, somebody or something that takes its place, and its money. Where the first size was
    // too small, the shortest history begins by making room.
    void a_shop_that_ignores_the_guard_is_found_out_in_five_commands()
    {
        const auto found = found_out<IgnoresTheGuard>();
        const auto& commands = found.shortest.commands;
        CPPUNIT_ASSERT_MESSAGE(found.text(), commands.size() <= 5);
        CPPUNIT_ASSERT_MESSAGE(found.text(), commands.back().act == Act::complete);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StockTest);

}  // namespace gatehouse::model
