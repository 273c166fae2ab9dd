// Who belongs, who may change that, and that somebody always owns it (ORG-3).

#include <atomic>
#include <barrier>

#include "modules/organizations/members.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::organizations {

class MembersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MembersTest);
    CPPUNIT_TEST(every_member_sees_who_belongs);
    CPPUNIT_TEST(permissions_of_a_member_replace_those_of_the_role);
    CPPUNIT_TEST(another_role_brings_its_own_permissions);
    CPPUNIT_TEST(an_owner_may_everything_whatever_is_stored);
    CPPUNIT_TEST(nobody_gives_more_than_they_have);
    CPPUNIT_TEST(nobody_touches_who_stands_above_them);
    CPPUNIT_TEST(who_was_removed_may_nothing_from_the_next_request_on);
    CPPUNIT_TEST(members_leave_and_others_need_the_permission_to_remove_them);
    CPPUNIT_TEST(the_last_owner_can_neither_leave_nor_be_demoted);
    CPPUNIT_TEST(of_two_owners_who_leave_at_once_one_stays);
    CPPUNIT_TEST(without_the_lock_both_would_leave);
    CPPUNIT_TEST(nobody_leaves_their_personal_organization);
    CPPUNIT_TEST(an_owner_hands_over_and_is_an_administrator_then);
    CPPUNIT_TEST(invitations_of_somebody_who_was_removed_are_revoked);
    CPPUNIT_TEST(who_hands_over_comes_back_by_no_letter_of_before);
    CPPUNIT_TEST(who_may_less_gives_no_more_by_letters_of_before);
    CPPUNIT_TEST(strangers_see_and_change_nothing);
    CPPUNIT_TEST(every_change_is_audited);
    CPPUNIT_TEST_SUITE_END();

    support::OrganizationsWorld world;
    const support::OrganizationsWorld::Person owner = world.person();
    const OrganizationId org = world.organization(owner).id;
    const Members members{world.context};
    const Service service{world.context};

    static MemberChange role(Role role) { return {role, {}}; }
    static MemberChange permissions(std::vector<Permission> all) { return {{}, {true, std::move(all)}}; }

    Standing standing(const UserId& user)
    {
        return *world.context.db.read([&](db::Session& s) { return service.standing_of(s, user, org); });
    }
    bool may(const auth::Caller& caller, Permission permission)
    {
        return world.context.db.read([&](db::Session& s) { return service.may(s, caller, org, permission); });
    }
    int owners()
    {
        return world.context.db.read([&](db::Session& s) { return repo::count_owners(s, org); });
    }

    void every_member_sees_who_belongs()
    {
        const auto member = world.member(org, Role::member, Permissions{});
        const auto all = members.list(member.caller, org);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, all.size());
        CPPUNIT_ASSERT(all[0].user == owner.user.id && all[0].standing.role == Role::owner);
        CPPUNIT_ASSERT_EQUAL(member.user.email, all[1].email);
        CPPUNIT_ASSERT(all[1].standing.permissions().empty());
    }

    void permissions_of_a_member_replace_those_of_the_role()
    {
        const auto member = world.member(org, Role::member);
        CPPUNIT_ASSERT(may(member.caller, Permission::events) && !may(member.caller, Permission::money));
        members.change(owner.caller, org, member.user.id, permissions({Permission::money}));
        CPPUNIT_ASSERT(!may(member.caller, Permission::events) && may(member.caller, Permission::money));
        members.change(owner.caller, org, member.user.id, {{}, {true, {}}});
        CPPUNIT_ASSERT(may(member.caller, Permission::events) && !may(member.caller, Permission::money));
        CPPUNIT_ASSERT(!standing(member.user.id).chosen);
    }

    void another_role_brings_its_own_permissions()
    {
        const auto member = world.member(org, Role::member, Permissions{Permission::money});
        members.change(owner.caller, org, member.user.id, role(Role::admin));
        CPPUNIT_ASSERT(standing(member.user.id).permissions() == Permissions::all());
    }

    void an_owner_may_everything_whatever_is_stored()
    {
        const auto other = world.member(org, Role::owner, Permissions{});
        for (const auto permission : values(Permission{})) CPPUNIT_ASSERT(may(other.caller, permission));
    }

    void nobody_gives_more_than_they_have()
    {
        const auto manager = world.member(org, Role::member, Permissions{Permission::people});
        const auto member = world.member(org, Role::member, Permissions{Permission::money});
        ASSERT_ERROR(kNotYoursToGive,
            members.change(manager.caller, org, member.user.id, permissions({Permission::settings})));
        ASSERT_ERROR(kNotYoursToGive, members.change(manager.caller, org, member.user.id, role(Role::admin)));
        // What somebody has already is not given by whoever leaves it to them.
        members.change(
            manager.caller, org, member.user.id, permissions({Permission::money, Permission::people}));
        CPPUNIT_ASSERT_EQUAL(std::string("money,people"), standing(member.user.id).permissions().str());
        ASSERT_ERROR(kNotYoursToGive,
            members.change(manager.caller, org, manager.user.id, permissions({Permission::events})));
    }

    void nobody_touches_who_stands_above_them()
    {
        const auto admin = world.member(org, Role::admin);
        ASSERT_ERROR(kNotYoursToGive, members.change(admin.caller, org, owner.user.id, role(Role::member)));
        ASSERT_ERROR(kNotYoursToGive, members.remove(admin.caller, org, owner.user.id));
        ASSERT_ERROR(kNotYoursToGive, members.change(admin.caller, org, admin.user.id, role(Role::owner)));
        CPPUNIT_ASSERT(standing(owner.user.id).role == Role::owner);
    }

    void who_was_removed_may_nothing_from_the_next_request_on()
    {
        const auto admin = world.member(org, Role::admin);
        CPPUNIT_ASSERT(may(admin.caller, Permission::settings));
        members.remove(owner.caller, org, admin.user.id);
        for (const auto permission : values(Permission{})) CPPUNIT_ASSERT(!may(admin.caller, permission));
        ASSERT_ERROR(kNotFound, service.get(admin.caller, org));
    }

    void members_leave_and_others_need_the_permission_to_remove_them()
    {
        const auto one = world.member(org, Role::member), other = world.member(org, Role::member);
        ASSERT_ERROR(kForbidden, members.remove(one.caller, org, other.user.id));
        members.remove(one.caller, org, one.user.id);
        ASSERT_ERROR(kNotFound, members.list(one.caller, org));
        ASSERT_ERROR(kNotFound, members.remove(owner.caller, org, one.user.id));
    }

    void the_last_owner_can_neither_leave_nor_be_demoted()
    {
        ASSERT_ERROR(kLastOwner, members.remove(owner.caller, org, owner.user.id));
        ASSERT_ERROR(kLastOwner, members.change(owner.caller, org, owner.user.id, role(Role::admin)));
        const auto second = world.member(org, Role::owner);
        members.change(owner.caller, org, owner.user.id, role(Role::admin));
        ASSERT_ERROR(kLastOwner, members.remove(second.caller, org, second.user.id));
    }

    void of_two_owners_who_leave_at_once_one_stays()
    {
        for (int round = 0; round < 10; ++round) {
            const auto org = world.organization(owner).id;
            const auto second = world.member(org, Role::owner);
            const std::array callers{owner.caller, second.caller};
            std::atomic<int> left = 0, refused = 0;
            support::at_once(2, [&](std::size_t i) {
                try {
                    members.remove(callers.at(i), org, *callers.at(i).user());
                    ++left;
                } catch (const Error& e) {
                    CPPUNIT_ASSERT_EQUAL(std::string("last_owner"), std::string(e.kind().code));
                    ++refused;
                }
            });
            CPPUNIT_ASSERT_EQUAL(1, left.load());
            CPPUNIT_ASSERT_EQUAL(1, refused.load());
            CPPUNIT_ASSERT_EQUAL(
                1, world.context.db.read([&](db::Session& s) { return repo::count_owners(s, org); }));
        }
    }

    // The same, but for the lock: both count two owners before either is gone.
    void without_the_lock_both_would_leave()
    {
        const auto second = world.member(org, Role::owner);
        const std::array users{owner.user.id, second.user.id};
        std::barrier counted(2);
        support::at_once(2, [&](std::size_t i) {
            world.context.db.transact([&](db::Tx& tx) {
                const bool another = repo::count_owners(tx, org) > 1;
                counted.arrive_and_wait();
                if (another)
                    tx.exec("DELETE FROM organization_members WHERE organization_id = ? AND user_id = ?", org,
                        users.at(i));
            });
        });
        CPPUNIT_ASSERT_EQUAL(0, owners());
    }

    void nobody_leaves_their_personal_organization()
    {
        const auto own = owner.organization.id;
        const auto second = world.member(own, Role::owner);
        ASSERT_ERROR(kPersonal, members.remove(owner.caller, own, owner.user.id));
        ASSERT_ERROR(kPersonal, members.remove(second.caller, own, owner.user.id));
        ASSERT_ERROR(kPersonal, members.hand_over(owner.caller, own, second.user.id));
        members.remove(second.caller, own, second.user.id);
    }

    void an_owner_hands_over_and_is_an_administrator_then()
    {
        const auto heir = world.member(org, Role::member), admin = world.member(org, Role::admin);
        ASSERT_ERROR(kForbidden, members.hand_over(admin.caller, org, heir.user.id));
        ASSERT_ERROR(kNotFound, members.hand_over(owner.caller, org, world.person().user.id));
        members.hand_over(owner.caller, org, heir.user.id);
        CPPUNIT_ASSERT(standing(heir.user.id).role == Role::owner);
        CPPUNIT_ASSERT(standing(owner.user.id).role == Role::admin);
    }

    void invitations_of_somebody_who_was_removed_are_revoked()
    {
        const auto admin = world.member(org, Role::admin);
        const auto accomplice = world.verified("Second Address");
        const Invitations invitations(world.context);
        const auto sent = invitations.send(admin.caller, org, {accomplice.user.email, Role::admin, {}});
        members.remove(owner.caller, org, admin.user.id);
        ASSERT_ERROR(kInvitationOver, invitations.accept(accomplice.caller, world.token_of(sent)));
    }

    void who_hands_over_comes_back_by_no_letter_of_before()
    {
        const auto heir = world.member(org, Role::member);
        const auto second = world.verified("Second Address");
        const Invitations invitations(world.context);
        const auto sent = invitations.send(owner.caller, org, {second.user.email, Role::owner, {}});
        members.hand_over(owner.caller, org, heir.user.id);
        ASSERT_ERROR(kInvitationOver, invitations.accept(second.caller, world.token_of(sent)));
    }

    void who_may_less_gives_no_more_by_letters_of_before()
    {
        const auto admin = world.member(org, Role::admin);
        const auto second = world.verified("Second Address");
        const Invitations invitations(world.context);
        const auto sent = invitations.send(admin.caller, org, {second.user.email, Role::admin, {}});
        members.change(owner.caller, org, admin.user.id, role(Role::member));
        ASSERT_ERROR(kInvitationOver, invitations.accept(second.caller, world.token_of(sent)));
    }

    void strangers_see_and_change_nothing()
    {
        const auto stranger = world.person("Mallory").caller;
        ASSERT_ERROR(kNotFound, members.list(stranger, org));
        ASSERT_ERROR(kNotFound, members.change(stranger, org, owner.user.id, role(Role::member)));
        ASSERT_ERROR(kNotFound, members.remove(stranger, org, owner.user.id));
        ASSERT_ERROR(kNotFound, members.remove(stranger, org, *stranger.user()));
        ASSERT_ERROR(kNotFound, members.hand_over(stranger, org, owner.user.id));
        ASSERT_ERROR(kUnauthenticated, members.list({}, org));
    }

    void every_change_is_audited()
    {
        const auto member = world.member(org, Role::member);
        members.change(owner.caller, org, member.user.id, role(Role::admin));
        members.remove(owner.caller, org, member.user.id);
        const auto acts = world.context.db.read([&](db::Session& s) {
            return s.all(
                "SELECT action, detail FROM audit_log WHERE subject_id = ? AND organization_id = ? ORDER BY "
                "seq",
                [](const db::Row& row) { return row.text(1) + " " + row.text(2); }, member.user.id, org);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, acts.size());
        ASSERT_CONTAINS(
            R"~(member.changed {"before":"member (events)","after":"admin (events,money,people,settings)"})~",
            acts[0]);
        ASSERT_CONTAINS("member.removed", acts[1]);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MembersTest);

}  // namespace gatehouse::organizations
