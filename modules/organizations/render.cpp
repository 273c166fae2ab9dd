#include "modules/organizations/render.hpp"

namespace gatehouse::organizations {

namespace {

// A member of the person whose profile it is.
template <class M>
auto of_user(M accounts::User::*member)
{
    return [member](const ShownProfile& p) { return p.profile.user.*member; };
}

template <class M>
auto of_organization(M Organization::*member)
{
    return [member](const Membership& m) { return m.organization.*member; };
}

// clang-format off
const auto kMembership = view::object<Membership>("Membership")
    .field("id",   of_organization(&Organization::id))
    .field("name", of_organization(&Organization::name))
    .field("slug", of_organization(&Organization::slug))
    .field("role", &Membership::role);

}  // namespace

const view::Object<SignedUp> kSignedUp = view::object<SignedUp>("SignedUp")
    .field("user",       &SignedUp::user, accounts::user_view())
    .field("csrf_token", &SignedUp::csrf_token);

const view::Object<ShownProfile> kProfile = view::object<ShownProfile>("Profile")
    .field("id",             of_user(&accounts::User::id))
    .field("email",          of_user(&accounts::User::email))
    .field("name",           of_user(&accounts::User::name))
    .field("phone",          of_user(&accounts::User::phone))
    .field("email_verified", of_user(&accounts::User::email_verified))
    .field("roles",          [](const ShownProfile& p) { return p.profile.user.roles.list(); })
    .field("created_at",     of_user(&accounts::User::created_at))
    .field("organizations",  [](const ShownProfile& p) { return p.profile.memberships; }, kMembership)
    .field("csrf_token",     &ShownProfile::csrf_token);

const view::Object<Brief> kBrief = view::object<Brief>("OrganizationBrief")
    .field("id",   &Brief::id)
    .field("name", &Brief::name)
    .field("slug", &Brief::slug);

const view::Object<Membership> kOrganization = view::object<Membership>("Organization")
    .field("id",               of_organization(&Organization::id))
    .field("name",             of_organization(&Organization::name))
    .field("slug",             of_organization(&Organization::slug))
    .field("role",             &Membership::role)
    .field("default_currency", of_organization(&Organization::default_currency))
    .field("default_zone",     of_organization(&Organization::default_zone));

const view::Object<Items<Membership>> kOrganizations = view_of_items(kOrganization);
// clang-format on

}  // namespace gatehouse::organizations
