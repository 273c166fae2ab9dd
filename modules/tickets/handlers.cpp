#include "modules/tickets/handlers.hpp"

#include <unordered_map>

#include "common/http/file.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/tickets/service.hpp"
#include "modules/tickets/transfers.hpp"

namespace gatehouse::tickets::handlers {

namespace {

std::vector<Shown> with_events(
    const http::Request& request, const Context& context, std::vector<Ticket> tickets)
{
    std::vector<EventId> ids;
    for (const auto& ticket : tickets) ids.push_back(ticket.event);
    auto [events, days] = context.db.read([&](db::Session& session) {
        auto briefs = events::Service(context).briefs(session, ids);
        auto days = inventory::Service(context).days(session, briefs);
        return std::pair(std::move(briefs), std::move(days));
    });
    const auto offered = Service(context).open_transfers(tickets);
    auto open = context.db.read([&](db::Session& session) {
        std::unordered_map<EventId, bool> may;
        for (const auto& [id, brief] : events) may[id] = Transfers(context).are_open(session, id);
        return may;
    });
    std::vector<Shown> shown;
    for (auto& ticket : Service(context).sign(std::move(tickets))) {
        const auto& event = events.at(ticket.ticket.event);
        auto admits_to = inventory::covered(days[event.id], ticket.ticket.days);
        Shown one{std::move(ticket), event, std::move(admits_to), request.caller.order_secret};
        if (const auto offer = offered.find(one.ticket.ticket.id); offer != offered.end())
            one.transfer = offer->second;
        one.transferable = one.ticket.ticket.status == Status::valid && !one.transfer && open[event.id];
        shown.push_back(std::move(one));
    }
    return shown;
}

Signed signed_ticket(const http::Request& request, const Context& context)
{
    const Service service(context);
    return service.sign({service.get(request.caller, request.param<TicketId>("id"))}).front();
}

ShownTransfer with_event(Transfer transfer, const Context& context)
{
    auto event = context.db.read(
        [&](db::Session& session) { return events::Service(context).brief(session, transfer.event); });
    return {std::move(transfer), std::move(event)};
}

std::string token_of(const http::Request& request) { return std::string(request.param_text("token")); }

}  // namespace

Items<Shown> of_order(const http::Request& request, const Context& context)
{
    return {with_events(
        request, context, Service(context).of_order(request.caller, request.param<OrderId>("id")))};
}

http::Content order_pdf(const http::Request& request, const Context& context)
{
    const Service service(context);
    auto tickets = service.of_order(request.caller, request.param<OrderId>("id"));
    std::erase_if(tickets, [](const Ticket& t) { return t.status == Status::transferred; });
    if (tickets.empty()) throw Error(kNotFound, "no tickets yet");
    return http::file(service.pdf(tickets), "application/pdf",
        "tickets-" + tickets.front().order_number + ".pdf", "inline");
}

Page<Shown> mine(const http::Request& request, const PageQuery& query, const Context& context)
{
    auto page = Service(context).mine(request.caller, query);
    return {with_events(request, context, std::move(page.items)), page.next_cursor};
}

Shown show(const http::Request& request, const Context& context)
{
    return with_events(
        request, context, {Service(context).get(request.caller, request.param<TicketId>("id"))})
        .front();
}

Shown offer(const http::Request& request, const TransferOffer& wanted, const Context& context)
{
    Transfers(context).offer(request.caller, request.param<TicketId>("id"), wanted);
    return show(request, context);
}

Shown withdraw(const http::Request& request, const Context& context)
{
    Transfers(context).withdraw(request.caller, request.param<TicketId>("id"));
    return show(request, context);
}

ShownTransfer show_transfer(const http::Request& request, const Context& context)
{
    return with_event(Transfers(context).look(token_of(request)), context);
}

ShownTransfer accept(const http::Request& request, const TransferAcceptance& given, const Context& context)
{
    return with_event(Transfers(context).accept(request.caller, token_of(request), given.name), context);
}

http::Content qr_svg(const http::Request& request, const Context& context)
{
    const auto ticket = signed_ticket(request, context);
    return {tickets::qr_svg(ticket.token, "QR code of ticket " + ticket.ticket.number), "image/svg+xml", {}};
}

http::Content qr_png(const http::Request& request, const Context& context)
{
    return {tickets::qr_png(signed_ticket(request, context).token), "image/png", {}};
}

http::Content ticket_pdf(const http::Request& request, const Context& context)
{
    const Service service(context);
    const auto ticket = service.get(request.caller, request.param<TicketId>("id"));
    return http::file(service.pdf({ticket}), "application/pdf", "ticket-" + ticket.number + ".pdf", "inline");
}

Page<Attendee> attendees(const http::Request& request, const AttendeeQuery& query, const Context& context)
{
    return Service(context).attendees(request.caller, request.param<EventId>("id"), query);
}

http::Content attendees_csv(
    const http::Request& request, const AttendeeFilter& filter, const Context& context)
{
    return http::file(Service(context).attendees_csv(request.caller, request.param<EventId>("id"), filter),
        "text/csv; charset=utf-8", "attendees.csv", "attachment");
}

}  // namespace gatehouse::tickets::handlers
