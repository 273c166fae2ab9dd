#pragma once

#include "common/json/view.hpp"
#include "modules/scanning/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::scanning {

view::Object<Answer> answer_view();
view::Object<Overview> overview_view();
view::Object<tickets::Ticket> found_view();
view::Object<DoorEvent> door_event_view();
view::Object<DoorState> door_state_view();
view::Object<Staff> staff_view();

}  // namespace gatehouse::scanning
