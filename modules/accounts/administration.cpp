#include "modules/accounts/administration.hpp"

#include "common/audit.hpp"
#include "common/auth/session_list.hpp"
#include "common/http/page.hpp"
#include "common/json/json.hpp"
#include "modules/accounts/administration_repository.hpp"
#include "modules/accounts/own_account.hpp"
#include "modules/accounts/repository.hpp"

namespace gatehouse::accounts {

namespace {

constexpr std::chrono::hours kShownDays{30 * 24};

std::string with_reason(const std::string& reason)
{
    return json::Writer().object().member("reason", std::string_view(reason)).end_object().take();
}

std::string status_change(Status before, Status after, const std::string& reason)
{
    return json::Writer()
        .object()
        .member("before", to_string(before))
        .member("after", to_string(after))
        .member("reason", std::string_view(reason))
        .end_object()
        .take();
}

}  // namespace

Page<User> Administration::list(const UserQuery& query) const
{
    std::optional<UserId> before;
    if (!query.cursor.empty()) before = page::id<UserId>(page::split(query.cursor, 1).front());
    auto rows = context_.db.read(
        [&](db::Session& session) { return repo::people(session, query, before, query.limit + 1); });
    return page::cut(
        std::move(rows), query.limit, [](const User& user) { return std::vector{user.id.str()}; });
}

Account Administration::get(const UserId& id) const
{
    const auto account = context_.db.read(
        [&](db::Session& session) { return repo::account(session, id, context_.clock.now()); });
    if (!account) throw Error(kNotFound, id.str());
    return *account;
}

Statistics Administration::statistics() const
{
    const auto now = context_.clock.now();
    return context_.db.read([&](db::Session& session) {
        auto statistics = repo::statistics(session, now);
        statistics.days = repo::new_by_day(session, now - kShownDays);
        return statistics;
    });
}

Account Administration::change_status(const auth::Caller& caller, const UserId& id, Status status,
    const char* action, const std::string& reason) const
{
    if (caller.user() == id) throw Error(kOwnAccount);
    const auto now = context_.clock.now();
    context_.db.transact([&](db::Tx& tx) {
        const auto user = repo::lock(tx, id);
        if (!user) throw Error(kNotFound, id.str());
        repo::set_status(tx, id, status, status == Status::suspended ? reason : "", now);
        if (status != Status::active) auth::end_sessions(context_, tx, id);
        audit::record(
            tx, now, caller, {action, "user", id.uuid(), {}, status_change(user->status, status, reason)});
    });
    return get(id);
}

Account Administration::suspend(const auth::Caller& caller, const UserId& id, const std::string& reason) const
{
    return change_status(caller, id, Status::suspended, "user.suspended", reason);
}

Account Administration::reinstate(
    const auth::Caller& caller, const UserId& id, const std::string& reason) const
{
    return change_status(caller, id, Status::active, "user.reinstated", reason);
}

Acting Administration::impersonate(
    const auth::Caller& caller, const UserId& id, const std::string& reason, const auth::Origin& origin) const
{
    if (!caller.principal || !caller.principal->by_cookie)
        throw Error(kCannotImpersonate, "no browser").saying("Acting as somebody takes a browser.");
    const auto now = context_.clock.now();
    return context_.db.transact([&](db::Tx& tx) {
        // Their own row too: what takes the role from them, or shuts them out, also ends this, or comes
        // first.
        if (!lock_own(tx, context_, caller).roles.has(auth::Role::admin)) throw Error(kForbidden);
        const auto user = repo::lock(tx, id);
        if (!user) throw Error(kNotFound, id.str());
        if (caller.user() == id || user->roles.has(auth::Role::admin) || user->status != Status::active)
            throw Error(kCannotImpersonate, id.str());
        audit::record(tx, now, caller, {"user.impersonated", "user", id.uuid(), {}, with_reason(reason)});
        return Acting{
            *user, auth::Sessions(context_).open_for(tx, id, user->roles, origin, caller.require_user())};
    });
}

bool Administration::stop_acting(const auth::Caller& caller, const std::string& own) const
{
    if (!caller.principal || !caller.principal->impersonator) throw Error(kNotActing);
    context_.db.transact([&](db::Tx& tx) {
        audit::record(tx, context_.clock.now(), caller,
            {"user.impersonation_ended", "user", caller.require_user().uuid(), {}, ""});
        auth::end_session(context_, tx, caller.principal->session);
    });
    const auto principal = auth::Sessions(context_).find(own);
    return principal && principal->by_cookie && principal->user == *caller.principal->impersonator;
}

}  // namespace gatehouse::accounts
