#pragma once

#include <string>
#include <vector>

#include "common/config.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events {

// An organization's own page with its coming events, for people and crawlers (ORG-7).
std::string organizer_page(
    const Config& config, const organizations::Organization& organizer, const std::vector<Card>& coming);

// The page for an address that leads nowhere.
std::string missing_organizer_page(const Config& config);

}  // namespace gatehouse::events
