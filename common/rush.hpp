// A rush: so many buy at once that what can wait, mail above all, leaves the machine to them.

#pragma once

#include "common/app/context.hpp"

namespace gatehouse::rush {

// Says that there is one. Whoever serves buyers calls it as often as they like; it lasts two seconds from the
// last call.
void note(const Context& context);

// False also while Redis is away: mail does not need it.
bool is_on(const Context& context);

}  // namespace gatehouse::rush
