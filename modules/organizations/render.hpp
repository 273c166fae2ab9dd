#pragma once

#include "common/http/page.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::organizations {

struct SignedUp {
    accounts::User user;
    std::string csrf_token;
};

struct ShownProfile {
    Profile profile;
    std::optional<std::string> csrf_token;  // for cookie sessions
    std::optional<UserId> impersonated_by;  // the administrator who acts as this person
};

extern const view::Object<SignedUp> kSignedUp;
extern const view::Object<ShownProfile> kProfile;
extern const view::Object<Items<Membership>> kOrganizations;
extern const view::Object<Overview> kOrganization;
extern const view::Object<Page<Overview>> kAllOrganizations;
extern const view::Object<Organization> kPublicOrganization;
extern const view::Object<Member> kMember;
extern const view::Object<Items<Member>> kMembers;
extern const view::Object<Invitation> kInvitation;
extern const view::Object<Items<Invitation>> kInvitations;
extern const view::Object<Letter> kLetter;

}  // namespace gatehouse::organizations
