// How tickets come to be, are used, and die.

#include <set>

#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/tickets_world.hpp"

namespace gatehouse::tickets {

// Gives the same letters for a while, then random ones.
struct StubbornRandom : SystemRandom {
    int same_draws;
    explicit StubbornRandom(int draws) : same_draws(draws) {}
    void fill(unsigned char* out, std::size_t size) override
    {
        SystemRandom::fill(out, size);
        const bool id = size == sizeof(Uuid);
        if (!id && same_draws-- > 0) std::fill_n(out, size, static_cast<unsigned char>(7));
    }
};

class IssueTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IssueTest);
    CPPUNIT_TEST(every_place_gets_a_ticket_with_a_number_of_its_own);
    CPPUNIT_TEST(an_order_issues_once);
    CPPUNIT_TEST(twenty_completions_at_once_issue_once);
    CPPUNIT_TEST(a_number_that_is_taken_is_replaced);
    CPPUNIT_TEST(a_valid_ticket_is_used_once_by_whoever_is_first);
    CPPUNIT_TEST(cancelling_kills_the_code_and_can_be_repeated);
    CPPUNIT_TEST(the_door_expects_valid_and_used_tickets_by_type);
    CPPUNIT_TEST(the_door_finds_tickets_by_the_start_of_name_and_number);
    CPPUNIT_TEST_SUITE_END();

    support::TicketsWorld world;
    EventId event = world.event();

    std::vector<Ticket> stored(const OrderId& order)
    {
        return world.context.db.read(
            [&](db::Session& session) { return world.tickets.of_order(session, order); });
    }
    bool use(const TicketId& id)
    {
        return world.context.db.transact(
            [&](db::Tx& tx) { return world.tickets.mark_used(tx, id, world.clock.now()); });
    }

    void every_place_gets_a_ticket_with_a_number_of_its_own()
    {
        auto wanted = world.order(event, 3);
        wanted.lines.push_back({new_id<TicketTypeId>(world.context), "VIP", 2});
        wanted.user = world.organizer.user.id;
        world.issue(wanted);
        const auto tickets = stored(wanted.order);
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, tickets.size());
        std::set<std::string> numbers;
        for (std::size_t i = 0; i < tickets.size(); ++i) {
            const auto& t = tickets[i];
            numbers.insert(t.number);
            CPPUNIT_ASSERT_EQUAL(static_cast<int>(i) + 1, t.serial);
            CPPUNIT_ASSERT_EQUAL(std::string(i < 3 ? "General" : "VIP"), t.type_name);
            CPPUNIT_ASSERT_EQUAL(std::size_t{12}, t.number.size());
            CPPUNIT_ASSERT_EQUAL(wanted.order_number, t.order_number);
            CPPUNIT_ASSERT_EQUAL(std::string("Bo Buyer"), t.holder.name);
            CPPUNIT_ASSERT(
                t.user == wanted.user && t.event == event && t.status == Status::valid && t.version == 1);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, numbers.size());
    }

    void an_order_issues_once()
    {
        const auto wanted = world.order(event, 2);
        const auto first = world.issue(wanted);
        CPPUNIT_ASSERT_THROW(world.issue(wanted), std::exception);
        CPPUNIT_ASSERT_EQUAL(first.size(), stored(wanted.order).size());
    }

    void twenty_completions_at_once_issue_once()
    {
        const auto wanted = world.order(event, 4);
        std::atomic<int> issued = 0;
        support::at_once(20, [&](std::size_t) {
            try {
                world.issue(wanted);
                ++issued;
            } catch (const std::exception& e) {
                if (!db::is_duplicate(e)) throw;
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, issued.load());
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, stored(wanted.order).size());
    }

    void a_number_that_is_taken_is_replaced()
    {
        StubbornRandom random(5);  // all five get the same number at first
        const Context context{world.context.config, world.context.db, world.context.redis,
            world.context.clock, random, world.context.metrics};
        const auto wanted = world.order(event, 5);
        const auto issued = context.db.transact(
            [&](db::Tx& tx) { return Service(context).issue(tx, wanted, world.clock.now()); });
        std::set<std::string> numbers, answered;
        for (const auto& ticket : stored(wanted.order)) numbers.insert(ticket.number);
        for (const auto& ticket : issued) answered.insert(ticket.number);
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, numbers.size());
        CPPUNIT_ASSERT(numbers == answered);
    }

    void a_valid_ticket_is_used_once_by_whoever_is_first()
    {
        const auto id = world.issue(world.order(event)).front().id;
        std::atomic<int> admitted = 0;
        support::at_once(20, [&](std::size_t) { admitted += use(id); });
        CPPUNIT_ASSERT_EQUAL(1, admitted.load());
        const auto ticket = world.tickets.get(world.organizer.caller, id);
        CPPUNIT_ASSERT(ticket.status == Status::used && ticket.used_at.has_value());
    }

    void cancelling_kills_the_code_and_can_be_repeated()
    {
        const auto wanted = world.order(event, 2);
        const auto tickets = world.issue(wanted);
        use(tickets.front().id);
        const auto cancel = [&] {
            return world.context.db.transact(
                [&](db::Tx& tx) { return world.tickets.cancel(tx, wanted.order); });
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, cancel().size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, cancel().size());
        for (const auto& ticket : stored(wanted.order)) {
            CPPUNIT_ASSERT(ticket.status == Status::cancelled);
            CPPUNIT_ASSERT_EQUAL(2, ticket.version);  // the codes handed out so far say 1
            CPPUNIT_ASSERT(!use(ticket.id));
        }
    }

    void the_door_expects_valid_and_used_tickets_by_type()
    {
        auto wanted = world.order(event, 3);
        wanted.lines.push_back({new_id<TicketTypeId>(world.context), "Balcony", 1});
        const auto tickets = world.issue(wanted);
        use(tickets.front().id);
        const auto gone = world.order(event, 2);
        world.issue(gone);
        world.context.db.transact([&](db::Tx& tx) { world.tickets.cancel(tx, gone.order); });
        const auto expected =
            world.context.db.read([&](db::Session& s) { return world.tickets.expected(s, event); });
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, expected.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Balcony"), expected[0].name);
        CPPUNIT_ASSERT_EQUAL(1, expected[0].count);
        CPPUNIT_ASSERT_EQUAL(3, expected[1].count);
        CPPUNIT_ASSERT_EQUAL(1, expected[1].used);
    }

    void the_door_finds_tickets_by_the_start_of_name_and_number()
    {
        const auto wanted = world.order(event, 1, "Zoë 100% Smith_");
        const auto ticket = world.issue(wanted).front();
        world.issue(world.order(event, 1, "Zoë 1000 Smithy"));
        const auto found = [&](const std::string& q) {
            return world.context.db.read(
                [&](db::Session& s) { return world.tickets.search(s, event, q, 10).size(); });
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("zoe"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found("Smith"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found("100%"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found("smith_"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found(ticket.number.substr(0, 8)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found(wanted.order_number));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, found("Nobody"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IssueTest);

}  // namespace gatehouse::tickets
