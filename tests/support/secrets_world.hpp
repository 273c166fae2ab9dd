// What was mailed or texted to people, as its readers see it: found by what the outbox says.

#pragma once

#include "common/auth/one_time.hpp"
#include "modules/accounts/secrets.hpp"
#include "tests/support/accounts_world.hpp"

namespace gatehouse::support {

struct SecretsWorld : AccountsWorld {
    // The newest secret of the person.
    std::optional<accounts::Secret> newest(const UserId& user, const char* purpose)
    {
        return context.db.read(
            [&](db::Session& session) { return accounts::Secrets::newest(session, user, purpose); });
    }
    std::string token(const UserId& user, const char* purpose)
    {
        return auth::one_time::token(context.config, purpose, newest(user, purpose).value().id.uuid());
    }
    std::string code(const UserId& user, const char* purpose)
    {
        return auth::one_time::code(context.config, purpose, newest(user, purpose).value().id.uuid());
    }

    // A person with a real session.
    auth::Caller with_session(const accounts::User& user)
    {
        const auth::Sessions sessions(context);
        const auto token = context.db.transact([&](db::Tx& tx) {
            return sessions.open(tx, user.id, user.roles, {"Test/1.0", "127.0.0.9"});
        });
        auto caller = guest();
        caller.principal = sessions.find(token);
        return caller;
    }
    accounts::User now(const UserId& id)
    {
        return context.db.read(
            [&](db::Session& session) { return *accounts::Service(context).find_user(session, id); });
    }
    bool is_open(const auth::Caller& caller)
    {
        const auto open = context.db.read([&](db::Session& session) {
            return session.one(
                "SELECT 1 FROM sessions WHERE family = ?", [](const db::Row&) { return true; },
                caller.principal->session);
        });
        return open.has_value();
    }
    int count_news(const char* topic, const Uuid& subject)
    {
        return context.db.read([&](db::Session& session) {
            return *session.one(
                "SELECT COUNT(*) FROM outbox WHERE topic = ? AND subject = ?",
                [](const db::Row& row) { return row.integer(1); }, topic, OrderId(subject));
        });
    }
};

}  // namespace gatehouse::support
