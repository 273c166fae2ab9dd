#include "modules/privacy/handlers.hpp"

#include "common/http/dispatch.hpp"
#include "common/http/file.hpp"
#include "modules/privacy/erasure.hpp"
#include "modules/privacy/exports.hpp"

namespace gatehouse::privacy::handlers {

Export ask_export(const http::Request& request, const Context& context)
{
    return Exports(context).ask(request.caller);
}

Export show_export(const http::Request& request, const Context& context)
{
    return Exports(context).latest(request.caller);
}

http::Content export_file(const http::Request& request, const Context& context)
{
    return http::file(
        Exports(context).content(request.caller), "application/zip", "my-data.zip", "attachment");
}

Obstacles obstacles(const http::Request& request, const Context& context)
{
    return Erasure(context).obstacles(request.caller);
}

http::Reply<http::Empty> erase(
    const http::Request& request, const EraseRequest& wanted, const Context& context)
{
    Erasure(context).erase_own(request.caller, wanted.email);
    http::Reply<http::Empty> reply;
    reply.headers = http::expired_session_cookies(request);
    return reply;
}

http::Empty erase_other(const http::Request& request, const Because& because, const Context& context)
{
    Erasure(context).erase_other(request.caller, request.param<UserId>("id"), because.reason);
    return {};
}

}  // namespace gatehouse::privacy::handlers
