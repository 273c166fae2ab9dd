// Money: exact, checked, never a lost unit (properties by rapidcheck).

#include "common/money_number.hpp"

#include <algorithm>
#include <numeric>

#include "common/error.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/property.hpp"

namespace gatehouse {

using support::for_all;

class MoneyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MoneyTest);
    CPPUNIT_TEST(parts_sum_to_the_whole_and_differ_by_one_at_most);
    CPPUNIT_TEST(splitting_among_nobody_is_refused);
    CPPUNIT_TEST(a_share_grows_with_the_amount_and_is_half_up);
    CPPUNIT_TEST(shares_of_known_amounts);
    CPPUNIT_TEST(tax_within_a_gross_amount_is_the_tax_on_its_net);
    CPPUNIT_TEST(overflow_throws_and_never_wraps);
    CPPUNIT_TEST(currencies_do_not_mix);
    CPPUNIT_TEST(adding_and_taking_away_cancel);
    CPPUNIT_TEST(currencies_know_their_digits);
    CPPUNIT_TEST(texts_have_the_currencys_digits);
    CPPUNIT_TEST_SUITE_END();

    static constexpr std::int64_t kLarge = 1'000'000'000'000;

    void parts_sum_to_the_whole_and_differ_by_one_at_most()
    {
        for_all("split sums exactly", [] {
            const auto amount = *rc::gen::arbitrary<std::int64_t>();
            const auto n = *rc::gen::inRange<std::size_t>(1, 60);
            const auto parts = money::split(amount, n);
            RC_ASSERT(parts.size() == n);
            RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == amount);
            const auto [least, most] = std::ranges::minmax(parts);
            RC_ASSERT(most - least <= 1);
        });
        CPPUNIT_ASSERT((money::split(1000, 3) == std::vector<std::int64_t>{334, 333, 333}));
        CPPUNIT_ASSERT((money::split(-5, 2) == std::vector<std::int64_t>{-3, -2}));
    }

    void splitting_among_nobody_is_refused() { ASSERT_ERROR(kInternal, money::split(100, 0)); }

    void a_share_grows_with_the_amount_and_is_half_up()
    {
        for_all("share", [] {
            const auto a = *rc::gen::inRange<std::int64_t>(-kLarge, kLarge);
            const auto b = *rc::gen::inRange<std::int64_t>(-kLarge, kLarge);
            const auto rate = *rc::gen::inRange<std::int64_t>(0, 20'001);
            RC_ASSERT((money::share(a, rate) <= money::share(b, rate)) || a > b);
            RC_ASSERT(money::share(-a, rate) == -money::share(a, rate));
            const auto error = money::share(a, rate) * 10'000 - a * rate;
            RC_ASSERT(std::abs(error) <= 5'000);
            if (std::abs(error) == 5'000) RC_ASSERT((a > 0) == (error > 0));  // half goes away from zero
        });
    }

    void shares_of_known_amounts()
    {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{475}, money::share(2500, 1900));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, money::share(1, 5000));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, money::share(1, 4999));
        CPPUNIT_ASSERT_EQUAL(INT64_MAX, money::share(INT64_MAX, 10'000));
    }

    void tax_within_a_gross_amount_is_the_tax_on_its_net()
    {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{190}, money::tax_within(1190, 1900));
        for_all("tax_within", [] {
            const auto net = *rc::gen::inRange<std::int64_t>(0, kLarge);
            const auto rate = *rc::gen::inRange<std::int64_t>(0, 10'001);
            const auto tax = money::share(net, rate);
            RC_ASSERT(std::abs(money::tax_within(net + tax, rate) - tax) <= 1);
        });
    }

    void overflow_throws_and_never_wraps()
    {
        const Money most{INT64_MAX, "EUR"}, least{INT64_MIN, "EUR"}, one{1, "EUR"};
        ASSERT_ERROR(kInternal, most + one);
        ASSERT_ERROR(kInternal, least - one);
        ASSERT_ERROR(kInternal, most * 2);
        ASSERT_ERROR(kInternal, least * -1);
        ASSERT_ERROR(kInternal, money::share(INT64_MAX, 10'001));
        for_all("times", [] {
            const auto amount = *rc::gen::arbitrary<std::int64_t>();
            const auto n = *rc::gen::arbitrary<std::int64_t>();
            std::int64_t product = 0;
            if (__builtin_mul_overflow(amount, n, &product))
                RC_ASSERT_THROWS_AS((Money{amount, "EUR"} * n), Error);
            else
                RC_ASSERT((Money{amount, "EUR"} * n).amount == product);
        });
    }

    void currencies_do_not_mix()
    {
        ASSERT_ERROR(kInternal, (Money{1, "EUR"} + Money{1, "USD"}));
        ASSERT_ERROR(kInternal, (Money{1, "EUR"} - Money{1, "USD"}));
        CPPUNIT_ASSERT(!(Money{1, "EUR"} == Money{1, "USD"}));
    }

    void adding_and_taking_away_cancel()
    {
        for_all("a + b - b", [] {
            const Money a{*rc::gen::inRange<std::int64_t>(-kLarge, kLarge), "EUR"};
            const Money b{*rc::gen::inRange<std::int64_t>(-kLarge, kLarge), "EUR"};
            RC_ASSERT(a + b - b == a);
            RC_ASSERT(a + b == b + a);
        });
    }

    void currencies_know_their_digits()
    {
        CPPUNIT_ASSERT_EQUAL(2, currency::exponent("EUR"));
        CPPUNIT_ASSERT_EQUAL(0, currency::exponent("JPY"));
        CPPUNIT_ASSERT_EQUAL(3, currency::exponent("KWD"));
        for (const char* known : {"USD", "JPY", "KWD", "CHF", "ZMW", "AED"})
            CPPUNIT_ASSERT(currency::known(known));
        for (const char* unknown : {"", "usd", "XXX", "US", "USDX", "D A", "SD ", "XAU", "DEM"})
            CPPUNIT_ASSERT_MESSAGE(unknown, !currency::known(unknown));
    }

    void texts_have_the_currencys_digits()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("25.00 USD"), money::to_text({2500, "USD"}));
        CPPUNIT_ASSERT_EQUAL(std::string("-0.05 EUR"), money::to_text({-5, "EUR"}));
        CPPUNIT_ASSERT_EQUAL(std::string("2500 JPY"), money::to_text({2500, "JPY"}));
        CPPUNIT_ASSERT_EQUAL(std::string("0.007 KWD"), money::to_text({7, "KWD"}));
        CPPUNIT_ASSERT_EQUAL(std::string("-92233720368547758.08 EUR"), money::to_text({INT64_MIN, "EUR"}));
        CPPUNIT_ASSERT_EQUAL(std::string("-0.05"), money::to_number({-5, "EUR"}));
        CPPUNIT_ASSERT_EQUAL(std::string("2500"), money::to_number({2500, "JPY"}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MoneyTest);

}  // namespace gatehouse
