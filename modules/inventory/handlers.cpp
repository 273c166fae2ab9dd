#include "modules/inventory/handlers.hpp"

#include "common/http/conditional.hpp"
#include "modules/inventory/editor.hpp"
#include "modules/inventory/lifecycle.hpp"

namespace gatehouse::inventory::handlers {

namespace {

events::Event read(const Context& context, const EventId& id)
{
    return context.db.read([&](db::Session& session) { return events::Service(context).read(session, id); });
}

}  // namespace

TicketType create(const Request& request, const NewTicketType& wanted, const Context& context)
{
    return Editor(context).create(request.caller, wanted);
}

Items<TicketType> list(const Request& request, const TypeQuery& query, const Context& context)
{
    return {Editor(context).list(request.caller, query.event)};
}

TicketType show(const Request& request, const Context& context)
{
    return Editor(context).get(request.caller, request.param<TicketTypeId>("id"));
}

TicketType update(const Request& request, const TypeChange& change, const Context& context)
{
    return Editor(context).update(request.caller, request.param<TicketTypeId>("id"), change);
}

Empty remove(const Request& request, const Context& context)
{
    Editor(context).remove(request.caller, request.param<TicketTypeId>("id"));
    return {};
}

Reply<Availability> availability(const Request& request, const Context& context)
{
    const auto id = request.param<EventId>("event_id");
    auto found =
        context.db.read([&](db::Session& session) { return Service(context).availability(session, id); });
    return {std::move(found), {http::kPublicForASecond}, {}};
}

events::Event publish(const Request& request, const Context& context)
{
    const auto id = request.param<EventId>("id");
    Lifecycle(context).publish(request.caller, id);
    return read(context, id);
}

events::Event cancel(const Request& request, const Cancel& wanted, const Context& context)
{
    const auto id = request.param<EventId>("id");
    Lifecycle(context).cancel(request.caller, id, wanted.reason);
    return read(context, id);
}

events::Event duplicate(const Request& request, const Duplicate& wanted, const Context& context)
{
    return read(context, Lifecycle(context).duplicate(request.caller, request.param<EventId>("id"), wanted));
}

}  // namespace gatehouse::inventory::handlers
