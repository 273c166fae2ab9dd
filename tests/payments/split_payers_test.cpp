// Those who pay a share each (SPL-2): their letters, their links, who sees what, and what they get back.

#include "modules/payments/refunds.hpp"
#include "modules/payments/repository.hpp"
#include "modules/payments/share_repository.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/ledger.hpp"
#include "tests/support/split_world.hpp"

namespace gatehouse::payments {

using namespace std::chrono_literals;

class SplitPayersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SplitPayersTest);
    CPPUNIT_TEST(those_who_have_not_paid_are_reminded_twice);
    CPPUNIT_TEST(another_address_kills_the_old_link_and_is_mailed_a_new_one);
    CPPUNIT_TEST(a_link_is_mailed_only_so_often);
    CPPUNIT_TEST(a_paid_share_is_not_corrected);
    CPPUNIT_TEST(to_strangers_and_other_payers_a_share_does_not_exist);
    CPPUNIT_TEST(payers_listen_and_hear_no_addresses);
    CPPUNIT_TEST(what_an_organizer_gives_back_is_spread_over_the_payers);
    CPPUNIT_TEST_SUITE_END();

    support::SplitWorld world;

    int told(const char* topic, const Share& share) { return world.told(topic, share.id.uuid()); }
    int completions(const orders::Order& order) { return world.news_of(order, "order.completed"); }

    void those_who_have_not_paid_are_reminded_twice()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        world.clock.at += 11h;
        world.splits.remind();
        CPPUNIT_ASSERT_EQUAL(0, told(topic::kReminded, shares[1]));
        world.clock.at += 2h;
        for (int i = 0; i < 3; ++i) world.splits.remind();
        CPPUNIT_ASSERT_EQUAL(1, told(topic::kReminded, shares[1]));
        world.clock.at = order.expires_at - 1h;
        for (int i = 0; i < 3; ++i) world.splits.remind();
        CPPUNIT_ASSERT_EQUAL(2, told(topic::kReminded, shares[1]));
        CPPUNIT_ASSERT_EQUAL(0, told(topic::kReminded, shares[0]));
    }

    void another_address_kills_the_old_link_and_is_mailed_a_new_one()
    {
        const auto order = world.split(2);
        const auto before = world.shares(order)[0];
        const auto split = world.splits.correct(world.buyer(order), before.id, {{}, "right@example.org"});
        const auto& after = split.shares.at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("right@example.org"), after.email);
        CPPUNIT_ASSERT_EQUAL(2, told(topic::kInvited, after));
        ASSERT_ERROR(kNotFound, world.splits.look(world.payer(before), before.id));
        CPPUNIT_ASSERT(world.splits.look(world.payer(after), after.id).share.id == after.id);
        world.splits.correct(world.buyer(order), after.id, {"Ana Other", {}});
        CPPUNIT_ASSERT_EQUAL(2, told(topic::kInvited, after));
        ASSERT_ERROR(kNotFound, world.splits.correct(world.payer(after), after.id, {"Me", {}}));
    }

    void a_link_is_mailed_only_so_often()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        for (int i = 1; i < kMostLetters; ++i) world.splits.resend(world.buyer(order), share.id);
        ASSERT_ERROR(kTooManyLetters, world.splits.resend(world.buyer(order), share.id));
        CPPUNIT_ASSERT_EQUAL(kMostLetters, told(topic::kInvited, share));
    }

    void a_paid_share_is_not_corrected()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        world.pay_share(share);
        ASSERT_ERROR(kSharePaid, world.splits.correct(world.buyer(order), share.id, {{}, "new@example.org"}));
        ASSERT_ERROR(kSharePaid, world.splits.resend(world.buyer(order), share.id));
    }

    void to_strangers_and_other_payers_a_share_does_not_exist()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        ASSERT_ERROR(kNotFound, world.splits.look({}, shares[0].id));
        ASSERT_ERROR(kNotFound, world.splits.look(world.payer(shares[1]), shares[0].id));
        ASSERT_ERROR(kNotFound, world.payments.checkout(world.payer(shares[1]), shares[0].id));
        ASSERT_ERROR(kNotFound, world.splits.look(world.payer(shares[0]), order.id));
        ASSERT_ERROR(kNotFound, world.orders.get(world.payer(shares[0]), order.id));
        // A member sees who pays, but not the links.
        CPPUNIT_ASSERT(!world.splits.look(world.organizer.caller, order.id).with_secrets);
        ASSERT_ERROR(kForbidden, world.splits.resend(world.organizer.caller, shares[0].id));
    }

    void payers_listen_and_hear_no_addresses()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.splits.listen(world.payer(shares[1]), order.id);
        world.splits.listen(world.buyer(order), order.id);
        ASSERT_ERROR(kNotFound, world.splits.listen({}, order.id));
        auto request = world.request("GET", "/api/shares/" + shares[1].id.str(), "");
        request.headers.emplace_back("authorization", "Order " + world.payer(shares[1]).order_secret);
        const auto response = http::dispatch(world.routes, request, world.context);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, 200, response.status);
        ASSERT_CONTAINS("Payer N.", response.body);
        CPPUNIT_ASSERT(response.body.find("@example.org") == std::string::npos);
        CPPUNIT_ASSERT(response.body.find("secret") == std::string::npos);
    }

    void what_an_organizer_gives_back_is_spread_over_the_payers()
    {
        const auto order = world.split(3, 4);
        for (const auto& share : world.shares(order)) world.pay_share(share);
        const Refunds refunds(world.context);
        const auto give = [&](const GiveBack& wanted) {
            refunds.give(world.organizer.caller, order.id, wanted, world.random.bytes(32));
        };
        give({1000, {}, "Rain"});
        const auto after = world.shares(order);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1000},
            after[0].refunded.amount + after[1].refunded.amount + after[2].refunded.amount);
        for (const auto& share : after) {
            CPPUNIT_ASSERT(std::abs(share.refunded.amount - 333) <= 1);
            CPPUNIT_ASSERT_EQUAL(1, told(topic::kRefunded, share));
        }
        CPPUNIT_ASSERT_EQUAL(1, world.news_of(order, "order.refunded"));
        ASSERT_ERROR(kRefundTooMuch, give({9001, {}, "Too much"}));
        give({{}, {}, "All of it"});
        CPPUNIT_ASSERT_EQUAL(6, world.refunds_of(order));
        CPPUNIT_ASSERT_EQUAL(order.total.amount, world.sent_back(order));
        for (const auto& share : world.shares(order))
            CPPUNIT_ASSERT_EQUAL(share.amount.amount, share.refunded.amount);
        CPPUNIT_ASSERT_EQUAL(std::string("refunded"), world.status(order));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SplitPayersTest);

}  // namespace gatehouse::payments
