#pragma once

#include <string>

#include "modules/events/types.hpp"

namespace gatehouse::events {

// The event as schema.org JSON-LD, for search engines (EVT-10). `base` begins every address.
std::string structured_data(const Event& event, const std::string& base);

}  // namespace gatehouse::events
