// Mails to people who pay an order together: who is told what, once for each time.

#include <algorithm>

#include "modules/notifications/jobs.hpp"
#include "modules/notifications/service.hpp"
#include "modules/payments/refunds.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/recorder.hpp"
#include "tests/support/split_world.hpp"

namespace gatehouse::notifications {

using support::unfolded;
namespace topic = payments::topic;

class ShareMailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ShareMailTest);
    CPPUNIT_TEST(everybody_gets_the_link_to_their_own_share);
    CPPUNIT_TEST(the_initiator_is_told_who_was_asked);
    CPPUNIT_TEST(a_link_that_is_mailed_again_is_a_mail_of_its_own);
    CPPUNIT_TEST(who_paid_meanwhile_is_not_reminded);
    CPPUNIT_TEST(who_paid_hears_what_happens_next);
    CPPUNIT_TEST(the_initiator_who_pays_too_gets_the_tickets_in_one_mail_only);
    CPPUNIT_TEST(at_the_end_everybody_hears_what_becomes_of_their_money);
    CPPUNIT_TEST(a_refund_says_why_in_our_words_or_the_organizers);
    CPPUNIT_TEST(a_hostile_name_changes_no_markup);
    CPPUNIT_TEST(all_news_of_shares_are_subscribed_to);
    CPPUNIT_TEST_SUITE_END();

    support::SplitWorld world;
    support::Recorder recorder;
    Service service{world.context, recorder};
    std::int64_t seq = 0;

    outbox::News news(const char* about, const Uuid& subject, const std::string& payload = {})
    {
        outbox::News news;
        news.seq = ++seq;
        news.topic = about;
        news.subject = subject;
        news.payload = payload;
        return news;
    }
    // The mail that the news makes; '' when there is none.
    std::string mailed(const outbox::News& news)
    {
        const auto before = recorder.sent.size();
        if (news.topic.starts_with("split."))
            service.split(news);
        else
            service.share(news);
        return recorder.sent.size() == before ? "" : unfolded(recorder.sent.back().second);
    }
    std::string mailed(const char* about, const payments::Share& share, const std::string& payload = {})
    {
        return mailed(news(about, share.id.uuid(), payload));
    }
    static std::string money(const std::string& reason, int amount)
    {
        return R"({"amount":)" + std::to_string(amount) + R"(,"currency":"USD","reason":")" + reason +
               R"("})";
    }

    void everybody_gets_the_link_to_their_own_share()
    {
        const auto order = world.split(2, 2);
        const auto share = world.shares(order)[1];
        const auto mail = mailed(topic::kInvited, share);
        CPPUNIT_ASSERT_EQUAL(share.email, recorder.sent.back().first.to);
        ASSERT_CONTAINS("Bo Buyer asks you to pay 25.00 USD", mail);
        ASSERT_CONTAINS(world.splits.link(share), mail);
        ASSERT_CONTAINS("2 tickets", mail);
        CPPUNIT_ASSERT(mail.find(world.orders.secret(order)) == std::string::npos);
        CPPUNIT_ASSERT(mail.find(world.shares(order)[0].email) == std::string::npos);
    }

    void the_initiator_is_told_who_was_asked()
    {
        const auto order = world.split(2);
        const auto mail = mailed(news(topic::kStarted, order.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(order.buyer.email, recorder.sent.back().first.to);
        for (const auto& share : world.shares(order)) ASSERT_CONTAINS(share.email, mail);
        ASSERT_CONTAINS("/orders/" + order.id.str() + "?secret=" + world.orders.secret(order), mail);
    }

    void a_link_that_is_mailed_again_is_a_mail_of_its_own()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        const auto first = news(topic::kInvited, share.id.uuid());
        CPPUNIT_ASSERT(!mailed(first).empty());
        CPPUNIT_ASSERT(mailed(first).empty());  // the same news twice
        CPPUNIT_ASSERT(!mailed(topic::kInvited, share).empty());
    }

    void who_paid_meanwhile_is_not_reminded()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        ASSERT_CONTAINS("still to be paid", mailed(topic::kReminded, shares[0]));
        world.pay_share(shares[0]);
        CPPUNIT_ASSERT(mailed(topic::kReminded, shares[0]).empty());
        world.orders.cancel(world.buyer(order), order.id);
        CPPUNIT_ASSERT(mailed(topic::kReminded, shares[1]).empty());
    }

    void who_paid_hears_what_happens_next()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        ASSERT_CONTAINS("As soon as everybody has paid", mailed(topic::kPaid, shares[0]));
        world.pay_share(shares[1]);
        const auto last = mailed(topic::kPaid, shares[1]);
        ASSERT_CONTAINS("Everybody has paid, and Bo Buyer has the tickets", last);
        CPPUNIT_ASSERT(last.find("As soon as") == std::string::npos);
        ASSERT_CONTAINS("Everybody has paid", mailed(topic::kDone, shares[0]));
    }

    void the_initiator_who_pays_too_gets_the_tickets_in_one_mail_only()
    {
        const auto order = world.order(world.type());
        auto payers = world.payers(2);
        payers[0].email = order.buyer.email;
        world.payments.split(world.buyer(order), order.id, payers);
        CPPUNIT_ASSERT(mailed(topic::kDone, world.shares(order)[0]).empty());
        CPPUNIT_ASSERT(!mailed(topic::kDone, world.shares(order)[1]).empty());
    }

    void at_the_end_everybody_hears_what_becomes_of_their_money()
    {
        const auto order = world.split(2);
        const auto shares = world.shares(order);
        world.pay_share(shares[0]);
        world.orders.cancel(world.buyer(order), order.id);
        world.payments.end_split(order.id);
        const auto paid = mailed(topic::kEnded, shares[0], money("split_cancelled", 1250));
        ASSERT_CONTAINS("Bo Buyer has called off the order", paid);
        ASSERT_CONTAINS("The full 12.50 USD that you paid goes back", paid);
        const auto open = mailed(topic::kEnded, shares[1], money("split_cancelled", 0));
        ASSERT_CONTAINS("You were not charged", open);
        CPPUNIT_ASSERT(open.find("goes back to your card") == std::string::npos);
        ASSERT_CONTAINS("you have called off order",
            mailed(news(topic::kOver, order.id.uuid(), R"({"reason":"split_cancelled"})")));
    }

    void a_refund_says_why_in_our_words_or_the_organizers()
    {
        const auto order = world.split(2);
        const auto share = world.shares(order)[0];
        ASSERT_CONTAINS("was paid twice", mailed(topic::kRefunded, share, money("duplicate", 1250)));
        ASSERT_CONTAINS(
            "when the time to pay was over", mailed(topic::kRefunded, share, money("split_over", 1250)));
        const auto asked = mailed(topic::kRefunded, share, money("The band is ill", 500));
        ASSERT_CONTAINS("The reason they gave: The band is ill", asked);
        ASSERT_CONTAINS("5.00 USD", asked);
    }

    void a_hostile_name_changes_no_markup()
    {
        const auto order = world.order(world.type());
        auto payers = world.payers(2);
        payers[1].name = "<b>Bold</b>";
        world.payments.split(world.buyer(order), order.id, payers);
        ASSERT_CONTAINS("&lt;b&gt;Bold&lt;/b&gt;", mailed(topic::kInvited, world.shares(order)[1]));
    }

    void all_news_of_shares_are_subscribed_to()
    {
        const auto all = subscriptions();
        for (const auto* about : {topic::kInvited, topic::kReminded, topic::kPaid, topic::kDone,
                 topic::kEnded, topic::kRefunded, topic::kStarted, topic::kOver})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(about, std::ptrdiff_t{1},
                std::ranges::count(
                    all, std::string_view(about), [](const auto& s) { return std::string_view(s.topic); }));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ShareMailTest);

}  // namespace gatehouse::notifications
