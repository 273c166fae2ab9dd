// Invitations: seven days, good once, and for nobody but the address they were sent to (ORG-4).

#include <atomic>

#include "modules/organizations/members.hpp"
#include "tests/support/asserts.hpp"
#include "tests/support/at_once.hpp"
#include "tests/support/organizations_world.hpp"

namespace gatehouse::organizations {

class InvitationsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(InvitationsTest);
    CPPUNIT_TEST(who_accepts_is_what_the_invitation_says);
    CPPUNIT_TEST(the_mail_is_owed_in_the_same_transaction_and_holds_no_secret);
    CPPUNIT_TEST(an_invitation_is_good_once);
    CPPUNIT_TEST(an_invitation_is_over_after_seven_days);
    CPPUNIT_TEST(a_revoked_invitation_is_over);
    CPPUNIT_TEST(sending_again_kills_the_earlier_link);
    CPPUNIT_TEST(another_address_cannot_accept);
    CPPUNIT_TEST(an_address_that_was_not_confirmed_cannot_accept);
    CPPUNIT_TEST(an_address_is_the_same_in_any_spelling_of_upper_and_lower_case);
    CPPUNIT_TEST(members_are_not_invited_again);
    CPPUNIT_TEST(nobody_invites_to_more_than_they_may);
    CPPUNIT_TEST(a_forged_or_foreign_token_is_not_found);
    CPPUNIT_TEST(of_accepting_and_revoking_at_once_one_happens);
    CPPUNIT_TEST(accepting_twice_at_once_makes_one_member);
    CPPUNIT_TEST(of_two_at_the_last_seat_one_gets_it);
    CPPUNIT_TEST(strangers_and_members_without_the_permission_see_none);
    CPPUNIT_TEST(it_is_known_whether_the_letter_left);
    CPPUNIT_TEST_SUITE_END();

    support::OrganizationsWorld world;
    const support::OrganizationsWorld::Person owner = world.person(), guest = world.verified();
    const OrganizationId org = world.organization(owner).id;
    const Invitations invitations{world.context};
    const Service service{world.context};

    Invitation sent(const std::string& email, Role role = Role::member)
    {
        return invitations.send(owner.caller, org, {email, role, {}});
    }
    Invitation sent() { return sent(guest.user.email); }

    int members()
    {
        return world.context.db.read([&](db::Session& s) { return repo::count_members(s, org); });
    }

    void who_accepts_is_what_the_invitation_says()
    {
        const auto invitation = invitations.send(
            owner.caller, org, {guest.user.email, Role::member, std::vector{Permission::money}});
        const auto joined = invitations.accept(guest.caller, world.token_of(invitation));
        CPPUNIT_ASSERT(joined.organization.id == org);
        CPPUNIT_ASSERT_EQUAL(std::string("money"), joined.permissions().str());
        const auto listed = invitations.list(owner.caller, org);
        CPPUNIT_ASSERT(listed.at(0).status == InvitationStatus::accepted);
        CPPUNIT_ASSERT(listed.at(0).closed_at.has_value());
        CPPUNIT_ASSERT_EQUAL(owner.user.name, listed.at(0).invited_by_name);
    }

