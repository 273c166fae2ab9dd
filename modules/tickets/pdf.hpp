// The document that buyers print: one ticket a page.

#pragma once

#include <string>
#include <vector>

#include "modules/events/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets {

std::string render_pdf(const std::vector<Signed>& tickets, const events::Brief& event);

}  // namespace gatehouse::tickets
