#pragma once

#include "modules/accounts/factor_types.hpp"
#include "modules/accounts/passkeys.hpp"

namespace gatehouse::accounts {

struct RecoveryCodes {
    std::vector<std::string> codes;
};

extern const view::Object<Standing> kStanding;
extern const view::Object<Enrolment> kEnrolment;
extern const view::Object<RecoveryCodes> kRecoveryCodes;
extern const view::Object<Passkey> kPasskey;
extern const view::Object<Invitation> kInvitation;
extern const view::Object<Question> kQuestion;

}  // namespace gatehouse::accounts
