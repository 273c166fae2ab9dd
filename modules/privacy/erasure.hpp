// A person is forgotten (ACC-9). Private to this module.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/accounts/types.hpp"
#include "modules/privacy/types.hpp"

namespace gatehouse::privacy {

class Erasure {
public:
    explicit Erasure(const Context& context) : context_(context) {}

    // What stands in the caller's way.
    Obstacles obstacles(const auth::Caller& caller) const;

    // Erases the caller's account; `email` is its own, typed to be sure. Throws step_up_required,
    // validation_failed, and erase_refused with the reasons.
    void erase_own(const auth::Caller& caller, const std::string& email) const;

    // Erases somebody's account by the same rules, for an administrator. Throws own_account besides.
    void erase_other(const auth::Caller& caller, const UserId& user, const std::string& reason) const;

    // For the scheduler: forgets what requests that were under way wrote down since, and the address of the
    // last letter when it has left. Returns how many it finished.
    int finish() const;

private:
    void erase(const auth::Caller& caller, const UserId& user, const std::string& detail,
        const std::function<void(db::Tx&, const accounts::User&)>& check) const;
    void forget(db::Tx& tx, const auth::Caller& caller, const personal::Subject& who) const;
    personal::Obstacles find(db::Session& session, const accounts::User& user) const;
    bool finish(const UserId& user, bool quiet, Time now) const;
    // After the COMMIT, as often as wanted: sign-ins that a rotation added, and places in lines.
    void take_out(const UserId& user) const;

    const Context& context_;
};

}  // namespace gatehouse::privacy
