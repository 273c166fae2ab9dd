// What an order costs, to the last minor unit.

#include "modules/orders/pricing.hpp"

#include <rapidcheck.h>

#include "tests/support/asserts.hpp"

namespace gatehouse::orders {

class PricingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PricingTest);
    CPPUNIT_TEST(tax_on_top_is_added_and_rounded_half_up_by_line);
    CPPUNIT_TEST(tax_within_the_price_is_shown_and_not_added);
    CPPUNIT_TEST(free_tickets_cost_nothing_and_carry_no_fee);
    CPPUNIT_TEST(fees_stay_within_their_bounds);
    CPPUNIT_TEST(an_amount_beyond_64_bits_is_refused_and_never_wraps);
    CPPUNIT_TEST(totals_are_the_sums_of_their_lines);
    CPPUNIT_TEST(what_tickets_are_worth_sums_to_the_total_without_fees_also_of_huge_amounts);
    CPPUNIT_TEST_SUITE_END();

    static inventory::Item item(std::int64_t price, int quantity, int rate = 0, bool included = true)
    {
        inventory::Item item;
        item.quantity = quantity;
        item.unit_price = {price, "USD"};
        item.tax_rate = rate;
        item.tax_included = included;
        return item;
    }

    void tax_on_top_is_added_and_rounded_half_up_by_line()
    {
        const auto cost = price({item(1050, 1, 1000, false), item(1005, 1, 1000, false)}, "USD", {});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{105}, cost.lines[0].tax.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{101}, cost.lines[1].tax.amount);  // 100.5
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2055}, cost.subtotal.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2055 + 206}, cost.total.amount);
    }

    void tax_within_the_price_is_shown_and_not_added()
    {
        const auto cost = price({item(1190, 2, 1900, true)}, "USD", {});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{380}, cost.tax.amount);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2380}, cost.total.amount);
    }

    void free_tickets_cost_nothing_and_carry_no_fee()
    {
        const FeeRule fees{250, 99, 50, {}};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, price({item(0, 4, 1900, false)}, "USD", fees).total.amount);
        // Per ticket that is paid for.
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{25 + 99}, price({item(0, 3), item(1000, 1)}, "USD", fees).fees.amount);
    }

    void fees_stay_within_their_bounds()
    {
        const FeeRule fees{1000, 0, 50, 200};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{50}, fees.fee(100, 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{150}, fees.fee(1500, 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{200}, fees.fee(100'000, 1));
    }

    void an_amount_beyond_64_bits_is_refused_and_never_wraps()
    {
        ASSERT_ERROR(kInternal, price({item(INT64_MAX / 2, 3)}, "USD", {}));
    }

    void totals_are_the_sums_of_their_lines()
    {
        CPPUNIT_ASSERT(rc::check([] {
            std::vector<inventory::Item> items;
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
                items.push_back(item(*rc::gen::inRange<std::int64_t>(0, 1'000'000), *rc::gen::inRange(1, 20),
                    *rc::gen::inRange(0, 10'001), *rc::gen::arbitrary<bool>()));
            const auto cost = price(items, "USD", FeeRule{300, 30, 0, {}});
            std::int64_t subtotal = 0, tax = 0, added = 0;
            int quantity = 0;
            for (std::size_t i = 0; i < items.size(); ++i) {
                const auto& line = cost.lines[i];
                RC_ASSERT(line.subtotal.amount == items[i].unit_price.amount * items[i].quantity);
                RC_ASSERT(line.tax.amount >= 0 && line.tax.amount <= line.subtotal.amount);
                subtotal += line.subtotal.amount;
                tax += line.tax.amount;
                added += items[i].tax_included ? 0 : line.tax.amount;
                quantity += line.quantity;
            }
            RC_ASSERT(cost.subtotal.amount == subtotal);
            RC_ASSERT(cost.tax.amount == tax);
            RC_ASSERT(cost.quantity == quantity);
            RC_ASSERT(cost.total.amount == subtotal + added + cost.fees.amount);
        }));
    }

    static std::vector<Money> worths(const std::vector<inventory::Item>& items)
    {
        const auto cost = price(items, "USD", {});
        Order order;
        order.lines = cost.lines;
        order.fees = {0, "USD"};
        order.total = cost.total;
        return worth_of_tickets(order);
    }

    void what_tickets_are_worth_sums_to_the_total_without_fees_also_of_huge_amounts()
    {
        const auto small = worths({item(1000, 3, 1000, false), item(500, 1, 1000, true)});
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, small.size());
        std::int64_t sum = 0;
        for (const auto& one : small) sum += one.amount;
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3300 + 500}, sum);
        // Three of 100 million rupiah with 11 % on top: added tax times tax leaves 64 bits.
        for (const auto& one : worths({item(10'000'000'000, 3, 1100, false)}))
            CPPUNIT_ASSERT_EQUAL(std::int64_t{11'100'000'000}, one.amount);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PricingTest);

}  // namespace gatehouse::orders
