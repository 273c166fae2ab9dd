// What tests ask for when they want a ticket type.

#pragma once

#include "modules/inventory/requests.hpp"

namespace gatehouse::support {

// A new ticket type with so many places; none: unlimited.
inline inventory::NewTicketType type_plan(
    const EventId& event, std::optional<int> capacity, std::int64_t price = 2500)
{
    inventory::NewTicketType wanted;
    wanted.event = event;
    wanted.name = "General Admission";
    wanted.price = {price, "USD"};
    wanted.capacity = capacity;
    return wanted;
}

}  // namespace gatehouse::support
