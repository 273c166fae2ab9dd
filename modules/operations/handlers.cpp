#include "modules/operations/handlers.hpp"

#include "common/http/file.hpp"
#include "modules/operations/service.hpp"
#include "modules/operations/timeline.hpp"

namespace gatehouse::operations::handlers {

namespace {

http::Content file(std::string text)
{
    return http::file(std::move(text), "text/csv; charset=utf-8", "audit.csv", "attachment");
}

}  // namespace

Health health(const http::Request&, const Context& context) { return Service(context).health(); }

Stuck stuck(const http::Request&, const Context& context) { return Service(context).stuck(); }

Resent resend(const http::Request& request, const Context& context)
{
    return Service(context).resend(request.caller);
}

Items<Happening> timeline(const http::Request& request, const Context& context)
{
    return {operations::timeline(context, request.caller, request.param<OrderId>("id"))};
}

Page<Entry> audit(const http::Request&, const AuditQuery& query, const Context& context)
{
    return Service(context).audit(query);
}

Page<Entry> audit_of(const http::Request& request, const AuditQuery& query, const Context& context)
{
    return Service(context).audit_of(request.caller, request.param<OrganizationId>("id"), query);
}

http::Content audit_csv(const http::Request& request, const AuditFilter& filter, const Context& context)
{
    return file(Service(context).audit_csv(request.caller, filter));
}

http::Content audit_csv_of(const http::Request& request, const AuditFilter& filter, const Context& context)
{
    return file(Service(context).audit_csv_of(request.caller, request.param<OrganizationId>("id"), filter));
}

}  // namespace gatehouse::operations::handlers
