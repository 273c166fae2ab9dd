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
        kList{"inventory.list", 300, 60}, kCreate{"events.create", 60, 3600};  // a copy counts as a new event
    // Nobody should find a code by trying.
    constexpr Limit kGuess{"inventory.codes", 20, 60, By::address};
    constexpr auto idempotent = Idempotency::accepted;
    const auto& event = events::event_view();
    // clang-format off
    return {
        {"POST",   "/api/ticket-types",            Access::signed_in, kEdit, takes(kNewTicketType),   gives(type_view(), 201), h::create, "Add a ticket type to an event", idempotent},
        {"GET",    "/api/ticket-types",            Access::anyone,    kRead, takes_query(kListQuery), gives(types_view()),        h::types,  "The ticket types of an event"},
        {"GET",    "/api/ticket-types/{id}",       Access::anyone,    kRead, takes_nothing(),         gives(type_view()),      h::show,   "Read a ticket type"},
        {"PUT",    "/api/ticket-types/{id}",       Access::member,    kEdit, takes(kTypeChange),      gives(type_view()),      h::update, "Change a ticket type"},
        {"DELETE", "/api/ticket-types/{id}",       Access::member,    kEdit, takes_nothing(),         gives_nothing(),         h::remove, "Delete a ticket type that never sold"},
        {"POST",   "/api/bundles",                 Access::signed_in, kEdit, takes(kNewBundle),       gives(bundle_view(), 201), h::create_bundle, "Add a bundle of days to an event", idempotent},
        {"GET",    "/api/bundles",                 Access::anyone,    kRead, takes_query(kListQuery), gives(bundles_view()),   h::bundles, "The bundles of an event"},
        {"GET",    "/api/bundles/{id}",            Access::anyone,    kRead, takes_nothing(),         gives(bundle_view()),    h::show_bundle, "Read a bundle"},
        {"PUT",    "/api/bundles/{id}",            Access::member,    kEdit, takes(kBundleChange),    gives(bundle_view()),    h::update_bundle, "Change a bundle"},
        {"DELETE", "/api/bundles/{id}",            Access::member,    kEdit, takes_nothing(),         gives_nothing(),         h::remove_bundle, "Delete a bundle that never sold"},
        {"GET",    "/api/events/{id}/days",        Access::anyone,    kRead, takes_nothing(),         gives(days_view()),      h::days,   "The days of an event"},
        {"POST",   "/api/events/{id}/days",        Access::member,    kEdit, takes(kNewDay),          gives(day_view(), 201),  h::create_day, "Add a day to an event", idempotent},
        {"PUT",    "/api/event-days/{id}",         Access::member,    kEdit, takes(kDayChange),       gives(day_view()),       h::update_day, "Change a day"},
        {"DELETE", "/api/event-days/{id}",         Access::member,    kEdit, takes_nothing(),         gives_nothing(),         h::remove_day, "Delete a day that nothing is sold for"},
        {"PUT",    "/api/events/{id}/capacity",    Access::member,    kEdit, takes(kNewCapacity),     gives(capacity_view()),  h::set_capacity, "Limit what the event sells as a whole"},
        {"GET",    "/api/events/{id}/questions",   Access::anyone,    kList, takes_nothing(),         gives(questions_view()), h::questions, "What buyers of an event are asked"},
        {"POST",   "/api/events/{id}/questions",   Access::member,    kEdit, takes(kNewQuestion),     gives(question_view(), 201), h::create_question, "Ask buyers of an event one more thing", idempotent},
        {"PUT",    "/api/events/{id}/questions",   Access::member,    kEdit, takes(kQuestionOrder),   gives(questions_view()), h::order_questions, "Put an event's questions in another order"},
        {"PUT",    "/api/questions/{id}",          Access::member,    kEdit, takes(kQuestionChange),  gives(question_view()),  h::update_question, "Change a question"},
        {"DELETE", "/api/questions/{id}",          Access::member,    kEdit, takes_nothing(),         gives_nothing(),         h::remove_question, "Ask it no more; answers stay"},
        {"POST",   "/api/discount-codes",          Access::signed_in, kEdit, takes(kNewCode),         gives(code_view(), 201), h::create_code, "Add a discount code to an event", idempotent},
        {"GET",    "/api/discount-codes",          Access::member,    kList, takes_query(kListQuery), gives(view_of_items(code_view())), h::codes, "The discount codes of an event"},
        {"PUT",    "/api/discount-codes/{id}",     Access::member,    kEdit, takes(kCodeChange),      gives(code_view()),      h::update_code, "Change a discount code"},
        {"DELETE", "/api/discount-codes/{id}",     Access::member,    kEdit, takes_nothing(),         gives_nothing(),         h::remove_code, "Delete a discount code that nobody used"},
        {"POST",   "/api/discount-codes/check",    Access::anyone,    kGuess, takes(kCodeCheck),      gives(checked_code_view()), h::check_code, "What a discount code does"},
        {"GET",    "/api/availability/{event_id}", Access::anyone,    kRead, takes_nothing(),         gives(availability_view()), h::availability, "What is left of an event's tickets"},
        {"POST",   "/api/events/{id}/publish",     Access::member,    kEdit, takes_nothing(),         gives(event),            h::publish, "Show the event to everybody and open its sale"},
        {"POST",   "/api/events/{id}/cancel",      Access::member,    kEdit, takes(kCancel),          gives(event),            h::cancel, "Cancel the event: its sale stops"},
        {"POST",   "/api/events/{id}/duplicate",   Access::member,    kCreate, takes(kDuplicate),       gives(event, 201),       h::duplicate, "Copy the event and its ticket types as a draft", idempotent},
    };
    // clang-format on
}

}  // namespace gatehouse::inventory
