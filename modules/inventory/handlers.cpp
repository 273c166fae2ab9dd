#include "modules/inventory/handlers.hpp"

#include "common/http/conditional.hpp"
#include "modules/inventory/day_editor.hpp"
#include "modules/inventory/editor.hpp"
#include "modules/inventory/lifecycle.hpp"
#include "modules/inventory/questions.hpp"

namespace gatehouse::inventory::handlers {

namespace {

events::Event read(const Context& context, const EventId& id)
{
    return context.db.read([&](db::Session& session) { return events::Service(context).read(session, id); });
}

}  // namespace

SaleItem create(const Request& request, const NewTicketType& wanted, const Context& context)
{
    return Editor(context).create(request.caller, wanted);
}

EventStock types(const Request& request, const ListQuery& query, const Context& context)
{
    return Editor(context).types(request.caller, query.event);
}

SaleItem show(const Request& request, const Context& context)
{
    return Editor(context).get(request.caller, request.param<TicketTypeId>("id"));
}

SaleItem update(const Request& request, const TypeChange& change, const Context& context)
{
    return Editor(context).update(request.caller, request.param<TicketTypeId>("id"), change);
}

Empty remove(const Request& request, const Context& context)
{
    Editor(context).remove(request.caller, request.param<TicketTypeId>("id"));
    return {};
}

SaleItem create_bundle(const Request& request, const NewBundle& wanted, const Context& context)
{
    return Editor(context).create(request.caller, wanted);
}

EventStock bundles(const Request& request, const ListQuery& query, const Context& context)
{
    return Editor(context).bundles(request.caller, query.event);
}

SaleItem show_bundle(const Request& request, const Context& context)
{
    return Editor(context).get(request.caller, request.param<BundleId>("id"));
}

SaleItem update_bundle(const Request& request, const BundleChange& change, const Context& context)
{
    return Editor(context).update(request.caller, request.param<BundleId>("id"), change);
}

Empty remove_bundle(const Request& request, const Context& context)
{
    Editor(context).remove(request.caller, request.param<BundleId>("id"));
    return {};
}

EventStock days(const Request& request, const Context& context)
{
    return DayEditor(context).list(request.caller, request.param<EventId>("id"));
}

Day create_day(const Request& request, const NewDay& wanted, const Context& context)
{
    return DayEditor(context).create(request.caller, request.param<EventId>("id"), wanted);
}

Day update_day(const Request& request, const DayChange& change, const Context& context)
{
    return DayEditor(context).update(request.caller, request.param<DayId>("id"), change);
}

Empty remove_day(const Request& request, const Context& context)
{
    DayEditor(context).remove(request.caller, request.param<DayId>("id"));
    return {};
}

EventStock set_capacity(const Request& request, const NewCapacity& wanted, const Context& context)
{
    return DayEditor(context).set_capacity(request.caller, request.param<EventId>("id"), wanted.capacity);
}

DiscountCode create_code(const Request& request, const NewCode& wanted, const Context& context)
{
    return Codes(context).create(request.caller, wanted);
}

Items<DiscountCode> codes(const Request& request, const ListQuery& query, const Context& context)
{
    return {Codes(context).list(request.caller, query.event)};
}

DiscountCode update_code(const Request& request, const CodeChange& change, const Context& context)
{
    return Codes(context).update(request.caller, request.param<CodeId>("id"), change);
}

Empty remove_code(const Request& request, const Context& context)
{
    Codes(context).remove(request.caller, request.param<CodeId>("id"));
    return {};
}

CheckedCode check_code(const Request&, const CodeCheck& wanted, const Context& context)
{
    return Codes(context).check(wanted);
}

Items<Question> questions(const Request& request, const Context& context)
{
    return {Questions(context).list(request.caller, request.param<EventId>("id"))};
}

Question create_question(const Request& request, const NewQuestion& wanted, const Context& context)
{
    return Questions(context).create(request.caller, request.param<EventId>("id"), wanted);
}

Items<Question> order_questions(const Request& request, const QuestionOrder& wanted, const Context& context)
{
    return {Questions(context).order(request.caller, request.param<EventId>("id"), wanted.ids)};
}

Question update_question(const Request& request, const QuestionChange& change, const Context& context)
{
    return Questions(context).update(request.caller, request.param<QuestionId>("id"), change);
}

Empty remove_question(const Request& request, const Context& context)
{
    Questions(context).retire(request.caller, request.param<QuestionId>("id"));
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
