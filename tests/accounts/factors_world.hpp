// People with second factors.

#pragma once

#include <map>

#include "common/auth/one_time.hpp"
#include "common/time.hpp"
#include "modules/accounts/factors.hpp"
#include "modules/accounts/passkeys.hpp"
#include "modules/accounts/second_step.hpp"
#include "modules/accounts/step_up.hpp"
#include "modules/accounts/totp.hpp"
#include "tests/accounts/soft_passkey.hpp"
#include "tests/support/accounts_world.hpp"

namespace gatehouse::accounts {

// Somebody signed in, and what their authenticator app knows.
struct Owner {
    User user;
    auth::Caller caller;
    std::string device, secret;
    std::vector<std::string> recovery;
};

struct FactorsWorld : support::AccountsWorld {
    const auth::Origin origin{"Test/1.0", "127.0.0.9"};

    auth::Caller caller_of(const SignIn& done)
    {
        auto caller = guest();
        caller.principal =
            auth::Sessions(context).find(done.session.empty() ? done.tokens->access : done.session);
        return caller;
    }

    SignIn sign_in(const User& user, Grant grant = Grant::session, const std::string& device = {})
    {
        return Service(context).sign_in(guest(), {user.email, kPassword, grant}, device, origin);
    }

    Owner owner()
    {
        Owner out{account(), {}, "", "", {}};
        const auto done = sign_in(out.user);
        out.caller = caller_of(done);
        out.device = done.device;
        return out;
    }

    Owner owner_with_app()
    {
        auto out = owner();
        add_app(out);
        return out;
    }

    void add_app(Owner& owner)
    {
        const Factors factors(context);
        const auto begun = factors.begin_totp(owner.caller);
        owner.secret = from_base32(begun.secret);
        owner.recovery = factors.confirm_totp(owner.caller, code(owner));
        clock.advance(std::chrono::seconds(30));  // that code is used
    }

    SoftPasskey passkey_of(const Owner& owner, SoftPasskey::Kind kind = SoftPasskey::Kind::es256)
    {
        const Passkeys passkeys(context);
        const auto invitation = passkeys.invite(owner.caller);
        SoftPasskey key(kind);
        key.party = invitation.party.id;
        key.origin = invitation.party.origin;
        key.credential = random.bytes(32);
        passkeys.add(owner.caller, {"Phone", "internal", key.make(invitation.challenge)});
        return key;
    }

    void verify_email(const User& user)
    {
        context.db.transact([&](db::Tx& tx) {
            tx.exec("UPDATE users SET email_verified_at = ? WHERE id = ?", clock.now(), user.id);
        });
    }

    std::string code(const Owner& owner) { return totp::code(owner.secret, to_unix(clock.now()) / 30); }

    Attempt attempt(const SignIn& waits)
    {
        return {waits.challenge->token, waits.challenge->browser, "", origin};
    }

    SignIn finish(const SignIn& waits, const Answer& answer)
    {
        return SecondStep(context).finish(guest(), attempt(waits), answer);
    }

    // The code that was mailed last.
    std::string mailed(const User& user)
    {
        const auto id = context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT id FROM one_time WHERE user_id = ? AND purpose = 'factor' ORDER BY id DESC LIMIT 1",
                [](const db::Row& row) { return row.id<OneTimeId>(1); }, user.id);
        });
        return auth::one_time::code(context.config, "factor", id->uuid());
    }

    int count(const User& user, const char* topic)
    {
        return *context.db.read([&](db::Session& s) {
            return s.one(
                "SELECT COUNT(*) FROM outbox WHERE subject = ? AND topic = ?",
                [](const db::Row& row) { return row.integer(1); }, user.id, topic);
        });
    }

    static std::string from_base32(const std::string& text)
    {
        std::string out;
        unsigned buffer = 0;
        int bits = 0;
        for (const char c : text) {
            buffer = buffer << 5 | static_cast<unsigned>(c <= '7' ? c - '2' + 26 : c - 'A');
            if ((bits += 5) >= 8) out += static_cast<char>(buffer >> (bits -= 8));
        }
        return out;
    }
};

}  // namespace gatehouse::accounts
