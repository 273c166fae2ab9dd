// What people who wait hear without asking (QUE-4). Private to this module.

#pragma once

#include "common/app/context.hpp"

namespace gatehouse::queue {

// Jobs that turn marks into states: "state" on line/<item> and on queue/<entry>.
int publish_lines(const Context& context);
int publish_entries(const Context& context);

// Marks those whose place changed because somebody before them left: whoever is near the front at each beat,
// everybody else in turn, so that all of a long line hear their exact place within about ten seconds and one
// beat stays small. Nothing for lines that did not change.
int mark_places(const Context& context);
// The gauges queue_lines and queue_waiting: lines in which somebody waits, and how many people that are.
int count_waiting(const Context& context);

}  // namespace gatehouse::queue
