#pragma once

#include "common/json/view.hpp"
#include "modules/scanning/types.hpp"

namespace gatehouse::scanning {

view::Object<Answer> answer_view();
view::Object<Overview> overview_view();
view::Object<Found> found_view();
view::Object<DoorEvent> door_event_view();
view::Object<Staff> staff_view();

}  // namespace gatehouse::scanning
