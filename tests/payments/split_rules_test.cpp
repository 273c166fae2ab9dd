// How a total is divided (SPL-1): pure arithmetic, over any total and number of payers.

#include <algorithm>
#include <numeric>

#include "modules/payments/shares.hpp"
#include "tests/support/asserts.hpp"

namespace gatehouse::payments {

class SplitRulesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SplitRulesTest);
    CPPUNIT_TEST(equal_shares_sum_to_the_total_with_the_odd_units_first);
    CPPUNIT_TEST(amounts_must_sum_to_the_total_exactly);
    CPPUNIT_TEST(everybody_has_an_amount_or_nobody);
    CPPUNIT_TEST(no_share_is_below_what_the_gateway_takes);
    CPPUNIT_TEST(others_are_called_by_first_name_and_initial);
    CPPUNIT_TEST(reminders_come_at_half_time_and_two_hours_before_the_end);
    CPPUNIT_TEST_SUITE_END();

    static std::vector<Payer> payers(const std::vector<std::optional<std::int64_t>>& amounts)
    {
        std::vector<Payer> all;
        for (const auto& amount : amounts) all.push_back({"A", "a@example.org", amount});
        return all;
    }
    static std::vector<std::int64_t> parts(const Money& total, const std::vector<Payer>& payers)
    {
        std::vector<std::int64_t> out;
        for (const auto& part : divide(total, payers)) out.push_back(part.amount);
        return out;
    }

    void equal_shares_sum_to_the_total_with_the_odd_units_first()
    {
        CPPUNIT_ASSERT(
            parts({10000, "USD"}, payers({{}, {}, {}})) == (std::vector<std::int64_t>{3334, 3333, 3333}));
        CPPUNIT_ASSERT(parts({1001, "JPY"}, payers({{}, {}, {}, {}})) ==
                       (std::vector<std::int64_t>{251, 250, 250, 250}));
        CPPUNIT_ASSERT(parts({2501, "KWD"}, payers({{}, {}})) == (std::vector<std::int64_t>{1251, 1250}));
        for (std::size_t n = kFewestPayers; n <= kMostPayers; ++n)
            for (std::int64_t total = 2000; total < 2025; ++total) {
                const auto all = parts({total, "EUR"}, payers(std::vector<std::optional<std::int64_t>>(n)));
                CPPUNIT_ASSERT_EQUAL(total, std::accumulate(all.begin(), all.end(), std::int64_t{0}));
                CPPUNIT_ASSERT(all.front() - all.back() <= 1);
                CPPUNIT_ASSERT(std::ranges::is_sorted(all, std::greater<>()));
            }
    }

    void amounts_must_sum_to_the_total_exactly()
    {
        CPPUNIT_ASSERT(parts({5000, "USD"}, payers({3000, 2000})) == (std::vector<std::int64_t>{3000, 2000}));
        ASSERT_ERROR(kSplitSum, divide({5000, "USD"}, payers({3000, 1999})));
        ASSERT_ERROR(kSplitSum, divide({5000, "USD"}, payers({3000, 2001})));
        ASSERT_ERROR(kInternal, divide({5000, "USD"}, payers({INT64_MAX, 2})));
    }

    void everybody_has_an_amount_or_nobody()
    {
        ASSERT_ERROR(kSplitAmounts, divide({5000, "USD"}, payers({3000, {}})));
    }

    void no_share_is_below_what_the_gateway_takes()
    {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{50}, least_share("USD").amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, least_share("KWD").amount);
        ASSERT_ERROR(kShareTooSmall, divide({5000, "USD"}, payers({4951, 49})));
        ASSERT_ERROR(kShareTooSmall, divide({99, "USD"}, payers({{}, {}})));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, divide({100, "USD"}, payers({{}, {}})).size());
    }

    void others_are_called_by_first_name_and_initial()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Ana B."), short_name("Ana Maria Brandt"));
        CPPUNIT_ASSERT_EQUAL(std::string("Ana"), short_name(" Ana "));
        CPPUNIT_ASSERT_EQUAL(std::string("Łukasz Ż."), short_name("Łukasz Żak"));
        CPPUNIT_ASSERT_EQUAL(std::string("田中"), short_name("田中"));
    }

    void reminders_come_at_half_time_and_two_hours_before_the_end()
    {
        using namespace std::chrono_literals;
        const Time begun{};
        const Time day = begun + 24h, short_time = begun + 3h;
        CPPUNIT_ASSERT(first_reminder(begun, day) == begun + 12h);
        CPPUNIT_ASSERT(next_reminder(begun + 12h, day) == begun + 22h);
        CPPUNIT_ASSERT(!next_reminder(begun + 22h, day));
        CPPUNIT_ASSERT(first_reminder(begun, short_time) == begun + 90min);
        CPPUNIT_ASSERT(!next_reminder(begun + 90min, short_time));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SplitRulesTest);

}  // namespace gatehouse::payments
