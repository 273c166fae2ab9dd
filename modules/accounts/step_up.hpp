// Proving again that it is you, in the middle of a session: see auth::require_recent. Private to this module.

#pragma once

#include <string>

#include "common/app/context.hpp"
#include "modules/accounts/factor_types.hpp"

namespace gatehouse::accounts {

struct StepUpRequest {
    Evidence proof = Evidence::password;
    std::string password, code;
    std::optional<ShownPasskey> passkey;
};

class StepUp {
public:
    explicit StepUp(const Context& context) : context_(context) {}

    // By what the person may do it. A code by e-mail is for those who have nothing else.
    std::vector<Evidence> ways(db::Session& session, const User& user) const;

    // Notes the proof for the caller's sign-in. Throws wrong_proof, too_many_failures.
    void prove(const auth::Caller& caller, const StepUpRequest& request) const;

    // Sends the code for Evidence::email.
    void send_code(const auth::Caller& caller) const;

private:
    User require_way(const auth::Caller& caller, Evidence proof) const;
    bool check(const auth::Caller& caller, const User& user, const StepUpRequest& request) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
