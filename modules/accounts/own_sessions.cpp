#include "modules/accounts/own_sessions.hpp"

#include <algorithm>

#include "common/audit.hpp"
#include "modules/accounts/browser.hpp"

namespace gatehouse::accounts {

std::vector<OwnSession> OwnSessions::list(const auth::Caller& caller) const
{
    const auto user = caller.require_user();
    const auto open = context_.db.read(
        [&](db::Session& session) { return auth::open_sessions(session, user, context_.clock.now()); });
    std::vector<OwnSession> out;
    for (const auto& one : open)
        out.push_back({one, one.id == caller.principal->session,
            one.acting ? "An administrator of this site, for you" : device_in_words(one.user_agent)});
    std::ranges::stable_partition(out, &OwnSession::current);
    return out;
}

void OwnSessions::end(const auth::Caller& caller, const SessionId& id) const
{
    const auto open = list(caller);
    if (std::ranges::none_of(open, [&](const OwnSession& one) { return one.session.id == id; }))
        throw Error(kNotFound, id.str());
    context_.db.transact([&](db::Tx& tx) {
        audit::record(tx, context_.clock.now(), caller, {"session.ended", "session", id.uuid(), {}, ""});
        auth::end_session(context_, tx, id);
    });
}

void OwnSessions::end_others(const auth::Caller& caller) const
{
    const auto user = caller.require_user();
    context_.db.transact([&](db::Tx& tx) {
        audit::record(
            tx, context_.clock.now(), caller, {"session.others_ended", "user", user.uuid(), {}, ""});
        auth::end_sessions(context_, tx, user, caller.principal->session);
    });
}

}  // namespace gatehouse::accounts
