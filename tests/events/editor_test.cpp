// Creating, changing and deleting events.

#include "modules/events/editor.hpp"

#include <mutex>
#include <set>

#include "modules/events/catalogue.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class EditorTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EditorTest);
    CPPUNIT_TEST(a_new_event_is_a_draft_with_all_that_was_said);
    CPPUNIT_TEST(two_events_of_one_name_have_two_addresses);
    CPPUNIT_TEST(eight_events_of_one_name_at_the_same_instant_have_eight_addresses);
    CPPUNIT_TEST(every_fault_is_told_at_once);
    CPPUNIT_TEST(a_stale_version_is_a_conflict_and_changes_nothing);
    CPPUNIT_TEST(null_clears_and_absence_keeps);
    CPPUNIT_TEST(a_draft_s_address_follows_its_name_and_a_published_one_stays);
    CPPUNIT_TEST(a_changed_address_redirects_for_ever_and_is_nobody_else_s);
    CPPUNIT_TEST(an_event_may_take_its_old_address_back);
    CPPUNIT_TEST(moving_a_published_event_raises_its_sequence_and_is_news);
    CPPUNIT_TEST(the_currency_is_fixed_once_published);
    CPPUNIT_TEST(a_save_the_date_becomes_ticketed_at_the_same_address);
    CPPUNIT_TEST(only_drafts_can_be_deleted);
    CPPUNIT_TEST(strangers_find_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;
    Editor editor{world.context};

    Event change(const Event& event, const std::function<void(EventChange&)>& fill)
    {
        EventChange change;
        change.version = event.version;
        fill(change);
        return editor.update(world.organizer.caller, event.id, change);
    }

    void a_new_event_is_a_draft_with_all_that_was_said()
    {
        auto wanted = world.plan("Łódź 東京 Straße");
        wanted.categories = {"concert", "set", "concert"};
        wanted.settings = Settings{2, 6, false, true, false, true, FeesPaidBy::organizer, "None."};
        wanted.age_limit = 18;
        const auto event = world.draft(wanted);
        CPPUNIT_ASSERT(event.status == Status::draft);
        CPPUNIT_ASSERT(event.slug.starts_with("lodz-dong-jing-strasse"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, event.categories.size());
        CPPUNIT_ASSERT_EQUAL(6, event.settings.max_per_order);
        CPPUNIT_ASSERT(!event.settings.show_remaining && event.settings.reentry);
        CPPUNIT_ASSERT_EQUAL(18, event.age_limit.value());
        CPPUNIT_ASSERT(event.venue == wanted.venue);
        CPPUNIT_ASSERT(event.organization == world.organizer.organization.id);
        CPPUNIT_ASSERT_EQUAL(1, world.audited("event.created", event.id.uuid()));
    }

    void eight_events_of_one_name_at_the_same_instant_have_eight_addresses()
    {
        const auto wanted = world.plan(world.unique("Octuplet "));
        std::mutex mutex;
        std::set<std::string> slugs;
        support::at_once(8, [&](std::size_t) {
            const auto event = editor.create(world.organizer.caller, wanted);
            const std::lock_guard lock(mutex);
            slugs.insert(event.slug);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{8}, slugs.size());
    }

    void two_events_of_one_name_have_two_addresses()
    {
        const auto name = world.unique("Twin ");
        const auto one = world.draft(world.plan(name)), two = world.draft(world.plan(name));
        CPPUNIT_ASSERT(one.slug != two.slug);
        CPPUNIT_ASSERT(two.slug.starts_with(one.slug));
    }

    void every_fault_is_told_at_once()
    {
        auto wanted = world.plan();
        wanted.ends_at = wanted.starts_at;
        wanted.venue->latitude = 41.9;
        wanted.settings.emplace().min_per_order = 50;
        wanted.categories = {"no-such-thing"};
        wanted.slug = world.published().slug;
        try {
            world.draft(wanted);
            CPPUNIT_FAIL("accepted");
        } catch (const Error& e) {
            std::string pointers;
            for (const auto& fault : e.faults()) pointers += fault.pointer + " ";
            CPPUNIT_ASSERT_EQUAL(
                std::string("/ends_at /venue/longitude /settings/max_per_order /categories/0 /slug "),
                pointers);
        }
    }

    void a_stale_version_is_a_conflict_and_changes_nothing()
    {
        const auto event = world.draft();
        const auto changed = change(event, [](auto& c) { c.summary = "First"; });
        CPPUNIT_ASSERT_EQUAL(event.version + 1, changed.version);
        ASSERT_ERROR(kConflict, change(event, [](auto& c) { c.summary = "Second"; }));
        CPPUNIT_ASSERT_EQUAL(std::string("First"), world.read(event.id).summary);
    }

    void null_clears_and_absence_keeps()
    {
        auto wanted = world.plan();
        wanted.age_limit = 16;
        const auto event = world.draft(wanted);
        const auto kept = change(event, [](auto& c) { c.summary = "x"; });
        CPPUNIT_ASSERT(kept.age_limit && kept.venue);
        const auto cleared = change(kept, [](auto& c) { c.age_limit.given = c.venue.given = true; });
        CPPUNIT_ASSERT(!cleared.age_limit && !cleared.venue);
    }

    void a_draft_s_address_follows_its_name_and_a_published_one_stays()
    {
        const auto name = world.unique("Renamed ");
        const auto draft = change(world.draft(), [&](auto& c) { c.name = name; });
        CPPUNIT_ASSERT(draft.slug.starts_with("renamed-"));
        const auto published = world.published();
        CPPUNIT_ASSERT_EQUAL(published.slug, change(published, [&](auto& c) { c.name = name; }).slug);
    }

    void a_changed_address_redirects_for_ever_and_is_nobody_else_s()
    {
        const auto event = world.published();
        const auto second = change(event, [&](auto& c) { c.slug = text_of(world.unique("second-")); });
        const auto third = change(second, [&](auto& c) { c.slug = text_of(world.unique("third-")); });
        const Catalogue catalogue(world.context);
        for (const auto& old : {event.slug, second.slug}) try {
                catalogue.get_by_slug({}, old);
                CPPUNIT_FAIL("no redirect from " + old);
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("moved"), std::string(e.kind().code));
                CPPUNIT_ASSERT_EQUAL(third.slug, std::get<std::string>(e.extras().front().second));
            }
        auto other = world.plan();
        other.slug = event.slug;
        ASSERT_ERROR(kInvalid, world.draft(other));
    }

    void an_event_may_take_its_old_address_back()
    {
        const auto event = world.published();
        const auto slug = text_of(world.unique("away-"));
        const auto away = change(event, [&](auto& c) { c.slug = slug; });
        const auto back = change(away, [&](auto& c) { c.slug = event.slug; });
        CPPUNIT_ASSERT_EQUAL(event.slug, Catalogue(world.context).get_by_slug({}, event.slug).slug);
        ASSERT_ERROR(kMoved, Catalogue(world.context).get_by_slug({}, slug));
        CPPUNIT_ASSERT_EQUAL(event.version + 2, back.version);
    }

    void moving_a_published_event_raises_its_sequence_and_is_news()
    {
        const auto draft = world.draft();
        change(draft, [&](auto& c) { c.ends_at = draft.ends_at + std::chrono::hours(1); });
        CPPUNIT_ASSERT_EQUAL(0, world.told("event.moved", draft.id.uuid()));
        const auto event = world.published();
        const auto named = change(event, [](auto& c) { c.summary = "Better"; });
        CPPUNIT_ASSERT_EQUAL(0, named.ics_sequence);
        const auto moved = change(named, [&](auto& c) { c.ends_at = event.ends_at + std::chrono::hours(1); });
        CPPUNIT_ASSERT_EQUAL(1, moved.ics_sequence);
        CPPUNIT_ASSERT_EQUAL(1, world.told("event.moved", event.id.uuid()));
    }

    void the_currency_is_fixed_once_published()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("EUR"), change(world.draft(), [](auto& c) { c.currency = "EUR"; }).currency);
        ASSERT_ERROR(kInvalid, change(world.published(), [](auto& c) { c.currency = "EUR"; }));
    }

    void a_save_the_date_becomes_ticketed_at_the_same_address()
    {
        auto wanted = world.plan();
        wanted.type = Type::save_the_date;
        wanted.venue.reset();
        const auto event = world.published(wanted);
        const auto ticketed = change(event, [](auto& c) { c.type = Type::ticketed; });
        CPPUNIT_ASSERT_EQUAL(event.slug, ticketed.slug);
        ASSERT_ERROR(kInvalid, change(ticketed, [](auto& c) { c.type = Type::save_the_date; }));
    }

    void only_drafts_can_be_deleted()
    {
        const auto draft = world.draft(), published = world.published();
        editor.remove(world.organizer.caller, draft.id);
        ASSERT_ERROR(kNotFound, world.read(draft.id));
        CPPUNIT_ASSERT_EQUAL(1, world.told("event.deleted", draft.id.uuid()));
        ASSERT_ERROR(kNotDraft, editor.remove(world.organizer.caller, published.id));
    }

    void strangers_find_nothing()
    {
        const auto& stranger = world.stranger.caller;
        const auto draft = world.draft(), published = world.published();
        for (const auto& event : {draft, published}) {
            EventChange change;
            change.version = event.version;
            ASSERT_ERROR(kNotFound, editor.update(stranger, event.id, change));
            ASSERT_ERROR(kNotFound, editor.remove(stranger, event.id));
        }
        auto theirs = world.plan();
        theirs.organization = world.organizer.organization.id;
        ASSERT_ERROR(kNotFound, editor.create(stranger, theirs));
        ASSERT_ERROR(kNotFound, Catalogue(world.context).get(stranger, draft.id));
        ASSERT_ERROR(kNotFound, Catalogue(world.context).get({}, draft.id));
        CPPUNIT_ASSERT_EQUAL(draft.slug, Catalogue(world.context).get(world.organizer.caller, draft.id).slug);
        CPPUNIT_ASSERT_EQUAL(published.slug, Catalogue(world.context).get({}, published.id).slug);
    }

    // Codes have capitals, addresses none.
    static std::string text_of(std::string text)
    {
        for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return text;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EditorTest);

}  // namespace gatehouse::events
