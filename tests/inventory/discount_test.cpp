// Discounts are spread so that nothing is lost and no line pays the buyer.

#include <algorithm>
#include <numeric>

#include "common/money.hpp"
#include "modules/inventory/discount.hpp"
#include "tests/support/property.hpp"

namespace gatehouse::inventory {

class DiscountTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DiscountTest);
    CPPUNIT_TEST(parts_sum_to_the_discount_and_never_exceed_their_lines);
    CPPUNIT_TEST(equal_lines_differ_by_one_unit_at_most);
    CPPUNIT_TEST(odd_units_go_to_the_largest_remainders);
    CPPUNIT_TEST(a_percentage_is_that_of_the_sum);
    CPPUNIT_TEST(what_exceeds_the_sum_takes_off_all_of_it);
    CPPUNIT_TEST_SUITE_END();

    using Amounts = std::vector<std::int64_t>;

    static std::int64_t sum(const Amounts& amounts)
    {
        return std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
    }
    // Minor units of any currency: yen have none, Kuwaiti dinars three digits.
    static Amounts amounts()
    {
        const auto exponent = *rc::gen::inRange(0, 4);
        const std::int64_t most = *rc::gen::element<std::int64_t>(3, 10, 1000, 1'000'000'000);
        auto out = *rc::gen::container<Amounts>(rc::gen::inRange<std::int64_t>(0, most));
        for (auto& amount : out)
            for (int i = 0; i < exponent; ++i) amount *= 10;
        return out;
    }

    void parts_sum_to_the_discount_and_never_exceed_their_lines()
    {
        support::for_all("spread", [] {
            const auto lines = amounts();
            const auto off = *rc::gen::inRange<std::int64_t>(0, sum(lines) * 2 + 2);
            const auto parts = money::spread(lines, off);
            RC_ASSERT(parts.size() == lines.size());
            RC_ASSERT(sum(parts) == std::min(off, sum(lines)));
            for (std::size_t i = 0; i < lines.size(); ++i) RC_ASSERT(parts[i] >= 0 && parts[i] <= lines[i]);
        });
    }

    void equal_lines_differ_by_one_unit_at_most()
    {
        support::for_all("fair", [] {
            const Amounts lines(
                *rc::gen::inRange<std::size_t>(1, 20), *rc::gen::inRange<std::int64_t>(1, 10'000));
            const auto parts = money::spread(lines, *rc::gen::inRange<std::int64_t>(0, sum(lines)));
            RC_ASSERT(*std::ranges::max_element(parts) - *std::ranges::min_element(parts) <= 1);
        });
    }

    void odd_units_go_to_the_largest_remainders()
    {
        CPPUNIT_ASSERT((money::spread({100, 100, 100}, 100) == Amounts{34, 33, 33}));
        CPPUNIT_ASSERT((money::spread({1, 1000}, 500) == Amounts{0, 500}));
        CPPUNIT_ASSERT((money::spread({0, 5}, 3) == Amounts{0, 3}));
    }

    void a_percentage_is_that_of_the_sum()
    {
        support::for_all("percentage", [] {
            const auto lines = amounts();
            const int points = *rc::gen::inRange(0, 10'001);
            const auto off = sum(discount::percentage(lines, points));
            const auto exact = static_cast<long double>(sum(lines)) * points / 10'000;
            RC_ASSERT(std::abs(static_cast<long double>(off) - exact) <= 0.5L);
        });
        CPPUNIT_ASSERT((discount::percentage({999, 1}, 10'000) == Amounts{999, 1}));
    }

    void what_exceeds_the_sum_takes_off_all_of_it()
    {
        CPPUNIT_ASSERT((money::spread({300, 200}, 900) == Amounts{300, 200}));
        CPPUNIT_ASSERT((money::spread({}, 900) == Amounts{}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DiscountTest);

}  // namespace gatehouse::inventory
