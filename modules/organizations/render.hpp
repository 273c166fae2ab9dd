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
};

extern const view::Object<SignedUp> kSignedUp;
extern const view::Object<ShownProfile> kProfile;
extern const view::Object<Brief> kBrief;
extern const view::Object<Membership> kOrganization;
extern const view::Object<Items<Membership>> kOrganizations;

}  // namespace gatehouse::organizations
