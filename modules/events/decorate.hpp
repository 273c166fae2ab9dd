// Joins pictures, categories and organizers to a list in one statement each, however long the list is.

#pragma once

#include "common/app/context.hpp"
#include "modules/events/types.hpp"

namespace gatehouse::events {

void decorate(const Context& context, db::Session& session, std::vector<Card>& cards);
void decorate(const Context& context, db::Session& session, Event& event);

}  // namespace gatehouse::events
