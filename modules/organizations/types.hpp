// The tenants: who owns events, and who may do what for them. Pure data and rules; no I/O.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/colour.hpp"
#include "common/error.hpp"
#include "common/id.hpp"
#include "common/json/schema.hpp"
#include "common/json/view.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::organizations {

// clang-format off
inline constexpr ErrorKind kPlanLimit       {"plan_limit",         409, "This organization's plan has no room for more."};
inline constexpr ErrorKind kLastOwner       {"last_owner",         409, "An organization needs an owner. Make somebody else an owner first."};
inline constexpr ErrorKind kPersonal        {"personal_organization", 409, "This is somebody's personal organization: it stays with them."};
inline constexpr ErrorKind kNotYoursToGive  {"not_yours_to_give",  403, "You can give others no more than you may do yourself."};
inline constexpr ErrorKind kAlreadyMember   {"already_member",     409, "This person is a member already."};
inline constexpr ErrorKind kInvitationOver  {"invitation_over",    410, "This invitation is over. Please ask for a new one."};
inline constexpr ErrorKind kNotTheInvited   {"not_the_invited",    403, "This invitation is for another e-mail address."};
inline constexpr ErrorKind kEmailUnverified {"email_unverified",   403, "Please confirm your e-mail address first."};
inline constexpr ErrorKind kCardSalesStopped {"card_sales_stopped",  409, "The organizer cannot take card payments at the moment, so tickets that cost something are not on sale. Please try again later."};
inline constexpr ErrorKind kOrganizationMoved{"moved",             301, "This organization has a new address."};
// clang-format on

using InvitationId = Id<"inv">;

// What the token of an invitation's link is made for (common/auth/one_time.hpp).
inline constexpr const char* kInvitationPurpose = "organization invitation";

// In order of rank.
enum class Role { owner, admin, member };
constexpr const char* to_string(Role role)
{
    return role == Role::owner ? "owner" : role == Role::admin ? "admin" : "member";
}
constexpr std::array<Role, 3> values(Role) { return {Role::owner, Role::admin, Role::member}; }

// Whether it stands above the other.
constexpr bool outranks(Role one, Role other) { return one < other; }

enum class Permission {
    events,    // create, edit and publish events; see their orders, attendees and figures; run the door
    money,     // refunds, payouts, fees
    people,    // members, invitations and staff
    settings,  // name, address, defaults, branding
};
constexpr const char* to_string(Permission permission)
{
    constexpr const char* kNames[] = {"events", "money", "people", "settings"};
    return kNames[static_cast<int>(permission)];
}
constexpr std::array<Permission, 4> values(Permission)
{
    return {Permission::events, Permission::money, Permission::people, Permission::settings};
}

class Permissions {
public:
    constexpr Permissions() = default;
    constexpr Permissions(std::initializer_list<Permission> all)
    {
        for (const auto one : all) add(one);
    }
    static Permissions parse(std::string_view comma_separated);
    static Permissions of(const std::vector<Permission>& all);
    static constexpr Permissions all()
    {
        return {Permission::events, Permission::money, Permission::people, Permission::settings};
    }

    constexpr void add(Permission one) { bits_ |= 1u << static_cast<unsigned>(one); }
    constexpr bool has(Permission one) const { return bits_ >> static_cast<unsigned>(one) & 1u; }
    // What is in this and not in the other.
    constexpr Permissions without(Permissions other) const
    {
        Permissions left;
        left.bits_ = bits_ & ~other.bits_;
        return left;
    }
    constexpr bool empty() const { return bits_ == 0; }
    std::vector<Permission> list() const;
    std::string str() const;  // "events,people"

    friend constexpr bool operator==(Permissions, Permissions) = default;

private:
    unsigned bits_ = 0;
};

// The matrix (ORG-3): members run events, administrators and owners do everything.
constexpr Permissions permissions_of(Role role)
{
    return role == Role::member ? Permissions{Permission::events} : Permissions::all();
}

// What somebody is in an organization. `chosen` replaces what the role may; an owner always may everything.
struct Standing {
    Role role = Role::member;
    std::optional<Permissions> chosen;

