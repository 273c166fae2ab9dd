// Administrators who act as somebody else do so in sessions of that person (Sessions::open_for).

#pragma once

#include "common/app/context.hpp"

namespace gatehouse::auth {

// Ends all of those that are this administrator's.
void end_acting(const Context& context, const UserId& administrator);

}  // namespace gatehouse::auth