    void the_mail_is_owed_in_the_same_transaction_and_holds_no_secret()
    {
        const auto invitation = sent();
        const auto payload = world.context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT payload FROM outbox WHERE topic = 'organization.invited' AND subject = ?",
                [](const db::Row& row) { return row.text(1); }, invitation.id);
        });
        CPPUNIT_ASSERT(payload.has_value());
        ASSERT_CONTAINS("\"email\":\"" + guest.user.email + "\"", *payload);
        ASSERT_CONTAINS("\"inviter\":\"" + owner.user.name + "\"", *payload);
        CPPUNIT_ASSERT(payload->find(world.token_of(invitation)) == std::string::npos);
    }

    void an_invitation_is_good_once()
    {
        const auto token = world.token_of(sent());
        invitations.accept(guest.caller, token);
        ASSERT_ERROR(kInvitationOver, invitations.accept(guest.caller, token));
        Members(world.context).remove(owner.caller, org, guest.user.id);
        ASSERT_ERROR(kInvitationOver, invitations.accept(guest.caller, token));
        CPPUNIT_ASSERT_EQUAL(1, members());
    }

    void an_invitation_is_over_after_seven_days()
    {
        const auto invitation = sent();
        world.clock.advance(std::chrono::days(7) - std::chrono::seconds(1));
        CPPUNIT_ASSERT(invitations.list(owner.caller, org).at(0).status == InvitationStatus::open);
        world.clock.advance(std::chrono::seconds(1));
        CPPUNIT_ASSERT(invitations.list(owner.caller, org).at(0).status == InvitationStatus::expired);
        ASSERT_ERROR(kInvitationOver, invitations.accept(guest.caller, world.token_of(invitation)));
        const auto again = invitations.send_again(owner.caller, org, invitation.id);
        CPPUNIT_ASSERT_EQUAL(
            org.str(), invitations.accept(guest.caller, world.token_of(again)).organization.id.str());
    }

    void a_revoked_invitation_is_over()
    {
        const auto invitation = sent();
        invitations.revoke(owner.caller, org, invitation.id);
        ASSERT_ERROR(kInvitationOver, invitations.accept(guest.caller, world.token_of(invitation)));
        ASSERT_ERROR(kInvitationOver, invitations.revoke(owner.caller, org, invitation.id));
        CPPUNIT_ASSERT(
            invitations.read(world.token_of(invitation)).invitation.status == InvitationStatus::revoked);
    }

    void sending_again_kills_the_earlier_link()
    {
        const auto first = sent();
        const auto second = invitations.send_again(owner.caller, org, first.id);
        const auto third = sent();  // inviting the same address is the same
        ASSERT_ERROR(kInvitationOver, invitations.accept(guest.caller, world.token_of(first)));
        ASSERT_ERROR(kInvitationOver, invitations.accept(guest.caller, world.token_of(second)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, invitations.list(owner.caller, org).size());
        invitations.accept(guest.caller, world.token_of(third));
        ASSERT_ERROR(kInvitationOver, invitations.send_again(owner.caller, org, third.id));
    }

    void another_address_cannot_accept()
    {
        const auto token = world.token_of(sent());
        ASSERT_ERROR(kNotTheInvited, invitations.accept(world.verified("Mallory").caller, token));
        ASSERT_ERROR(kUnauthenticated, invitations.accept({}, token));
        CPPUNIT_ASSERT_EQUAL(1, members());
        invitations.accept(guest.caller, token);
    }

    void an_address_that_was_not_confirmed_cannot_accept()
    {
        const auto claimant = world.person("Claims To Be");
        ASSERT_ERROR(
            kEmailUnverified, invitations.accept(claimant.caller, world.token_of(sent(claimant.user.email))));
        CPPUNIT_ASSERT_EQUAL(1, members());
    }

    void an_address_is_the_same_in_any_spelling_of_upper_and_lower_case()
    {
        auto shouted = guest.user.email;
        for (auto& c : shouted) c = static_cast<char>(std::toupper(c));
        invitations.accept(guest.caller, world.token_of(sent(shouted)));
        CPPUNIT_ASSERT_EQUAL(2, members());
    }

    void members_are_not_invited_again()
    {
        invitations.accept(guest.caller, world.token_of(sent()));
        ASSERT_ERROR(kAlreadyMember, sent());
    }

    void nobody_invites_to_more_than_they_may()
    {
        const auto admin = world.member(org, Role::admin);
        const auto manager = world.member(org, Role::member, Permissions{Permission::people});
        ASSERT_ERROR(
            kNotYoursToGive, invitations.send(admin.caller, org, {guest.user.email, Role::owner, {}}));
        ASSERT_ERROR(
            kNotYoursToGive, invitations.send(manager.caller, org, {guest.user.email, Role::member, {}}));
        const std::vector<Permission> none;
        CPPUNIT_ASSERT(invitations.send(manager.caller, org, {guest.user.email, Role::member, none})
                           .standing.permissions()
                           .empty());
        const auto member = world.member(org, Role::member);
        ASSERT_ERROR(kForbidden, invitations.send(member.caller, org, {guest.user.email, Role::member, {}}));
    }

    void a_forged_or_foreign_token_is_not_found()
    {
        auto token = world.token_of(sent());
        ASSERT_ERROR(kNotFound, invitations.read(""));
        const auto other =
            auth::one_time::token(world.context.config, "reset", new_id<UserId>(world.context).uuid());
        ASSERT_ERROR(kNotFound, invitations.accept(guest.caller, other));
        token[20] = token[20] == 'A' ? 'B' : 'A';
        ASSERT_ERROR(kNotFound, invitations.accept(guest.caller, token));
    }

    void of_accepting_and_revoking_at_once_one_happens()
    {
        for (int round = 0; round < 10; ++round) {
            const auto org = world.organization(owner).id;
            const auto invitation = invitations.send(owner.caller, org, {guest.user.email, Role::member, {}});
            const auto token = world.token_of(invitation);
            std::atomic<int> accepted = 0, revoked = 0;
            support::at_once(2, [&](std::size_t i) {
                try {
                    if (i == 0)
                        invitations.accept(guest.caller, token), ++accepted;
                    else
                        invitations.revoke(owner.caller, org, invitation.id), ++revoked;
                } catch (const Error& e) {
                    CPPUNIT_ASSERT_EQUAL(std::string("invitation_over"), std::string(e.kind().code));
                }
            });
            CPPUNIT_ASSERT_EQUAL(1, accepted + revoked);
            const auto count =
                world.context.db.read([&](db::Session& s) { return repo::count_members(s, org); });
            CPPUNIT_ASSERT_EQUAL(1 + accepted, count);
        }
    }

    void accepting_twice_at_once_makes_one_member()
    {
        const auto token = world.token_of(sent());
        std::atomic<int> accepted = 0, over = 0;
        support::at_once(8, [&](std::size_t) {
            try {
                invitations.accept(guest.caller, token);
                ++accepted;
            } catch (const Error& e) {
                if (std::string("invitation_over") == e.kind().code) ++over;
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, accepted.load());
        CPPUNIT_ASSERT_EQUAL(7, over.load());
        CPPUNIT_ASSERT_EQUAL(2, members());
    }

    void of_two_at_the_last_seat_one_gets_it()
    {
        const auto most = *service.limits(Plan::free).members;
        const auto other = world.verified("Other Guest");
        const std::array guests{guest, other};
        const std::array tokens{world.token_of(sent()), world.token_of(sent(other.user.email))};
        while (members() < most - 1) world.member(org, Role::member);
        std::atomic<int> in = 0, full = 0;
        support::at_once(2, [&](std::size_t i) {
            try {
                invitations.accept(guests.at(i).caller, tokens.at(i));
                ++in;
            } catch (const Error& e) {
                CPPUNIT_ASSERT_EQUAL(std::string("plan_limit"), std::string(e.kind().code));
                ASSERT_CONTAINS("has room for " + std::to_string(most) + " members", e.message());
                ++full;
            }
        });
        CPPUNIT_ASSERT_EQUAL(1, in.load());
        CPPUNIT_ASSERT_EQUAL(1, full.load());
        CPPUNIT_ASSERT_EQUAL(most, members());
        ASSERT_ERROR(kPlanLimit, sent(world.unique("late.") + "@example.org"));
        // Whoever found it full comes in as soon as there is room.
        world.set_plan(org, Plan::enterprise);
        support::at_once(2, [&](std::size_t i) {
            try {
                invitations.accept(guests.at(i).caller, tokens.at(i));
            } catch (const Error&) {
            }
        });
        CPPUNIT_ASSERT_EQUAL(most + 1, members());
    }

    void strangers_and_members_without_the_permission_see_none()
    {
        const auto invitation = sent();
        const auto stranger = world.person("Mallory").caller, member = world.member(org, Role::member).caller;
        ASSERT_ERROR(kNotFound, invitations.list(stranger, org));
        ASSERT_ERROR(kForbidden, invitations.list(member, org));
        ASSERT_ERROR(kNotFound, invitations.revoke(stranger, org, invitation.id));
        ASSERT_ERROR(kNotFound, invitations.send_again(stranger, org, invitation.id));
        // Of another organization, the owner of this one is a stranger.
        const auto elsewhere = world.person("Elsewhere");
        const auto other = world.organization(elsewhere).id;
        ASSERT_ERROR(kNotFound, invitations.revoke(elsewhere.caller, other, invitation.id));
        ASSERT_ERROR(kNotFound, invitations.send_again(elsewhere.caller, other, invitation.id));
    }

    void it_is_known_whether_the_letter_left()
    {
        const auto invitation = sent();
        CPPUNIT_ASSERT(!invitations.list(owner.caller, org).at(0).mailed_at);
        service.invitation_mailed(invitation.id);
        CPPUNIT_ASSERT(invitations.list(owner.caller, org).at(0).mailed_at.has_value());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(InvitationsTest);

}  // namespace gatehouse::organizations
