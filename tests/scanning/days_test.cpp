// One admission per ticket and day, and only on its days (CHK-3).

#include "common/time.hpp"
#include "modules/inventory/day_editor.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/door_world.hpp"

namespace gatehouse::scanning {

using namespace std::chrono_literals;

class DaysTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DaysTest);
    CPPUNIT_TEST(chk_3_a_pass_is_admitted_once_on_each_of_its_days);
    CPPUNIT_TEST(chk_3_twenty_gates_on_each_day_admit_one);
    CPPUNIT_TEST(chk_2_a_ticket_for_another_day_is_refused_with_the_right_one);
    CPPUNIT_TEST(the_day_is_the_nearest_from_six_hours_before_to_six_after);
    CPPUNIT_TEST(a_ticket_from_before_there_were_days_is_for_all_of_them);
    CPPUNIT_TEST(chk_9_counts_are_of_the_day);
    CPPUNIT_TEST_SUITE_END();

    support::DoorWorld world;
    std::vector<inventory::Day> days;

public:
    // Two evenings, from an hour from now on; each of three hours.
    void setUp() override
    {
        auto plan = world.plan();
        plan.starts_at = std::chrono::floor<std::chrono::seconds>(world.clock.at + 1h);
        plan.ends_at = plan.starts_at + 72h;
        world.event = static_cast<support::TicketsWorld&>(world).event(plan);
        world.staff(world.scanner);
        for (int i = 0; i < 2; ++i) {
            inventory::NewDay day;
            day.starts_at = to_rfc3339(plan.starts_at + 24h * i);
            day.ends_at = to_rfc3339(plan.starts_at + 24h * i + 3h);
            days.push_back(
                inventory::DayEditor(world.context).create(world.organizer.caller, world.event, day));
        }
    }

private:
    tickets::Signed ticket(DaysMask mask)
    {
        auto wanted = world.order(world.event);
        wanted.lines.at(0).days = mask;
        return world.tickets.sign(world.issue(wanted)).front();
    }
    std::string answer(const std::string& token)
    {
        const auto answer = world.scan(token);
        return answer.reason ? to_string(*answer.reason) : to_string(answer.result);
    }
    void expect(const char* wanted, const std::string& token)
    {
        CPPUNIT_ASSERT_EQUAL(std::string(wanted), answer(token));
    }

    void chk_3_a_pass_is_admitted_once_on_each_of_its_days()
    {
        const auto pass = ticket(0b11).token;
        expect("admitted", pass);
        expect("already_used", pass);
        world.clock.advance(24h);
        expect("admitted", pass);
        const auto again = world.scan(pass);
        CPPUNIT_ASSERT(again.reason == Reason::already_used && again.first->at == world.clock.at);
        world.clock.advance(24h);
        expect("wrong_day", pass);
    }

    void chk_3_twenty_gates_on_each_day_admit_one()
    {
        const auto pass = ticket(0b11).token;
        for (int day = 0; day < 2; ++day) {
            std::atomic<int> admitted{0};
            support::at_once(
                20, [&](std::size_t) { admitted += world.scan(pass).result == Result::admitted; });
            CPPUNIT_ASSERT_EQUAL(1, admitted.load());
            world.clock.advance(24h);
        }
    }

    void chk_2_a_ticket_for_another_day_is_refused_with_the_right_one()
    {
        const auto second = ticket(0b10).token;
        const auto refused = world.scan(second);
        CPPUNIT_ASSERT(refused.reason == Reason::wrong_day);
        CPPUNIT_ASSERT(refused.day && refused.day->id == days[0].id);
        CPPUNIT_ASSERT(refused.ticket->days.size() == 1 && refused.ticket->days[0].id == days[1].id);
        world.clock.advance(24h);
        expect("admitted", second);
        expect("wrong_day", ticket(0b01).token);
    }

    void the_day_is_the_nearest_from_six_hours_before_to_six_after()
    {
        const auto first = ticket(0b01).token, second = ticket(0b10).token;
        world.clock.at = days[0].starts_at - 6h - 1s;
        expect("not_yet", first);
        world.clock.at = days[0].ends_at + 6h;
        expect("admitted", first);
        world.clock.at += 1s;
        expect("not_yet", second);
        expect("wrong_day", first);
        world.clock.at = days[1].starts_at - 6h;
        expect("admitted", second);
        // Two days that meet: the nearer one is meant.
        const std::vector<inventory::Day> close{days[0], [&] {
                                                    auto day = days[1];
                                                    day.starts_at = days[0].ends_at + 4h;
                                                    return day;
                                                }()};
        CPPUNIT_ASSERT_EQUAL(1, inventory::day_at(close, days[0].ends_at + 1h)->number);
        CPPUNIT_ASSERT_EQUAL(2, inventory::day_at(close, days[0].ends_at + 3h)->number);
        CPPUNIT_ASSERT(!inventory::day_at({}, days[0].ends_at));
    }

    void a_ticket_from_before_there_were_days_is_for_all_of_them()
    {
        const auto old = world.ticket().token;
        expect("admitted", old);
        world.clock.advance(24h);
        expect("admitted", old);
    }

    void chk_9_counts_are_of_the_day()
    {
        const auto pass = ticket(0b11).token;
        ticket(0b01), ticket(0b10), ticket(0b10);
        auto counts = world.scan(pass).counts;
        CPPUNIT_ASSERT(counts.admitted == 1 && counts.expected == 2);
        world.clock.advance(24h);
        counts = world.scan(pass).counts;
        CPPUNIT_ASSERT(counts.admitted == 1 && counts.expected == 3);
        const auto seen = Service(world.context).overview(world.scanner.caller, world.event);
        CPPUNIT_ASSERT(seen.expected == 3 && seen.admitted == 1);
        CPPUNIT_ASSERT(seen.per_day.at(0).expected == 2 && seen.per_day.at(0).admitted == 1);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DaysTest);

}  // namespace gatehouse::scanning
