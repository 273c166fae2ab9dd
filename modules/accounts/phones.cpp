#include "modules/accounts/phones.hpp"

#include "common/audit.hpp"
#include "common/auth/purposes.hpp"
#include "common/auth/step_up.hpp"
#include "common/outbox.hpp"
#include "modules/accounts/news.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/phone_number.hpp"
#include "modules/accounts/proofs.hpp"
#include "modules/accounts/repository.hpp"
#include "modules/accounts/secrets.hpp"
#include "modules/accounts/texting.hpp"
#include "modules/accounts/wrong_code.hpp"

namespace gatehouse::accounts {

using namespace std::chrono_literals;

namespace {

constexpr auto kValid = 10min;

std::string require_number(const std::string& text)
{
    if (auto number = phone_number::parse(text)) return *number;
    throw Error(
        kInvalid, {}, {{"/number", "format", "must be a number with its country, such as +1 312 555 0100"}});
}

}  // namespace

Phone Phones::of(db::Session& session, const User& user) const
{
    return {user.phone_verified ? user.phone : "", asked(session, user.id)};
}

std::string Phones::asked(db::Session& session, const UserId& user) const
{
    const auto newest = Secrets::newest(session, user, auth::purposes::kVerifyPhone);
    return newest && !newest->used && newest->expires_at > context_.clock.now() ? newest->target : "";
}

void Phones::send(db::Tx& tx, const auth::Caller& caller, const std::string& number) const
{
    const auto& user = caller.require_user();
    Texting(context_).count(tx, user, number, caller.address);
    const auto secret = Secrets(context_).issue(tx, user, auth::purposes::kVerifyPhone, number, kValid);
    outbox::publish(tx, "user.verify_phone", secret.id.uuid(), secret.created_at);
}

void Phones::ask(const auth::Caller& caller, const std::string& text) const
{
    auth::require_recent(caller, context_);
    const auto number = require_number(text);
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        send(tx, caller, number);
        audit::record(tx, context_.clock.now(), caller, {"phone.asked", "user", user.id.uuid(), {}, ""});
    });
}

void Phones::ask_again(const auth::Caller& caller) const
{
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        const auto number = asked(tx, user.id);
        if (number.empty()) throw Error(kNoPhoneAsked);
        send(tx, caller, number);
    });
}

void Phones::confirm(const auth::Caller& caller, const std::string& code) const
{
    const auto now = context_.clock.now();
    const bool right = context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        const auto secret = Secrets(context_).use_code(tx, user.id, auth::purposes::kVerifyPhone, code);
        if (!secret) return false;  // not thrown yet: the try counts
        repo::set_verified_phone(tx, user.id, secret->target, now);
        Proofs(context_).void_texted(tx, user.id);
        audit::record(tx, now, caller, {"phone.confirmed", "user", user.id.uuid(), {}, ""});
        outbox::publish(tx, "user.phone_confirmed", user.id.uuid(), now,
            news::change("Codes for your sign-in may now be texted to the number that ends in " +
                         phone_number::hidden(secret->target) + "."));
        return true;
    });
    if (!right) throw Error(kWrongCode);
}

void Phones::remove(const auth::Caller& caller) const
{
    auth::require_recent(caller, context_);
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto user = lock_own(tx, context_, caller);
        if (!user.phone_verified) throw Error(kNotFound, "no number");
        repo::forget_phone(tx, user.id, now);
        Proofs(context_).void_texted(tx, user.id);
        audit::record(tx, now, caller, {"phone.removed", "user", user.id.uuid(), {}, ""});
        outbox::publish(tx, "user.phone_removed", user.id.uuid(), now,
            news::change("Your telephone number was removed. No codes are texted to it any more."));
    });
}

}  // namespace gatehouse::accounts
