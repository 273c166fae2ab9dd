// The second half of every sign-in. The first half says who somebody is (by password, identity, passkey);
// this one lets them in: it opens the session or, where a second factor is due, hands out a challenge.
// Private to this module.

#pragma once

#include <functional>
#include <string>

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// By what somebody has shown who they are.
enum class Means { password, identity, passkey };
constexpr const char* to_string(Means means)
{
    return means == Means::password ? "password" : means == Means::identity ? "identity" : "passkey";
}
constexpr std::array<Means, 3> values(Means) { return {Means::password, Means::identity, Means::passkey}; }

// What they come with.
struct Arrival {
    Grant grant = Grant::session;
    std::string device;  // what the browser kept of an earlier sign-in to this account, '' when nothing
    auth::Origin origin;
};

struct Pending;  // a challenge that waits, see challenges.hpp

class Admission {
public:
    explicit Admission(const Context& context) : context_(context) {}

    // Looks again, under the person's row lock, whether what they showed still holds: a password may have
    // been changed, an identity unlinked since. Throws when it does not.
    using Recheck = std::function<void(db::Tx& tx)>;

    // Lets the person in, or hands out a challenge where a second factor is due. Throws account_suspended.
    SignIn admit(const auth::Caller& caller, const UserId& user, Means means, const Arrival& arrival,
        const Recheck& recheck = {}) const;

    // Lets in who has answered their challenge. Throws challenge_over when it no longer holds.
    SignIn finish(const auth::Caller& caller, const Pending& pending, const Arrival& arrival) const;

    // Lets in who has just registered, in the transaction of that.
    SignIn welcome(db::Tx& tx, const User& user, const Arrival& arrival) const;

private:
    SignIn let_in(db::Tx& tx, const User& user, const Arrival& arrival) const;
    SignIn open(db::Tx& tx, const User& user, const Arrival& arrival) const;
    void end_former(const auth::Caller& caller, const SignIn& done) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
