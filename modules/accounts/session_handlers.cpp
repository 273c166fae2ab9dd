#include "modules/accounts/session_handlers.hpp"

namespace gatehouse::accounts::handlers {

Items<OwnSession> sessions(const http::Request& request, const Context& context)
{
    return {OwnSessions(context).list(request.caller)};
}

http::Empty end_session(const http::Request& request, const Context& context)
{
    OwnSessions(context).end(request.caller, request.param<SessionId>("id"));
    return {};
}

http::Empty end_other_sessions(const http::Request& request, const Context& context)
{
    OwnSessions(context).end_others(request.caller);
    return {};
}

}  // namespace gatehouse::accounts::handlers
