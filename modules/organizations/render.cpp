#include "modules/organizations/render.hpp"

namespace gatehouse::organizations {

namespace {

// A member of the person whose profile it is.
template <class M>
auto of_user(M accounts::User::*member)
{
    return [member](const ShownProfile& p) { return p.profile.user.*member; };
}

// A member of the organization that somebody belongs to. T is Membership or more.
template <class T, class M>
auto of(M Organization::*member)
{
    return [member](const T& m) { return m.organization.*member; };
}
template <class T>
auto detail(std::string Details::*member)
{
    return [member](const T& m) { return m.organization.details.*member; };
}
template <class T>
auto role()
{
    return [](const T& m) { return m.standing ? std::optional(m.standing->role) : std::nullopt; };
}
template <class T>
auto permissions()
{
    return [](const T& m) { return m.permissions().list(); };
}
template <class T>
auto logo()
{
    return [](const T& m) { return m.organization.brand.logo; };
}
template <class T>
auto personal()
{
    return [](const T& m) { return m.organization.personal_of.has_value(); };
}

// clang-format off
const auto kMembership = view::object<Membership>("Membership")
    .field("id",               of<Membership>(&Organization::id))
    .field("name",             of<Membership>(&Organization::name))
    .field("slug",             of<Membership>(&Organization::slug))
    .field("personal",         personal<Membership>())
    .field("role",             role<Membership>())
    .field("permissions",      permissions<Membership>())
    .field("plan",             of<Membership>(&Organization::plan))
    .field("logo",             logo<Membership>(), logo_view())
    .field("default_currency", of<Membership>(&Organization::default_currency))
    .field("default_zone",     of<Membership>(&Organization::default_zone));

}  // namespace

const view::Object<SignedUp> kSignedUp = view::object<SignedUp>("SignedUp")
    .field("user",       &SignedUp::user, accounts::user_view())
    .field("csrf_token", &SignedUp::csrf_token);

const view::Object<ShownProfile> kProfile = view::object<ShownProfile>("Profile")
    .field("id",             of_user(&accounts::User::id))
    .field("email",          of_user(&accounts::User::email))
    .field("name",           of_user(&accounts::User::name))
    .field("phone",          of_user(&accounts::User::phone))
    .field("phone_verified", of_user(&accounts::User::phone_verified))
    .field("email_verified", of_user(&accounts::User::email_verified))
    .field("roles",          [](const ShownProfile& p) { return p.profile.user.roles.list(); })
    .field("created_at",     of_user(&accounts::User::created_at))
    .field("organizations",  [](const ShownProfile& p) { return p.profile.memberships; }, kMembership)
    .field("csrf_token",     &ShownProfile::csrf_token)
    .field("impersonated_by", &ShownProfile::impersonated_by);

const view::Object<Items<Membership>> kOrganizations = view_of_items(kMembership);

const view::Object<Overview> kOrganization = view::object<Overview>("Organization")
    .field("id",               of<Overview>(&Organization::id))
    .field("name",             of<Overview>(&Organization::name))
    .field("slug",             of<Overview>(&Organization::slug))
    .field("personal",         personal<Overview>())
    .field("role",             role<Overview>())
    .field("permissions",      permissions<Overview>())
    .field("plan",             of<Overview>(&Organization::plan))
    .field("limits",           &Overview::limits, limits_view())
    .field("members",          &Overview::members)
    .field("default_currency", of<Overview>(&Organization::default_currency))
    .field("default_zone",     of<Overview>(&Organization::default_zone))
    .field("legal_name",       detail<Overview>(&Details::legal_name))
    .field("address",          detail<Overview>(&Details::address))
    .field("tax_id",           detail<Overview>(&Details::tax_id))
    .field("invoice_footer",   detail<Overview>(&Details::invoice_footer))
    .field("contact_email",    detail<Overview>(&Details::contact_email))
    .field("contact_phone",    detail<Overview>(&Details::contact_phone))
    .field("website",          detail<Overview>(&Details::website))
    .field("logo",             logo<Overview>(), logo_view())
    .field("accent",           [](const Overview& o) { return o.organization.brand.accent; })
    .field("palette",          [](const Overview& o) { return o.organization.brand.palette(); }, palette_view())
    .field("created_at",       of<Overview>(&Organization::created_at));

const view::Object<Page<Overview>> kAllOrganizations = page::view_of(kOrganization);

const view::Object<Organization> kPublicOrganization = view::object<Organization>("PublicOrganization")
    .field("id",            &Organization::id)
    .field("name",          &Organization::name)
    .field("slug",          &Organization::slug)
    .field("legal_name",    [](const Organization& o) { return o.details.legal_name; })
    .field("address",       [](const Organization& o) { return o.details.address; })
    .field("contact_email", [](const Organization& o) { return o.details.contact_email; })
    .field("contact_phone", [](const Organization& o) { return o.details.contact_phone; })
    .field("website",       [](const Organization& o) { return o.details.website; })
    .field("logo",          [](const Organization& o) { return o.brand.logo; }, logo_view())
    .field("palette",       [](const Organization& o) { return o.brand.palette(); }, palette_view());

const view::Object<Member> kMember = view::object<Member>("Member")
    .field("user_id",     &Member::user)
    .field("name",        &Member::name)
    .field("email",       &Member::email)
    .field("role",        [](const Member& m) { return m.standing.role; })
    .field("permissions", [](const Member& m) { return m.standing.permissions().list(); })
    .field("customized",  [](const Member& m) { return m.standing.chosen.has_value(); })
    .field("joined_at",   &Member::joined_at);

const view::Object<Items<Member>> kMembers = view_of_items(kMember);

const view::Object<Invitation> kInvitation = view::object<Invitation>("Invitation")
    .field("id",          &Invitation::id)
    .field("email",       &Invitation::email)
    .field("role",        [](const Invitation& i) { return i.standing.role; })
    .field("permissions", [](const Invitation& i) { return i.standing.permissions().list(); })
    .field("status",      &Invitation::status)
    .field("invited_by",  &Invitation::invited_by_name)
    .field("created_at",  &Invitation::created_at)
    .field("expires_at",  &Invitation::expires_at)
    .field("mailed_at",   &Invitation::mailed_at)
    .field("closed_at",   &Invitation::closed_at);

const view::Object<Items<Invitation>> kInvitations = view_of_items(kInvitation);

const view::Object<Letter> kLetter = view::object<Letter>("InvitationLetter")
    .field("organization", &Letter::organization, branded_view())
    .field("email",        [](const Letter& l) { return l.invitation.email; })
    .field("role",         [](const Letter& l) { return l.invitation.standing.role; })
    .field("status",       [](const Letter& l) { return l.invitation.status; })
    .field("invited_by",   [](const Letter& l) { return l.invitation.invited_by_name; })
    .field("expires_at",   [](const Letter& l) { return l.invitation.expires_at; });
// clang-format on

}  // namespace gatehouse::organizations
