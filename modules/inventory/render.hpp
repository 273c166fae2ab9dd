#pragma once

#include "common/json/view.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory {

const view::Object<TicketType>& type_view();
const view::Object<Availability>& availability_view();

}  // namespace gatehouse::inventory
