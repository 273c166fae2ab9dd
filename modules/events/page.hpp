#pragma once

#include <string>

#include "common/config.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events {

// The event as a page that can be read, found and shared without running any script (EVT-10).
std::string event_page(const Config& config, const Event& event);

// The page for an address that leads nowhere.
std::string missing_page(const Config& config);

}  // namespace gatehouse::events