    Permissions permissions() const
    {
        return role == Role::owner ? Permissions::all() : chosen.value_or(permissions_of(role));
    }
    bool may(Permission permission) const { return permissions().has(permission); }
};

enum class Plan { free, pro, enterprise };
constexpr const char* to_string(Plan plan)
{
    return plan == Plan::free ? "free" : plan == Plan::pro ? "pro" : "enterprise";
}
constexpr std::array<Plan, 3> values(Plan) { return {Plan::free, Plan::pro, Plan::enterprise}; }

// What a plan allows (ORG-5); nothing: no limit.
struct Limits {
    std::optional<int> members, events, prompts_per_day;
    int fee_percent = 0;  // hundredths of a percent
};

struct Logo {
    std::string hash;
    int width = 0, height = 0;

    std::string file() const { return hash + "-logo.png"; }
    std::string url() const { return "/media/" + file(); }
};

// How its pages, mails and tickets look.
struct Brand {
    std::optional<Logo> logo;
    std::optional<std::string> accent;  // as it was chosen

    std::optional<colour::Palette> palette() const
    {
        return accent ? colour::palette(*accent) : std::nullopt;
    }
};

// What it says about itself; each may be ''. Tax number and footer are for its own eyes and invoices.
struct Details {
    std::string legal_name, address, tax_id, invoice_footer, contact_email, contact_phone, website;
};

struct Organization {
    OrganizationId id;
    std::string slug, name;
    std::optional<UserId> personal_of;
    Plan plan = Plan::free;
    std::string default_currency, default_zone;
    Details details;
    Brand brand;
    Time created_at;
};

// What everybody may see in lists and beside events.
struct Brief {
    OrganizationId id;
    std::string name, slug;
    Brand brand;
};

// An organization and what somebody is in it; no standing: a platform administrator who looks in from
// outside.
struct Membership {
    Organization organization;
    std::optional<Standing> standing;

    Permissions permissions() const { return standing ? standing->permissions() : Permissions::all(); }
};

// The same with what its plan allows, and how much of that is used.
struct Overview : Membership {
    Limits limits;
    int members = 0;
};

struct NewOrganization {
    std::string name;
    std::optional<std::string> slug, default_currency, default_zone;
};

struct OrganizationChange {
    std::optional<std::string> name, slug, default_currency, default_zone;
    std::optional<std::string> legal_name, address, tax_id, invoice_footer, contact_email, contact_phone,
        website;
    schema::Patch<std::string> accent;
};

struct Member {
    UserId user;
    std::string name, email;
    Standing standing;
    Time joined_at;
};

struct MemberChange {
    std::optional<Role> role;
    schema::Patch<std::vector<Permission>> permissions;  // null: what the role may
};

enum class InvitationStatus { open, accepted, revoked, expired };
constexpr const char* to_string(InvitationStatus status)
{
    constexpr const char* kNames[] = {"open", "accepted", "revoked", "expired"};
    return kNames[static_cast<int>(status)];
}
constexpr std::array<InvitationStatus, 4> values(InvitationStatus)
{
    using enum InvitationStatus;
    return {open, accepted, revoked, expired};
}

struct Invitation {
    InvitationId id;
    OrganizationId organization;
    std::string email;
    Standing standing;  // what they will be
    InvitationStatus status = InvitationStatus::open;
    UserId invited_by;
    std::string invited_by_name;
    Time created_at, expires_at;
    std::optional<Time> mailed_at, closed_at;
};

struct InvitationRequest {
    std::string email;
    Role role = Role::member;
    std::optional<std::vector<Permission>> permissions;
};

// An invitation as the page behind its link shows it.
struct Letter {
    Invitation invitation;
    Brief organization;
};

// A person with their organizations.
struct Profile {
    accounts::User user;
    std::vector<Membership> memberships;
};

// Views that modules above use in their own.
const view::Object<Brief>& branded_view();  // BrandedOrganization: name and slug with logo and colours
const view::Object<Logo>& logo_view();
const view::Object<colour::Palette>& palette_view();
const view::Object<Limits>& limits_view();

}  // namespace gatehouse::organizations
