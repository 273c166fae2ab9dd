#include "modules/inventory/render.hpp"

namespace gatehouse::inventory {

// clang-format off
const view::Object<TicketType>& type_view()
{
    static const auto view = view::object<TicketType>("TicketType")
        .field("id",            &TicketType::id)
        .field("event_id",      &TicketType::event)
        .field("name",          &TicketType::name)
        .field("description",   &TicketType::description)
        .field("price",         &TicketType::price)
        .field("capacity",      &TicketType::capacity)
        .field("sold",          &TicketType::sold)
        .field("held",          &TicketType::held)
        .field("available",     &TicketType::available)
        .field("sales_start",   &TicketType::sales_start)
        .field("sales_end",     &TicketType::sales_end)
        .field("min_per_order", &TicketType::min_per_order)
        .field("max_per_order", &TicketType::max_per_order)
        .field("active",        &TicketType::active)
        .field("visibility",    &TicketType::visibility)
        .field("sale_mode",     &TicketType::sale_mode)
        .field("sort",          &TicketType::sort)
        .field("tax_rate",      &TicketType::tax_rate)
        .field("tax_included",  &TicketType::tax_included)
        .field("state",         &TicketType::state);
    return view;
}

const view::Object<Availability>& availability_view()
{
    static const auto item = view::object<TicketType>("TypeAvailability")
        .field("id",        &TicketType::id)
        .field("available", &TicketType::available)
        .field("held",      &TicketType::held)
        .field("sold_out",  [](const TicketType& t) { return t.state == TypeState::sold_out; })
        .field("state",     &TicketType::state);
    static const auto view = view::object<Availability>("Availability")
        .field("event_id",     &Availability::event)
        .field("ticket_types", &Availability::types, item)
        .field("bundles",      [](const Availability&) { return std::vector<std::string>{}; });
    return view;
}
// clang-format on

}  // namespace gatehouse::inventory
