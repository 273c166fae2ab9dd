#include "modules/organizations/routes.hpp"

#include "common/media/pictures.hpp"
#include "modules/organizations/handlers.hpp"
#include "modules/organizations/schemas.hpp"

namespace gatehouse::organizations {

namespace {

using namespace http;
namespace h = handlers;

constexpr std::size_t kMostLogoBytes = 5 * 1024 * 1024;
constexpr Limit kRegister{"register", 5, 3600, By::address}, kRead{"organizations_read", 300, 60},
    kWrite{"organizations_write", 60, 60}, kCreate{"organizations.create", 10, 3600},
    kUpload{"organizations.upload", 30, 3600}, kInvite{"organizations.invite", 60, 3600},
    kLetters{"organizations.letters", 60, 60, By::address}, kAdmin{"admin", 120, 60};

// clang-format off
Routes people()
{
    return {
        {"POST", "/api/auth/register", Access::anyone,    kRegister, takes(kRegistration),  gives(kSignedUp, 201), h::sign_up,        "Open an account and sign in"},
        {"GET",  "/api/users/profile", Access::signed_in, kRead,     takes_nothing(),       gives(kProfile),       h::profile,        "Who I am, and my organizations"},
        {"PUT",  "/api/users/profile", Access::signed_in, kWrite,    takes(kProfileChange), gives(kProfile),       h::update_profile, "Change my name or phone number"},
    };
}

Routes organizations()
{
    return {
        {"GET",    "/api/organizations",             Access::signed_in, kRead,   takes_nothing(),            gives(kOrganizations),      h::mine,         "My organizations, the personal one first"},
        {"POST",   "/api/organizations",             Access::signed_in, kCreate, takes(kNewOrganization),    gives(kOrganization, 201),  h::create,       "Make another organization, owned by me", Idempotency::accepted},
        {"GET",    "/api/organizations/{id}",        Access::member,    kRead,   takes_nothing(),            gives(kOrganization),       h::show,         "One of my organizations"},
        {"PUT",    "/api/organizations/{id}",        Access::member,    kWrite,  takes(kOrganizationChange), gives(kOrganization),       h::update,       "Change what an organization says about itself, its address, defaults and colour"},
        {"GET",    "/api/organizations/slug/{slug}", Access::anyone,    kRead,   takes_nothing(),            gives(kPublicOrganization), h::show_by_slug, "An organization's public face; an earlier address redirects"},
        {"POST",   "/api/organizations/{id}/logo",   Access::member,    kUpload, takes_raw(kMostLogoBytes),  gives(kOrganization),       h::set_logo,     "Set the logo: the file is the body"},
        {"DELETE", "/api/organizations/{id}/logo",   Access::member,    kWrite,  takes_nothing(),            gives(kOrganization),       h::remove_logo,  "Remove the logo"},
    };
}

Routes members()
{
    return {
        {"GET",    "/api/organizations/{id}/members",           Access::member, kRead,  takes_nothing(),      gives(kMembers), h::members,       "Who belongs to an organization"},
        {"PUT",    "/api/organizations/{id}/members/{user_id}", Access::member, kWrite, takes(kMemberChange), gives(kMember),  h::change_member, "Change what a member is and may do; null permissions are those of the role"},
        {"DELETE", "/api/organizations/{id}/members/{user_id}", Access::member, kWrite, takes_nothing(),      gives_nothing(), h::remove_member, "Take a member out, or leave"},
        {"POST",   "/api/organizations/{id}/owner",             Access::member, kWrite, takes(kSuccessor),    gives(kMember),  h::hand_over,     "Hand an organization over to another member"},
    };
}

Routes invitations()
{
    return {
        {"GET",    "/api/organizations/{id}/invitations",                        Access::member,    kRead,    takes_nothing(),           gives(kInvitations),     h::invitations,     "Invitations and what became of them, latest first"},
        {"POST",   "/api/organizations/{id}/invitations",                        Access::member,    kInvite,  takes(kInvitationRequest), gives(kInvitation, 201), h::invite,          "Invite somebody by mail", Idempotency::accepted},
        {"POST",   "/api/organizations/{id}/invitations/{invitation_id}/resend", Access::member,    kInvite,  takes_nothing(),           gives(kInvitation, 201), h::invite_again,    "Send an invitation again: a new link in the place of the old one"},
        {"DELETE", "/api/organizations/{id}/invitations/{invitation_id}",        Access::member,    kWrite,   takes_nothing(),           gives_nothing(),         h::revoke,          "Revoke an invitation"},
        {"GET",    "/api/invitations/{token}",                                   Access::anyone,    kLetters, takes_nothing(),           gives(kLetter),          h::read_invitation, "What an invitation's link is about"},
        {"POST",   "/api/invitations/{token}/accept",                            Access::signed_in, kLetters, takes_nothing(),           gives(kOrganization),    h::accept,          "Accept an invitation to one's own, confirmed address"},
    };
}

Routes administration()
{
    return {
        {"GET", "/api/admin/organizations",           Access::admin, kAdmin, takes_query(kOrganizationQuery), gives(kAllOrganizations), h::all,      "All organizations, newest first"},
        {"PUT", "/api/admin/organizations/{id}/plan", Access::admin, kAdmin, takes(kPlanChange),              gives(kOrganization),     h::set_plan, "Change an organization's plan"},
    };
}
// clang-format on

}  // namespace

const http::Routes& routes()
{
    static const auto kAll = joined({people(), organizations(), members(), invitations(), administration()});
    return kAll;
}

}  // namespace gatehouse::organizations
