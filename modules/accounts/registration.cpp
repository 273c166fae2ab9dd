// Registering. An address that has an account is answered like one that has none.

#include "common/audit.hpp"
#include "common/auth/purposes.hpp"
#include "common/crypto/crypto.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/device.hpp"
#include "modules/accounts/passwords.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/accounts/service.hpp"
#include "modules/accounts/verification.hpp"

namespace gatehouse::accounts {

namespace {

constexpr int kMailsAnHour = 5;

}  // namespace

std::string Service::prepare_registration(const Registration& wanted) const
{
    schema::Faults faults;
    passwords::check(wanted.password, wanted.email, faults);
    if (!faults.empty()) throw Error(kInvalid, {}, std::move(faults));
    return passwords::hash(wanted.password);
}

User Service::create(
    db::Tx& tx, const auth::Caller& caller, const Registration& wanted, const std::string& hash) const
{
    User user;
    user.id = new_id<UserId>(context_);
    user.email = wanted.email;
    user.name = wanted.name;
    user.roles.add(auth::Role::attendee);
    user.created_at = context_.clock.now();
    repo::insert(tx, user, hash);
    audit::record(tx, user.created_at, caller, {"user.registered", "user", user.id.uuid(), {}, ""});
    outbox::publish(tx, "user.registered", user.id.uuid(), user.created_at);
    Verification(context_).ask(tx, user.id, user.email);
    return user;
}

std::optional<SignIn> Service::pretend(
    db::Tx& tx, const auth::Caller& caller, const Registration& wanted) const
{
    const auto stored = repo::find_by_email(tx, wanted.email);
    if (!stored) return {};
    const auto now = context_.clock.now();
    const auto& owner = stored->user.id;
    const Secrets secrets(context_);
    if (secrets.count_recent(tx, owner, auth::purposes::kRegisteredAgain) < kMailsAnHour)
        outbox::publish(tx, "user.registered_again", owner.uuid(), now);
    secrets.issue(tx, owner, auth::purposes::kRegisteredAgain, stored->user.email, std::chrono::minutes(60));
    audit::record(tx, now, caller, {"user.registered_again", "user", owner.uuid(), {}, ""});

    SignIn nobody{{}, crypto::base64url(context_.random.bytes(32)), {}, "", {}};
    nobody.user.id = new_id<UserId>(context_);
    nobody.user.email = wanted.email;
    nobody.user.name = wanted.name;
    nobody.user.roles.add(auth::Role::attendee);
    nobody.user.created_at = now;
    // A true one would let them guess apart from strangers.
    nobody.device = device::issue(context_, "", context_.random.bytes(16));
    return nobody;
}

}  // namespace gatehouse::accounts
