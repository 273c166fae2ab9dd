// The document that buyers print: one ticket a page.

#pragma once

#include <string>
#include <vector>

#include "modules/events/types.hpp"
#include "modules/inventory/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

// `days` are the event's; a ticket names those that it admits to. `logo` is the organizer's, a PNG; '' :
// none.
std::string render_pdf(const std::vector<Signed>& tickets, const events::Brief& event,
    const std::vector<inventory::Day>& days, const std::string& logo = {});

}  // namespace gatehouse::tickets
