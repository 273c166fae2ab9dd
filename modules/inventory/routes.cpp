// The whole HTTP surface of this module. Steps of an event's life that need its stock are here, not in
// events.

#include "modules/inventory/routes.hpp"

#include "modules/inventory/handlers.hpp"
#include "modules/inventory/render.hpp"
#include "modules/inventory/schemas.hpp"

namespace gatehouse::inventory {

http::Routes routes()
{
    using namespace http;
    namespace h = handlers;
    // nginx keeps public reads for a second and limits them by address.
    constexpr Limit kRead{"inventory.read", 0, 60}, kEdit{"inventory.edit", 120, 60},
        kCreate{"events.create", 60, 3600};  // a copy counts as a new event
    constexpr auto idempotent = Idempotency::accepted;
    const auto& event = events::event_view();
    // clang-format off
    return {
        {"POST",   "/api/ticket-types",            Access::signed_in, kEdit, takes(kNewTicketType),   gives(type_view(), 201), h::create, "Add a ticket type to an event", idempotent},
        {"GET",    "/api/ticket-types",            Access::anyone,    kRead, takes_query(kTypeQuery), gives(view_of_items(type_view())), h::list, "The ticket types of an event"},
        {"GET",    "/api/ticket-types/{id}",       Access::anyone,    kRead, takes_nothing(),         gives(type_view()),      h::show,   "Read a ticket type"},
        {"PUT",    "/api/ticket-types/{id}",       Access::member,    kEdit, takes(kTypeChange),      gives(type_view()),      h::update, "Change a ticket type"},
        {"DELETE", "/api/ticket-types/{id}",       Access::member,    kEdit, takes_nothing(),         gives_nothing(),         h::remove, "Delete a ticket type that never sold"},
        {"GET",    "/api/availability/{event_id}", Access::anyone,    kRead, takes_nothing(),         gives(availability_view()), h::availability, "What is left of an event's tickets"},
        {"POST",   "/api/events/{id}/publish",     Access::member,    kEdit, takes_nothing(),         gives(event),            h::publish, "Show the event to everybody and open its sale"},
        {"POST",   "/api/events/{id}/cancel",      Access::member,    kEdit, takes(kCancel),          gives(event),            h::cancel, "Cancel the event: its sale stops"},
        {"POST",   "/api/events/{id}/duplicate",   Access::member,    kCreate, takes(kDuplicate),       gives(event, 201),       h::duplicate, "Copy the event and its ticket types as a draft", idempotent},
    };
    // clang-format on
}

}  // namespace gatehouse::inventory
