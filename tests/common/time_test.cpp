// Moments as text, and wall time in zones with their gaps and overlaps.

#include "common/time.hpp"

#include "common/error.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

class TimeTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TimeTest);
    CPPUNIT_TEST(every_moment_survives_both_text_forms);
    CPPUNIT_TEST(rfc_3339_with_offsets_and_decimals_is_read);
    CPPUNIT_TEST(what_is_no_moment_is_refused);
    CPPUNIT_TEST(years_that_the_database_cannot_hold_are_refused);
    CPPUNIT_TEST(micros_are_written_only_when_there_are_some);
    CPPUNIT_TEST(the_gap_in_spring_ends_where_the_clock_jumps_to);
    CPPUNIT_TEST(of_the_hour_that_happens_twice_the_first_is_meant);
    CPPUNIT_TEST(wall_time_and_back_is_the_same_moment);
    CPPUNIT_TEST(wall_times_with_anything_behind_them_are_refused);
    CPPUNIT_TEST(days_and_offsets_are_those_of_the_zone);
    CPPUNIT_TEST(unknown_zones_are_known_to_be_unknown);
    CPPUNIT_TEST_SUITE_END();

    static Time at(const char* text) { return parse_rfc3339(text).value(); }

    void every_moment_survives_both_text_forms()
    {
        support::for_all("text forms", [] {
            // From the year 1000 to the end of 9999.
            const Time moment{std::chrono::microseconds(
                *rc::gen::inRange<std::int64_t>(-30'610'224'000'000'000, 253'402'300'800'000'000))};
            RC_ASSERT(parse_rfc3339(to_rfc3339(moment)) == moment);
            RC_ASSERT(parse_sql(to_sql(moment)) == moment);
        });
    }

    void rfc_3339_with_offsets_and_decimals_is_read()
    {
        const auto noon = at("2026-11-20T12:00:00Z");
        for (const char* same :
            {"2026-11-20T13:00:00+01:00", "2026-11-20T06:30:00-05:30", "2026-11-20 12:00:00z",
                "2026-11-20t12:00:00.000Z", "2026-11-21T00:00:00+12:00", "2026-11-20T12:00:00-00:00"})
            CPPUNIT_ASSERT_MESSAGE(same, at(same) == noon);
        CPPUNIT_ASSERT(at("2026-11-20T12:00:00.5Z") == noon + 500ms);
        CPPUNIT_ASSERT(at("2026-11-20T12:00:00.123456Z") == noon + 123456us);
        CPPUNIT_ASSERT(at("2028-02-29T00:00:00Z") == at("2028-02-28T23:59:59Z") + 1s);
    }

    void what_is_no_moment_is_refused()
    {
        for (const char* text : {"", "now", "2026-11-20", "2026-11-20T12:00:00", "2026-11-20T12:00Z",
                 "2026-02-30T12:00:00Z", "2026-02-29T12:00:00Z", "2026-13-01T12:00:00Z",
                 "2026-00-10T12:00:00Z", "2026-11-00T12:00:00Z", "2026-11-20T24:00:00Z",
                 "2026-11-20T12:60:00Z", "2026-11-20T12:00:61Z", "2026-11-20T12:00:00+1:00",
                 "2026-11-20T12:00:00+0100", "2026-11-20T12:00:00+24:00", "2026-11-20T12:00:00.Z",
                 "2026-11-20T12:00:00Zx", "2026-11-20X12:00:00Z", "+026-11-20T12:00:00Z",
                 "2026-11-20T12:00:00 Z", "2026-1-20T012:00:00Z", "-2026-11-20T12:00:00Z"})
            CPPUNIT_ASSERT_MESSAGE(text, !parse_rfc3339(text));
    }

    void years_that_the_database_cannot_hold_are_refused()
    {
        for (const char* text : {"0000-01-01T00:00:00Z", "0999-12-31T23:59:59Z", "1000-01-01T00:00:00+01:00",
                 "9999-12-31T23:59:59-01:00", "10000-01-01T00:00:00Z"})
            CPPUNIT_ASSERT_MESSAGE(text, !parse_rfc3339(text));
        CPPUNIT_ASSERT_EQUAL(
            std::string("1000-01-01T00:00:00Z"), to_rfc3339(at("1000-01-01T01:00:00+01:00")));
    }

    void micros_are_written_only_when_there_are_some()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("2026-11-20T12:00:00Z"), to_rfc3339(at("2026-11-20T12:00:00.000Z")));
        CPPUNIT_ASSERT_EQUAL(
            std::string("2026-11-20T12:00:00.000500Z"), to_rfc3339(at("2026-11-20T12:00:00.0005Z")));
        CPPUNIT_ASSERT_EQUAL(
            std::string("2026-11-20 12:00:00.000500"), to_sql(at("2026-11-20T12:00:00.0005Z")));
        CPPUNIT_ASSERT(
            parse_sql("2026-11-20 12:00:00") == at("2026-11-20T12:00:00Z"));  // as Connector/C++ prints it
    }

    void the_gap_in_spring_ends_where_the_clock_jumps_to()
    {
        const auto jump = at("2026-03-29T01:00:00Z");  // 02:00 becomes 03:00
        for (const char* wall :
            {"2026-03-29T02:00", "2026-03-29T02:30:00", "2026-03-29T02:59:59", "2026-03-29T03:00"})
            CPPUNIT_ASSERT_MESSAGE(wall, zone::from_local(wall, "Europe/Berlin") == jump);
        CPPUNIT_ASSERT_EQUAL(std::string("2026-03-29T03:00:00"), zone::to_local(jump, "Europe/Berlin"));
        CPPUNIT_ASSERT_EQUAL(std::string("2026-03-29T01:59:59"), zone::to_local(jump - 1s, "Europe/Berlin"));
    }

    void of_the_hour_that_happens_twice_the_first_is_meant()
    {
        const auto first = at("2026-11-01T05:30:00Z");  // 01:30 EDT; an hour later it is 01:30 EST
        CPPUNIT_ASSERT(zone::from_local("2026-11-01T01:30", "America/New_York") == first);
        CPPUNIT_ASSERT_EQUAL(
            zone::to_local(first, "America/New_York"), zone::to_local(first + 1h, "America/New_York"));
    }

    void wall_time_and_back_is_the_same_moment()
    {
        support::for_all("wall time", [] {
            const Time moment = from_unix(*rc::gen::inRange<std::int64_t>(1'700'000'000, 2'000'000'000));
            const auto name = *rc::gen::element<std::string>("UTC", "Europe/Berlin", "America/New_York",
                "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia");
            const auto back = zone::from_local(zone::to_local(moment, name), name).value();
            // In an overlap it may be the earlier one of two, which looks the same on the wall.
            RC_ASSERT(back <= moment);
            RC_ASSERT(zone::to_local(back, name) == zone::to_local(moment, name));
        });
    }

    void wall_times_with_anything_behind_them_are_refused()
    {
        for (const char* wall : {"2026-11-20T19:00Z", "2026-11-20T19:00:00Z", "2026-11-20T19:00:0",
                 "2026-11-20 19:00", "2026-02-30T19:00", "2026-11-20T19", "2026-11-20T25:00", ""})
            CPPUNIT_ASSERT_MESSAGE(wall, !zone::from_local(wall, "Europe/Berlin"));
    }

    void days_and_offsets_are_those_of_the_zone()
    {
        const auto moment = at("2026-11-20T23:30:00Z");
        CPPUNIT_ASSERT_EQUAL(std::string("2026-11-21"), zone::to_day(moment, "Europe/Berlin"));
        CPPUNIT_ASSERT_EQUAL(std::string("2026-11-20"), zone::to_day(moment, "America/Chicago"));
        CPPUNIT_ASSERT_EQUAL(std::string("-06:00"), zone::to_offset(moment, "America/Chicago"));
        CPPUNIT_ASSERT_EQUAL(std::string("+05:45"), zone::to_offset(moment, "Asia/Kathmandu"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("Saturday, 21 November 2026"), zone::format(moment, "Europe/Berlin", "%A, %e %B %Y"));
    }

    void unknown_zones_are_known_to_be_unknown()
    {
        CPPUNIT_ASSERT(zone::known("America/Chicago"));
        for (const char* name : {"", "Mars/Base", "../etc/passwd", "europe/berlin", "Europe"})
            CPPUNIT_ASSERT_MESSAGE(name, !zone::known(name));
        ASSERT_ERROR(kInternal, zone::to_local(Time{}, "Mars/Base"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TimeTest);

}  // namespace gatehouse
