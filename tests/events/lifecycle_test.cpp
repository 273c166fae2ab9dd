// Publishing, cancelling and duplicating.

#include "modules/events/repository.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class LifecycleTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LifecycleTest);
    CPPUNIT_TEST(publishing_lists_everything_that_is_missing_at_once);
    CPPUNIT_TEST(publishing_shows_the_event_and_is_audited_and_told_once);
    CPPUNIT_TEST(a_cancelled_event_stays_readable_and_sells_nothing);
    CPPUNIT_TEST(a_draft_is_not_cancelled_and_a_cancelled_event_not_published);
    CPPUNIT_TEST(a_copy_has_everything_but_identity_and_dates);
    CPPUNIT_TEST(only_a_published_event_that_is_not_over_is_on_sale);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;

    void publish(const EventId& id, const Missing& also = {})
    {
        world.context.db.transact(
            [&](db::Tx& tx) { world.events.publish(tx, world.organizer.caller, id, also); });
    }
    void cancel(const EventId& id)
    {
        world.context.db.transact(
            [&](db::Tx& tx) { world.events.cancel(tx, world.organizer.caller, id, "Rain \"and\" wind"); });
    }
    Facts require_on_sale(const EventId& id)
    {
        return world.context.db.read(
            [&](db::Session& session) { return world.events.require_on_sale(session, id); });
    }

    void publishing_lists_everything_that_is_missing_at_once()
    {
        auto wanted = world.plan();
        wanted.venue.reset();
        const auto event = world.draft(wanted);
        world.clock.advance(std::chrono::hours(24 * 60));
        try {
            publish(event.id, {{"/ticket_types", "required", "Please add one."}});
            CPPUNIT_FAIL("published");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("not_publishable"), std::string(e.kind().code));
            CPPUNIT_ASSERT_EQUAL(std::size_t{3}, e.faults().size());
        }
        CPPUNIT_ASSERT(world.read(event.id).status == Status::draft);
    }

    void publishing_shows_the_event_and_is_audited_and_told_once()
    {
        const auto event = world.draft();
        publish(event.id);
        publish(event.id);
        const auto published = world.read(event.id);
        CPPUNIT_ASSERT(published.status == Status::published && published.published_at);
        CPPUNIT_ASSERT_EQUAL(1, world.audited("event.published", event.id.uuid()));
        CPPUNIT_ASSERT_EQUAL(1, world.told("event.published", event.id.uuid()));
    }

    void a_cancelled_event_stays_readable_and_sells_nothing()
    {
        const auto event = world.published();
        cancel(event.id);
        cancel(event.id);
        CPPUNIT_ASSERT(world.read(event.id).status == Status::cancelled);
        CPPUNIT_ASSERT_EQUAL(1, world.read(event.id).ics_sequence);
        CPPUNIT_ASSERT_EQUAL(1, world.told("event.cancelled", event.id.uuid()));
        ASSERT_ERROR(kSalesClosed, require_on_sale(event.id));
    }

    void a_draft_is_not_cancelled_and_a_cancelled_event_not_published()
    {
        const auto draft = world.draft(), gone = world.published();
        ASSERT_ERROR(kConflict, (cancel(draft.id), 0));
        cancel(gone.id);
        ASSERT_ERROR(kNotDraft, (publish(gone.id), 0));
    }

    void a_copy_has_everything_but_identity_and_dates()
    {
        auto wanted = world.plan();
        wanted.categories = {"festival"};
        wanted.description = "# Hello";
        const auto event = world.published(wanted);
        const auto starts = event.starts_at + std::chrono::hours(24 * 365);
        const auto id = world.context.db.transact([&](db::Tx& tx) {
            repo::insert_image(tx, event.id,
                {new_id<MediaId>(world.context), std::string(64, 'a'), "Stage", 10, 10}, 0, world.clock.at);
            return world.events.duplicate(tx, world.organizer.caller, event.id, {{}, starts, {}});
        });
        const auto copy = world.read(id);
        CPPUNIT_ASSERT(copy.status == Status::draft && copy.slug != event.slug && copy.version == 1);
        CPPUNIT_ASSERT(
            copy.starts_at == starts && copy.ends_at - copy.starts_at == event.ends_at - event.starts_at);
        CPPUNIT_ASSERT_EQUAL(event.description, copy.description);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, copy.categories.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Stage"), copy.images.at(0).alt);
        ASSERT_ERROR(kNotFound, world.context.db.transact([&](db::Tx& tx) {
            return world.events.duplicate(tx, world.stranger.caller, event.id, {});
        }));
    }

    void only_a_published_event_that_is_not_over_is_on_sale()
    {
        ASSERT_ERROR(kNotFound, require_on_sale(world.draft().id));
        ASSERT_ERROR(kNotFound, require_on_sale(new_id<EventId>(world.context)));
        auto date = world.plan();
        date.type = Type::save_the_date;
        ASSERT_ERROR(kSalesNotOpen, require_on_sale(world.published(date).id));
        const auto event = world.published();
        CPPUNIT_ASSERT_EQUAL(event.slug, require_on_sale(event.id).slug);
        world.clock.at = event.ends_at;
        ASSERT_ERROR(kSalesClosed, require_on_sale(event.id));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LifecycleTest);

}  // namespace gatehouse::events
