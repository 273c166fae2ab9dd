// What is kept of an order when its event is cancelled: whole minor units, half-up, never above what is left.

#include "modules/payments/fee_policy.hpp"

#include <cppunit/extensions/HelperMacros.h>

namespace gatehouse::payments {

class FeePolicyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FeePolicyTest);
    CPPUNIT_TEST(nothing_is_kept_by_default);
    CPPUNIT_TEST(a_percentage_is_rounded_half_up_in_the_currencys_smallest_unit);
    CPPUNIT_TEST(a_fixed_amount_is_kept_of_each_order_or_of_each_ticket_that_is_left);
    CPPUNIT_TEST(the_platforms_fee_is_kept_before_the_percentage);
    CPPUNIT_TEST(what_is_kept_adds_up);
    CPPUNIT_TEST(after_earlier_refunds_only_what_is_left_is_divided);
    CPPUNIT_TEST(never_more_is_kept_than_is_left);
    CPPUNIT_TEST(a_free_order_has_nothing_to_divide);
    CPPUNIT_TEST_SUITE_END();

    static orders::Order order(std::int64_t total, const std::string& currency = "USD", int quantity = 1)
    {
        orders::Order out;
        out.total = {total, currency};
        out.refunded = out.platform_fee = {0, currency};
        out.quantity = quantity;
        return out;
    }
    static void expect(std::int64_t back, std::int64_t kept, const FeePolicy& policy, const orders::Order& of)
    {
        const auto parting = part(policy, of);
        CPPUNIT_ASSERT_EQUAL(back, parting.back.amount);
        CPPUNIT_ASSERT_EQUAL(kept, parting.kept.amount);
        CPPUNIT_ASSERT_EQUAL(of.total.currency, parting.back.currency);
        CPPUNIT_ASSERT_EQUAL(of.total.currency, parting.kept.currency);
    }
    static FeePolicy percent(int basis_points) { return {false, basis_points, 0, Per::order}; }

    void nothing_is_kept_by_default() { expect(5000, 0, {}, order(5000)); }

    void a_percentage_is_rounded_half_up_in_the_currencys_smallest_unit()
    {
        expect(899, 100, percent(1000), order(999));           // 99.9 cents
        expect(904, 101, percent(1000), order(1005));          // 100.5 cents
        expect(904, 100, percent(1000), order(1004));          // 100.4 cents
        expect(2249, 250, percent(1000), order(2499, "JPY"));  // 249.9 yen
        expect(11106, 1234, percent(1000), order(12340, "KWD"));
        expect(11110, 1235, percent(1000), order(12345, "KWD"));  // 1.2345 dinars are 1.235
        expect(0, 999, percent(10000), order(999));
        expect(999, 1, percent(5), order(1000));  // half a cent
    }

    void a_fixed_amount_is_kept_of_each_order_or_of_each_ticket_that_is_left()
    {
        auto three = order(9000, "USD", 3);
        expect(8800, 200, {false, 0, 200, Per::order}, three);
        expect(8400, 600, {false, 0, 200, Per::ticket}, three);
        three.tickets_cancelled = 1;
        expect(8600, 400, {false, 0, 200, Per::ticket}, three);
    }

    void the_platforms_fee_is_kept_before_the_percentage()
    {
        auto with_fee = order(5250);
        with_fee.platform_fee.amount = 250;
        expect(5000, 250, {true, 0, 0, Per::order}, with_fee);
        expect(4500, 750, {true, 1000, 0, Per::order}, with_fee);
        expect(4725, 525, percent(1000), with_fee);
    }

    void what_is_kept_adds_up()
    {
        auto two = order(10500, "USD", 2);
        two.platform_fee.amount = 500;
        expect(8700, 1800, {true, 1000, 150, Per::ticket}, two);
    }

    void after_earlier_refunds_only_what_is_left_is_divided()
    {
        auto some_back = order(5000);
        some_back.refunded.amount = 3000;
        expect(1800, 200, percent(1000), some_back);
        some_back.refunded.amount = 5000;
        expect(0, 0, percent(1000), some_back);
    }

    void never_more_is_kept_than_is_left()
    {
        auto some_back = order(5000, "USD", 4);
        some_back.refunded.amount = 4500;
        expect(0, 500, {false, 0, 200, Per::ticket}, some_back);
        some_back.platform_fee.amount = 700;
        expect(0, 500, {true, 5000, 1'000'000'000'000, Per::ticket}, some_back);
    }

    void a_free_order_has_nothing_to_divide() { expect(0, 0, {true, 5000, 200, Per::ticket}, order(0)); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FeePolicyTest);

}  // namespace gatehouse::payments
