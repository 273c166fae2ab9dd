// Who may do what for whom: the matrix, and what strangers learn (ORG-3, ORG-6).

#include "modules/organizations/repository.hpp"
#include "modules/organizations/service.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::organizations {

class PermissionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PermissionTest);
    CPPUNIT_TEST(the_matrix);
    CPPUNIT_TEST(strangers_do_not_learn_that_it_exists);
    CPPUNIT_TEST(guests_are_asked_to_sign_in);
    CPPUNIT_TEST(platform_administrators_may_everything);
    CPPUNIT_TEST(a_member_who_was_removed_may_nothing_at_once);
    CPPUNIT_TEST(members_read_and_only_administrators_change_it);
    CPPUNIT_TEST(briefs_leave_out_what_does_not_exist);
    CPPUNIT_TEST(memberships_begin_with_the_own_organization);
    CPPUNIT_TEST_SUITE_END();

    support::OrganizationsWorld world;
    Service service{world.context};
    const support::OrganizationsWorld::Person owner = world.person();
    const OrganizationId org = owner.organization.id;
    static constexpr auto kAll = {
        Permission::events, Permission::money, Permission::people, Permission::settings};

    auth::Caller with_role(Role role)
    {
        const auto person = world.person("Grace Hopper");
        world.context.db.transact([&](db::Tx& tx) {
            repo::add_member(tx, org, person.user.id, {role, {}}, world.clock.at);
        });
        return person.caller;
    }

    static OrganizationChange renamed(const std::string& name)
    {
        OrganizationChange change;
        change.name = name;
        return change;
    }

    bool may(const auth::Caller& caller, Permission permission)
    {
        return world.context.db.read([&](db::Session& s) { return service.may(s, caller, org, permission); });
    }

    bool require(const auth::Caller& caller, Permission permission)
    {
        return world.context.db.read([&](db::Session& s) {
            service.require_permission(s, caller, org, permission);
            return true;
        });
    }

    void the_matrix()
    {
        const auto admin = with_role(Role::admin), member = with_role(Role::member);
        for (const auto permission : kAll) {
            CPPUNIT_ASSERT(require(owner.caller, permission));
            CPPUNIT_ASSERT(require(admin, permission));
            const bool allowed = permission == Permission::events;
            CPPUNIT_ASSERT_EQUAL(allowed, may(member, permission));
            if (allowed)
                CPPUNIT_ASSERT(require(member, permission));
            else
                ASSERT_ERROR(kForbidden, require(member, permission));
        }
    }

    void strangers_do_not_learn_that_it_exists()
    {
        const auto stranger = world.person("Mallory").caller;
        for (const auto permission : kAll) {
            ASSERT_ERROR(kNotFound, require(stranger, permission));
            CPPUNIT_ASSERT(!may(stranger, permission));
        }
        ASSERT_ERROR(kNotFound, service.get(stranger, org));
        ASSERT_ERROR(kNotFound, service.update(stranger, org, {}));
        ASSERT_ERROR(kNotFound, service.get(stranger, new_id<OrganizationId>(world.context)));
    }

    void guests_are_asked_to_sign_in()
    {
        ASSERT_ERROR(kUnauthenticated, require({}, Permission::events));
        CPPUNIT_ASSERT(!may({}, Permission::events));
    }

    void platform_administrators_may_everything()
    {
        const auto root = world.signed_in(world.person("Root").user.id, auth::Role::admin);
        for (const auto permission : kAll) CPPUNIT_ASSERT(require(root, permission));
        CPPUNIT_ASSERT(!service.get(root, org).standing);
    }

    void a_member_who_was_removed_may_nothing_at_once()
    {
        const auto member = with_role(Role::admin);
        CPPUNIT_ASSERT(may(member, Permission::events));
        world.context.db.transact([&](db::Tx& tx) {
            tx.exec("DELETE FROM organization_members WHERE user_id = ? AND organization_id = ?",
                *member.user(), org);
        });
        CPPUNIT_ASSERT(!may(member, Permission::events));
    }

    void members_read_and_only_administrators_change_it()
    {
        const auto member = with_role(Role::member);
        CPPUNIT_ASSERT(service.get(member, org).standing->role == Role::member);
        ASSERT_ERROR(kForbidden, service.update(member, org, renamed("Mine now")));
        CPPUNIT_ASSERT_EQUAL(owner.organization.name, service.get(member, org).organization.name);
        OrganizationChange defaults;
        defaults.default_currency = "EUR", defaults.default_zone = "Europe/Berlin";
        const auto changed = service.update(with_role(Role::admin), org, defaults).organization;
        CPPUNIT_ASSERT_EQUAL(std::string("EUR"), changed.default_currency);
        CPPUNIT_ASSERT_EQUAL(std::string("Europe/Berlin"), changed.default_zone);
        CPPUNIT_ASSERT_EQUAL(owner.organization.name, changed.name);
        CPPUNIT_ASSERT_EQUAL(owner.organization.slug, changed.slug);
    }

    void briefs_leave_out_what_does_not_exist()
    {
        const auto other = world.person("Grace Hopper").organization;
        const auto found = world.context.db.read([&](db::Session& s) {
            return service.brief(s, {org, other.id, new_id<OrganizationId>(world.context)});
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found.size());
        CPPUNIT_ASSERT_EQUAL(other.slug, found.at(other.id).slug);
        CPPUNIT_ASSERT(world.context.db.read([&](db::Session& s) { return service.brief(s, {}).empty(); }));
    }

    void memberships_begin_with_the_own_organization()
    {
        const auto person = world.person("Zoe");
        world.context.db.transact([&](db::Tx& tx) {
            repo::add_member(tx, org, person.user.id, {Role::member, {}}, world.clock.at);
        });
        const auto all =
            world.context.db.read([&](db::Session& s) { return service.memberships(s, person.user.id); });
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, all.size());
        CPPUNIT_ASSERT(all[0].organization.id == person.organization.id);
        CPPUNIT_ASSERT(all[1].standing->role == Role::member);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PermissionTest);

}  // namespace gatehouse::organizations
