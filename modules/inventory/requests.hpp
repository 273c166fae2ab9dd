// What callers send us. Private to this module.

#pragma once

#include <optional>
#include <string>

#include "common/json/schema.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

struct NewTicketType : Terms {
    EventId event;
    std::optional<int> capacity;
};

// A change of what is given; null clears what may be empty (no capacity: unlimited).
struct TypeChange {
    std::optional<std::string> name, description;
    std::optional<Money> price;
    schema::Patch<int> capacity;
    schema::Patch<Time> sales_start, sales_end;
    std::optional<int> min_per_order, max_per_order, tax_rate, sort;
    std::optional<bool> tax_included, active;
    std::optional<Visibility> visibility;
    std::optional<SaleMode> sale_mode;
};

struct TypeQuery {
    EventId event;
};

struct Cancel {
    std::string reason;
};

using Duplicate = events::Service::Copy;

}  // namespace gatehouse::inventory
