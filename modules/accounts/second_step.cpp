#include "modules/accounts/second_step.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/device.hpp"
#include "modules/accounts/lockout.hpp"
#include "modules/accounts/news.hpp"
#include "modules/accounts/proofs.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

User SecondStep::require_user(const Pending& pending) const
{
    const auto user =
        context_.db.read([&](db::Session& session) { return repo::find(session, pending.user); });
    if (!user || user->status != Status::active) throw Error(kSuspended);
    return *user;
}

SignIn SecondStep::finish(const auth::Caller& caller, const Attempt& attempt, const Answer& answer) const
{
    const Challenges challenges(context_);
    const auto pending = context_.db.read([&](db::Session& session) {
        return challenges.require(session, attempt.challenge, attempt.browser);
    });
    const auto user = require_user(pending);
    // Five codes end this sign-in; over all sign-ins wrong codes are counted like wrong passwords, and a
    // browser that is known apart from strangers, who cannot lock the owner out.
    const auto known = device::known(context_.config, attempt.device, repo::email_key(user.email));
    const Lockout lockout(
        context_, "factor\n" + user.id.str() + (known ? "\n" + *known : ""), caller.address);
    lockout.count();
    const int left = challenges.count_try(pending);
    bool right = false;
    try {
        right = Proofs(context_).use(caller, user, answer, pending.means);
    } catch (const std::exception&) {
        lockout.give_back();
        throw;
    }
    if (!right) refuse(caller, pending, left);
    lockout.succeeded();
    return Admission(context_).finish(caller, pending, {pending.grant, attempt.device, attempt.origin});
}

void SecondStep::refuse(const auth::Caller& caller, const Pending& pending, int left) const
{
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        audit::record(tx, now, caller, {"user.factor_failed", "user", pending.user.uuid(), {}, ""});
        // Whoever comes this far knows the password.
        if (left == 0)
            outbox::publish(tx, "user.second_step_failed", pending.user.uuid(), now,
                news::change("Somebody entered your right password, and then five wrong codes."));
    });
    if (left == 0)
        throw Error(kChallengeOver, "five wrong codes")
            .saying("That was the fifth wrong code. Please sign in again.");
    throw Error(kWrongCode).with("tries_left", std::int64_t{left});
}

void SecondStep::send_code(const Attempt& attempt, Sent by) const
{
    const auto pending = context_.db.read([&](db::Session& session) {
        return Challenges(context_).require(session, attempt.challenge, attempt.browser);
    });
    const auto user = require_user(pending);
    const Proofs proofs(context_);
    const auto methods =
        context_.db.read([&](db::Session& session) { return proofs.methods(session, user, pending.means); });
    if (std::ranges::find(methods, by == Sent::sms ? Method::sms : Method::email) == methods.end())
        throw Error(kForbidden, "no codes that way")
            .saying("We cannot send you a code that way. Please use another one.");
    if (by == Sent::sms)
        proofs.text(user, attempt.origin.address);
    else
        proofs.send(user);
}

}  // namespace gatehouse::accounts
