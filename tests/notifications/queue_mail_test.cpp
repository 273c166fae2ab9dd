// Mails to people who wait in a line.

#include "modules/notifications/service.hpp"
#include "modules/queue/guests.hpp"
#include "modules/queue/organizer.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/queue_world.hpp"
#include "tests/support/recorder.hpp"

namespace gatehouse::notifications {

using namespace std::chrono_literals;
using support::unfolded;

class QueueMailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(QueueMailTest);
    CPPUNIT_TEST(whose_turn_it_is_learns_until_when_and_where_to_buy_once);
    CPPUNIT_TEST(an_offer_that_is_over_is_nobodys_good_news);
    CPPUNIT_TEST(who_missed_an_offer_is_told_how_to_join_again);
    CPPUNIT_TEST(a_guest_is_mailed_the_code_that_proves_the_address);
    CPPUNIT_TEST(what_an_organizer_writes_changes_no_markup);
    CPPUNIT_TEST_SUITE_END();

    support::QueueWorld world;
    support::Recorder recorder;
    Service service{world.context, recorder};

    static outbox::News news_of(const char* topic, const Uuid& subject, const std::string& payload = {})
    {
        outbox::News news;
        news.topic = topic;
        news.subject = subject;
        news.payload = payload;
        return news;
    }
    queue::Entry offered()
    {
        const auto event = world.event();
        const auto type = world.room(event, 1);
        const auto entry = world.join(type);
        world.offers.serve(event);
        return world.now(entry);
    }
    std::string last()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, recorder.sent.size());
        return unfolded(recorder.sent.front().second);
    }

    void whose_turn_it_is_learns_until_when_and_where_to_buy_once()
    {
        const auto entry = offered();
        const auto news = news_of(queue::kOffered, entry.offer->uuid());
        service.queue_offered(news);
        service.queue_offered(news);
        const auto mail = last();
        CPPUNIT_ASSERT_EQUAL(entry.email, recorder.sent.front().first.to);
        ASSERT_CONTAINS("/queue/" + entry.id.str() +
                            "?secret=" + queue::secrets::of_entry(world.context.config, entry.id),
            mail);
        ASSERT_CONTAINS("1 ticket", mail);
        ASSERT_CONTAINS("(America/Chicago)", mail);
        ASSERT_CONTAINS("Wanda Waiter", mail);
    }

    void an_offer_that_is_over_is_nobodys_good_news()
    {
        const auto entry = offered();
        world.clock.advance(queue::kOfferFor + 1s);
        service.queue_offered(news_of(queue::kOffered, entry.offer->uuid()));
        CPPUNIT_ASSERT(recorder.sent.empty());
    }

    void who_missed_an_offer_is_told_how_to_join_again()
    {
        const auto entry = offered();
        world.clock.advance(queue::kOfferFor + 1s);
        while (world.ends.expire() > 0) {}
        service.queue_offer_expired(news_of(queue::kOfferExpired, entry.id.uuid()));
        ASSERT_CONTAINS("/queue/" + entry.id.str(), last());
    }

    void a_guest_is_mailed_the_code_that_proves_the_address()
    {
        const auto entry = offered();
        const auto email = world.unique("new.") + "@example.org";
        queue::Guests(world.context).request(email, entry.item);
        const auto id = world.context.db.read([&](db::Session& s) {
            return s
                .one(
                    "SELECT id FROM queue_guests WHERE email = ?",
                    [](const db::Row& row) { return row.id<queue::GuestId>(1); }, email)
                .value();
        });
        service.queue_guest_code(news_of(queue::kGuestCode, id.uuid()));
        ASSERT_CONTAINS(queue::secrets::code(world.context.config, id), last());
    }

    void what_an_organizer_writes_changes_no_markup()
    {
        const auto event = world.event();
        const auto type = world.room(event, 1);
        const auto entry = world.join(type);
        const auto sent = queue::Organizer(world.context, world.hall.showing)
                              .message(world.organizer.caller, type, {"<b>News</b>", "<i>More</i> days"});
        service.queue_message(news_of(queue::kMessaged, entry.id.uuid(), sent.id.str()));
        const auto mail = last();
        ASSERT_CONTAINS("&lt;i&gt;More&lt;/i&gt; days", mail);
        ASSERT_CONTAINS("Subject: ", mail);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(QueueMailTest);

}  // namespace gatehouse::notifications
