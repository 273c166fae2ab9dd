#include "modules/queue/handlers.hpp"

#include "common/http/page.hpp"
#include "modules/queue/guests.hpp"
#include "modules/queue/organizer.hpp"

namespace gatehouse::queue::handlers {

namespace {

template <class T>
ItemId item_of(const T& wanted)
{
    if (wanted.type.has_value() == wanted.bundle.has_value())
        throw Error(kInvalid, {},
            {{"/ticket_type_id", "required", "must name a ticket_type_id, or a bundle_id in its place"}});
    return wanted.type ? ItemId(*wanted.type) : ItemId(*wanted.bundle);
}

ItemId item_param(const http::Request& request)
{
    if (const auto type = TicketTypeId::parse(request.param_text("item_id"))) return *type;
    return request.param<BundleId>("item_id");
}

EntryId entry_param(const http::Request& request) { return request.param<EntryId>("id"); }

}  // namespace

http::Reply<Shown> join(Hall& hall, const http::Request& request, const Join& given, const Context& context)
{
    auto wanted = given;
    wanted.item = item_of(given);
    auto came = Desk(context, hall).join(request.caller, wanted);
    return {std::move(came.shown), {}, came.created ? 201 : 200};
}

Shown show(Hall& hall, const http::Request& request, const Context& context)
{
    return Desk(context, hall).get(request.caller, entry_param(request));
}

Shown leave(Hall& hall, const http::Request& request, const Context& context)
{
    return Desk(context, hall).leave(request.caller, entry_param(request));
}

Shown join_again(Hall& hall, const http::Request& request, const Context& context)
{
    return Desk(context, hall).join_again(request.caller, entry_param(request));
}

http::Empty listen(Hall& hall, const http::Request& request, const Context& context)
{
    Desk(context, hall).listen(request.caller, entry_param(request));
    return {};
}

Page<Shown> mine(Hall& hall, const http::Request& request, const PageQuery& query, const Context& context)
{
    return Desk(context, hall).mine(request.caller, query);
}

http::Empty ask_code(const http::Request&, const GuestRequest& wanted, const Context& context)
{
    Guests(context).request(wanted.email, item_of(wanted));
    return {};
}

GuestToken confirm(const http::Request&, const GuestConfirmation& given, const Context& context)
{
    return Guests(context).confirm(given);
}

PublicLine line(Hall& hall, const http::Request& request, const Context& context)
{
    return hall.showing.line(context, item_param(request));
}

ShownDraw draw(const http::Request& request, const PageQuery& query, const Context& context)
{
    return drawn(context, request.param<DrawId>("id"), query);
}

Items<OwnLine> lines(Hall& hall, const http::Request& request, const Context& context)
{
    return {Organizer(context, hall.showing).lines(request.caller, request.param<EventId>("id"))};
}

OwnLine change(Hall& hall, const http::Request& request, const LineChange& change, const Context& context)
{
    return Organizer(context, hall.showing).change(request.caller, item_param(request), change);
}

Page<Entry> entries(
    Hall& hall, const http::Request& request, const EntriesQuery& query, const Context& context)
{
    return Organizer(context, hall.showing).entries(request.caller, item_param(request), query);
}

Messaged message(Hall& hall, const http::Request& request, const Message& message, const Context& context)
{
    return Organizer(context, hall.showing).message(request.caller, item_param(request), message);
}

}  // namespace gatehouse::queue::handlers
