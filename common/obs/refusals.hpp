// Who was turned away: 401, 403 and 429, by the code that they were told. In the metrics of each process
// (gatehouse_refusals_total), and hour by hour in Redis for the whole installation.

#pragma once

#include <map>
#include <string>

#include "common/app/context.hpp"

namespace gatehouse::obs {

void count_refusal(const Context& context, const std::string& code);

// How many in the last `hours` hours, the present one included; at most 48. Empty while Redis is away.
std::map<std::string, std::int64_t> refusals(const Context& context, int hours);

}  // namespace gatehouse::obs
