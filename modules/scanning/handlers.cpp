#include "modules/scanning/handlers.hpp"

#include "modules/scanning/service.hpp"

namespace gatehouse::scanning::handlers {

Answer scan(const http::Request& request, const ScanRequest& wanted, const Context& context)
{
    return Service(context).scan(request.caller, wanted);
}

Answer admit(const http::Request& request, const ManualRequest& wanted, const Context& context)
{
    return Service(context).admit(request.caller, wanted);
}

Items<DoorEvent> my_events(const http::Request& request, const Context& context)
{
    return {Service(context).my_events(request.caller)};
}

Overview overview(const http::Request& request, const Context& context)
{
    return Service(context).overview(request.caller, request.param<EventId>("id"));
}

Items<tickets::Ticket> lookup(const http::Request& request, const LookupQuery& query, const Context& context)
{
    return {Service(context).lookup(request.caller, request.param<EventId>("id"), query.q)};
}

Items<Staff> staff(const http::Request& request, const Context& context)
{
    return {Service(context).staff(request.caller, request.param<EventId>("id"))};
}

Staff add_staff(const http::Request& request, const StaffRequest& wanted, const Context& context)
{
    return Service(context).add_staff(request.caller, request.param<EventId>("id"), wanted);
}

http::Empty remove_staff(const http::Request& request, const Context& context)
{
    Service(context).remove_staff(
        request.caller, request.param<EventId>("id"), request.param<UserId>("user_id"));
    return {};
}

}  // namespace gatehouse::scanning::handlers
