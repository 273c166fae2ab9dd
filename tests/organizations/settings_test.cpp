// What an organization is called and looks like, where it is found, and what its plan allows (ORG-2, ORG-5).

#include <atomic>

#include "common/media/store.hpp"
#include "common/text/text.hpp"
#include "modules/organizations/administration.hpp"
#include "modules/organizations/members.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/organizations_world.hpp"
#include "tests/support/picture.hpp"

namespace gatehouse::organizations {

class SettingsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SettingsTest);
    CPPUNIT_TEST(who_makes_an_organization_owns_it);
    CPPUNIT_TEST(a_slug_that_changed_redirects_and_is_nobody_elses);
    CPPUNIT_TEST(of_two_who_want_a_slug_at_once_one_gets_it);
    CPPUNIT_TEST(a_colour_nobody_could_read_is_refused_with_the_reason);
    CPPUNIT_TEST(a_logo_is_one_png_and_goes_with_the_last_who_shows_it);
    CPPUNIT_TEST(a_logo_that_is_no_picture_is_refused);
    CPPUNIT_TEST(each_plan_has_its_limits_and_share);
    CPPUNIT_TEST(the_share_of_an_order_follows_the_plan);
    CPPUNIT_TEST(what_is_there_stays_when_the_plan_shrinks);
    CPPUNIT_TEST(headcounts_are_those_of_the_month);
    CPPUNIT_TEST(strangers_and_members_change_nothing);
    CPPUNIT_TEST_SUITE_END();

    support::OrganizationsWorld world;
    const support::OrganizationsWorld::Person owner = world.person();
    const Organization org = world.organization(owner);
    const Service service{world.context};

    static OrganizationChange slug(const std::string& slug)
    {
        OrganizationChange change;
        change.slug = slug;
        return change;
    }
    static OrganizationChange accent(const std::string& hex)
    {
        OrganizationChange change;
        change.accent = {true, hex};
        return change;
    }

    void who_makes_an_organization_owns_it()
    {
        const auto made = service.create(owner.caller, {"Quay Concerts", {}, "EUR", "Europe/Berlin"});
        CPPUNIT_ASSERT(made.standing->role == Role::owner);
        CPPUNIT_ASSERT(!made.organization.personal_of);
        CPPUNIT_ASSERT_EQUAL(std::string("EUR"), made.organization.default_currency);
        CPPUNIT_ASSERT(made.organization.slug.starts_with("quay-concerts"));
        CPPUNIT_ASSERT_EQUAL(1, made.members);
        ASSERT_ERROR(kInvalid, service.create(owner.caller, {"Twin", made.organization.slug, {}, {}}));
        ASSERT_ERROR(kUnauthenticated, service.create({}, {"Nobody's", {}, {}, {}}));
    }

    void a_slug_that_changed_redirects_and_is_nobody_elses()
    {
        const auto wanted = text::fold(world.unique("quay-"));
        service.update(owner.caller, org.id, slug(wanted));
        CPPUNIT_ASSERT_EQUAL(wanted, service.get_by_slug(wanted).slug);
        try {
            service.get_by_slug(org.slug);
            CPPUNIT_FAIL("an earlier slug does not redirect");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("moved"), std::string(e.kind().code));
            CPPUNIT_ASSERT_EQUAL(wanted, std::get<std::string>(e.extras().front().second));
        }
        const auto other = world.organization(world.person());
        ASSERT_ERROR(kInvalid, service.update(owner.caller, org.id, slug(other.slug)));
        const auto thief = world.person("Mallory");
        ASSERT_ERROR(kInvalid, service.create(thief.caller, {"Thief", org.slug, {}, {}}));
        // It may have its own back.
        CPPUNIT_ASSERT_EQUAL(
            org.slug, service.update(owner.caller, org.id, slug(org.slug)).organization.slug);
    }

    void of_two_who_want_a_slug_at_once_one_gets_it()
    {
        const auto wanted = text::fold(world.unique("quay-"));
        const auto rival = world.person("Rival");
        const std::array callers{owner.caller, rival.caller};
        const std::array ids{org.id, world.organization(rival).id};
        std::atomic<int> got = 0, taken = 0;
        support::at_once(2, [&](std::size_t i) {
            try {
                service.update(callers.at(i), ids.at(i), slug(wanted));
                ++got;
            } catch (const Error& e) {
                if (!e.faults().empty() && e.faults()[0].code == "taken") ++taken;
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, got.load());
        CPPUNIT_ASSERT_EQUAL(1, taken.load());
    }

    void a_colour_nobody_could_read_is_refused_with_the_reason()
    {
        try {
            service.update(owner.caller, org.id, accent("#ffee88"));
            CPPUNIT_FAIL("pale yellow on paper");
        } catch (const Error& e) {
            CPPUNIT_ASSERT_EQUAL(std::string("/accent"), e.faults().at(0).pointer);
            ASSERT_CONTAINS("too light to be read", e.faults().at(0).detail);
        }
        const auto red = service.update(owner.caller, org.id, accent("#c2255c")).organization.brand;
        CPPUNIT_ASSERT_EQUAL(std::string("#c2255c"), red.palette()->day.accent);
        CPPUNIT_ASSERT(colour::contrast(red.palette()->night.accent, "#121513") >= 4.5);
        OrganizationChange none;
        none.accent = {true, {}};
        CPPUNIT_ASSERT(!service.update(owner.caller, org.id, none).organization.brand.palette());
    }

    void a_logo_is_one_png_and_goes_with_the_last_who_shows_it()
    {
        const media::Store store(world.context.config);
        const auto logo =
            *service.set_logo(owner.caller, org.id, support::small_png()).organization.brand.logo;
        CPPUNIT_ASSERT(store.read(logo.file()).starts_with("\x89PNG"));
        const auto other = world.organization(owner).id;
        service.set_logo(owner.caller, other, support::small_png());
        service.remove_logo(owner.caller, org.id);
        CPPUNIT_ASSERT(!store.read(logo.file()).empty());
        service.remove_logo(owner.caller, other);
        CPPUNIT_ASSERT(store.read(logo.file()).empty());
    }

    void a_logo_that_is_no_picture_is_refused()
    {
        ASSERT_ERROR(media::pictures::kNoPicture, service.set_logo(owner.caller, org.id, "<svg/>"));
        ASSERT_ERROR(media::pictures::kNoPicture,
            service.set_logo(owner.caller, org.id, support::small_png().substr(0, 50)));
    }

    void each_plan_has_its_limits_and_share()
    {
        const Config config(
            {{"fees.percent", "300"}, {"plans.pro.fee_percent", "150"}, {"plans.pro.members", "7"}});
        const Context context{
            config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        const Service here(context);
        CPPUNIT_ASSERT_EQUAL(300, here.limits(Plan::free).fee_percent);
        CPPUNIT_ASSERT_EQUAL(150, here.limits(Plan::pro).fee_percent);
        CPPUNIT_ASSERT_EQUAL(7, *here.limits(Plan::pro).members);
        CPPUNIT_ASSERT(!here.limits(Plan::enterprise).members);
        CPPUNIT_ASSERT(!here.limits(Plan::enterprise).events);
    }

    void the_share_of_an_order_follows_the_plan()
    {
        const Config config({{"fees.percent", "300"}, {"plans.pro.fee_percent", "150"}});
        const Context context{
            config, world.context.db, world.context.redis, world.clock, world.random, world.metrics};
        const auto share = [&] {
            return world.context.db.read(
                [&](db::Session& session) { return Service(context).fee_percent(session, org.id); });
        };
        CPPUNIT_ASSERT_EQUAL(300, share());
        world.set_plan(org.id, Plan::pro);
        CPPUNIT_ASSERT_EQUAL(150, share());
    }

    void what_is_there_stays_when_the_plan_shrinks()
    {
        const auto root = world.signed_in(world.person("Root").user.id, auth::Role::admin);
        const Administration administration(world.context);
        administration.set_plan(root, org.id, Plan::enterprise);
        const auto most = *service.limits(Plan::free).members;
        for (int i = 0; i < most + 2; ++i) world.member(org.id, Role::member);
        CPPUNIT_ASSERT(administration.set_plan(root, org.id, Plan::free).organization.plan == Plan::free);
        CPPUNIT_ASSERT_EQUAL(most + 3, service.get(owner.caller, org.id).members);
        ASSERT_ERROR(kPlanLimit,
            Invitations(world.context).send(owner.caller, org.id, {"late@example.org", Role::member, {}}));
    }

    void headcounts_are_those_of_the_month()
    {
        world.clock.at = std::chrono::sys_days(std::chrono::year(2030) / 1 / 15);
        const auto fresh = world.organization(owner).id;
        world.clock.advance(std::chrono::days(31));
        const auto member = world.member(fresh, Role::member);
        world.member(fresh, Role::member);
        world.clock.advance(std::chrono::days(60));
        Members(world.context).remove(owner.caller, fresh, member.user.id);
        const auto counts = world.context.db.read([&](db::Session& s) {
            return service.headcounts(s, fresh, {"2029-12", "2030-01", "2030-02", "2030-03", "2030-04"});
        });
        CPPUNIT_ASSERT(counts == std::vector<int>({0, 1, 3, 3, 2}));
    }

    void strangers_and_members_change_nothing()
    {
        const auto stranger = world.person("Mallory").caller,
                   member = world.member(org.id, Role::member).caller;
        ASSERT_ERROR(kNotFound, service.update(stranger, org.id, slug("mine-now")));
        ASSERT_ERROR(kNotFound, service.set_logo(stranger, org.id, support::small_png()));
        ASSERT_ERROR(kNotFound, service.remove_logo(stranger, org.id));
        ASSERT_ERROR(kForbidden, service.update(member, org.id, accent("#c2255c")));
        ASSERT_ERROR(kForbidden, service.set_logo(member, org.id, support::small_png()));
        CPPUNIT_ASSERT(service.get(member, org.id).organization.slug == org.slug);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettingsTest);

}  // namespace gatehouse::organizations
