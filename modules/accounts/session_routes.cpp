#include "common/http/page.hpp"
#include "modules/accounts/session_handlers.hpp"
#include "modules/accounts/topics.hpp"

namespace gatehouse::accounts {

namespace {

const char* kind(const OwnSession& one) { return one.session.by_cookie ? "browser" : "program"; }

// clang-format off
const auto kSession = view::object<OwnSession>("Session")
    .field("id",         [](const OwnSession& one) { return one.session.id; })
    .field("current",    &OwnSession::current)
    .field("kind",       kind)
    .field("device",     &OwnSession::device)
    .field("address",    [](const OwnSession& one) { return one.session.address; })
    .field("created_at", [](const OwnSession& one) { return one.session.created_at; })
    .field("ends_at",    [](const OwnSession& one) { return one.session.ends_at; });
const auto kSessions = view_of_items(kSession);
// clang-format on

}  // namespace

http::Routes session_routes()
{
    using namespace http;
    static constexpr Limit kRead{"sessions_read", 120, 60}, kEnd{"sessions_end", 60, 60};
    // clang-format off
    return {
        {"GET",    "/api/auth/sessions",      Access::signed_in, kRead, takes_nothing(), gives(kSessions), handlers::sessions,           "Where I am signed in, this sign-in first"},
        {"DELETE", "/api/auth/sessions",      Access::signed_in, kEnd,  takes_nothing(), gives_nothing(),  handlers::end_other_sessions, "End all my sign-ins but this one"},
        {"DELETE", "/api/auth/sessions/{id}", Access::signed_in, kEnd,  takes_nothing(), gives_nothing(),  handlers::end_session,        "End one of my sign-ins"},
    };
    // clang-format on
}

}  // namespace gatehouse::accounts
