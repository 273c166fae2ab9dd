// What an organization means for its events: how many there may be, and the page that lists them (ORG-5,
// ORG-7).

#include <atomic>

#include "modules/events/catalogue.hpp"
#include "modules/events/organizer_page.hpp"
#include "modules/events/repository.hpp"
#include "modules/events/routes.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/events_world.hpp"

namespace gatehouse::events {

class OrganizerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OrganizerTest);
    CPPUNIT_TEST(a_full_plan_takes_no_further_event_and_says_so);
    CPPUNIT_TEST(of_two_events_made_at_once_at_the_last_place_one_is_made);
    CPPUNIT_TEST(cancelled_and_past_events_take_no_place);
    CPPUNIT_TEST(a_past_event_that_is_moved_to_come_needs_a_place_again);
    CPPUNIT_TEST(a_copy_needs_a_place_as_well);
    CPPUNIT_TEST(a_member_without_the_permission_makes_no_events);
    CPPUNIT_TEST(the_list_can_be_narrowed_to_one_organizer);
    CPPUNIT_TEST(the_organizer_s_page_lists_what_is_to_come);
    CPPUNIT_TEST(an_earlier_address_of_the_organizer_redirects);
    CPPUNIT_TEST(the_event_names_its_organizer_with_logo_and_colours);
    CPPUNIT_TEST(pictures_count_as_storage_from_the_month_they_came_in);
    CPPUNIT_TEST_SUITE_END();

    support::EventsWorld world;
    const Config config{{{"plans.free.events", "2"}, {"site.base_url", "https://tickets.example"}}};
    // The same world on a plan with two places.
    const Context narrow{
        config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
    const Editor editor{narrow};
    const auth::Caller& caller = world.organizer.caller;

    Event made(const NewEvent& wanted) { return editor.create(caller, wanted); }
    Event made() { return made(world.plan()); }

    void a_full_plan_takes_no_further_event_and_says_so()
    {
        made(), made();
        try {
            made();
            CPPUNIT_FAIL("a third event on a plan for two");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("plan_limit"), std::string(e.kind().code));
            ASSERT_CONTAINS("has room for 2 drafts and coming events", e.message());
        }
        world.set_plan(world.organizer.organization.id, organizations::Plan::enterprise);
        made();
    }

    void of_two_events_made_at_once_at_the_last_place_one_is_made()
    {
        made();
        std::atomic<int> in = 0, full = 0;
        support::at_once(6, [&](std::size_t) {
            try {
                made();
                ++in;
            } catch (const Error& e) {
                if (&e.kind() == &organizations::kPlanLimit) ++full;
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, in.load());
        CPPUNIT_ASSERT_EQUAL(5, full.load());
    }

    void publish(const EventId& id)
    {
        world.context.db.transact([&](db::Tx& tx) { world.events.publish(tx, caller, id, {}); });
    }

    void cancelled_and_past_events_take_no_place()
    {
        const auto cancelled = made().id, past = made().id;
        publish(cancelled), publish(past);
        world.context.db.transact([&](db::Tx& tx) { world.events.cancel(tx, caller, cancelled, "rain"); });
        made();
        ASSERT_ERROR(organizations::kPlanLimit, made());
        world.clock.advance(std::chrono::days(60));
        CPPUNIT_ASSERT_EQUAL(1, world.context.db.read([&](db::Session& s) {
            return repo::count_open(s, world.organizer.organization.id, world.clock.at);  // the draft
        }));
    }

    void a_past_event_that_is_moved_to_come_needs_a_place_again()
    {
        const auto past = made();
        publish(past.id);
        world.clock.advance(std::chrono::days(60));
        made(), made();
        EventChange change;
        change.version = world.read(past.id).version;
        change.starts_at = world.clock.at + std::chrono::hours(24);
        change.ends_at = world.clock.at + std::chrono::hours(28);
        ASSERT_ERROR(organizations::kPlanLimit, editor.update(caller, past.id, change));
    }

    void a_copy_needs_a_place_as_well()
    {
        const auto first = made().id;
        made();
        ASSERT_ERROR(organizations::kPlanLimit, narrow.db.transact([&](db::Tx& tx) {
            return Service(narrow).duplicate(tx, caller, first, {}).str();
        }));
    }

    void a_member_without_the_permission_makes_no_events()
    {
        const auto org = world.organizer.organization.id;
        using organizations::Permission;
        const auto treasurer =
            world.member(org, organizations::Role::member, organizations::Permissions{Permission::money});
        auto wanted = world.plan();
        wanted.organization = org;
        ASSERT_ERROR(kForbidden, editor.create(treasurer.caller, wanted));
        const auto event = made().id;
        CPPUNIT_ASSERT(world.context.db.read([&](db::Session& s) {
            return world.events.of_organizer(s, treasurer.caller, {}).items.empty();
        }));
        ASSERT_ERROR(kForbidden, editor.remove(treasurer.caller, event));
        ASSERT_ERROR(kNotFound, Catalogue(narrow).get(treasurer.caller, event));  // a draft
    }

    void the_list_can_be_narrowed_to_one_organizer()
    {
        const auto mine = world.published().id;
        const auto path = "/api/events?organization_id=" + world.organizer.organization.id.str();
        const auto listed = world.ok(routes(), path);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, listed.root().find("items")->size());
        CPPUNIT_ASSERT_EQUAL(mine.str(), listed.root().find("items")->at(0).get("id"));
        const auto other =
            world.ok(routes(), "/api/events?organization_id=" + world.stranger.organization.id.str());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, other.root().find("items")->size());
    }

    void the_organizer_s_page_lists_what_is_to_come()
    {
        const auto event = world.published(world.plan("Łódź <Jazz>"));
        world.draft(world.plan("Secret Plan"));
        const auto& slug = world.organizer.organization.slug;
        const auto page = world.get(routes(), "/o/" + slug);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        ASSERT_CONTAINS("<h1 dir=\"auto\">" + world.organizer.organization.name + "</h1>", page.body);
        ASSERT_CONTAINS("<a href=\"/e/" + event.slug + "\" dir=\"auto\">Łódź &lt;Jazz&gt;</a>", page.body);
        CPPUNIT_ASSERT(page.body.find("Secret Plan") == std::string::npos);
        const auto missing = world.get(routes(), "/o/" + world.unique("no-such-"));
        CPPUNIT_ASSERT_EQUAL(404, missing.status);
        ASSERT_CONTAINS("We could not find that organizer", missing.body);
    }

    void an_earlier_address_of_the_organizer_redirects()
    {
        const auto before = world.organizer.organization.slug;
        organizations::OrganizationChange change;
        change.slug = before + "-new";
        organizations::Service(world.context).update(caller, world.organizer.organization.id, change);
        const auto moved = world.get(routes(), "/o/" + before);
        CPPUNIT_ASSERT_EQUAL(301, moved.status);
        CPPUNIT_ASSERT(std::ranges::find(moved.headers, std::pair<std::string, std::string>("Location",
                                                            "/o/" + *change.slug)) != moved.headers.end());
    }

    void the_event_names_its_organizer_with_logo_and_colours()
    {
        const auto event = world.published().id;
        const auto plain = world.ok(routes(), "/api/events/" + event.str());
        CPPUNIT_ASSERT(plain.root().find("organization")->find("palette")->is_null());
        organizations::OrganizationChange change;
        change.accent = {true, "#c2255c"};
        organizations::Service(world.context).update(caller, world.organizer.organization.id, change);
        const auto branded = world.ok(routes(), "/api/events/" + event.str());
        const auto palette = branded.root().find("organization")->find("palette");
        CPPUNIT_ASSERT_EQUAL(std::string("#c2255c"), palette->find("day")->get("accent"));
    }

    void pictures_count_as_storage_from_the_month_they_came_in()
    {
        world.clock.at = std::chrono::sys_days(std::chrono::year(2030) / 3 / 5);
        const auto event = world.published().id;
        world.context.db.transact([&](db::Tx& tx) {
            repo::insert_image(tx, event,
                {new_id<MediaId>(world.context), std::string(64, 'a'), "", 4, 2, 1500}, 0, world.clock.at);
        });
        const auto usage = world.context.db.read([&](db::Session& s) {
            return world.events.usage(s, world.organizer.organization.id, {"2030-02", "2030-03", "2030-04"});
        });
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, usage[0].bytes);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1500}, usage[1].bytes);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1500}, usage[2].bytes);
        CPPUNIT_ASSERT_EQUAL(0, usage[0].published);
        CPPUNIT_ASSERT_EQUAL(1, usage[1].published);
        CPPUNIT_ASSERT_EQUAL(0, usage[2].published);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OrganizerTest);

}  // namespace gatehouse::events
