// Figures of the whole installation that a job finds out now and then: in the metrics of its process, and in
// Redis for the administrators' page.

#pragma once

#include <string>
#include <vector>

#include "common/app/context.hpp"

namespace gatehouse::obs {

// Sets the metric gatehouse_<name>, and tells everybody.
void set_gauge(const Context& context, const std::string& name, double value);

struct Gauge {
    std::string name;
    double value = 0;
    Time at;
};

// All that were set in the last hour, by name. Empty while Redis is away.
std::vector<Gauge> gauges(const Context& context);

}  // namespace gatehouse::obs
