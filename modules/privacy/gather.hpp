#pragma once

#include "common/app/context.hpp"
#include "common/personal.hpp"

namespace gatehouse::privacy {

// All that the modules know of a person, a file for each kind of thing, as it is at one moment.
personal::Files gather(const Context& context, db::Session& session, const personal::Subject& who);

}  // namespace gatehouse::privacy
