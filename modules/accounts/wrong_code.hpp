// What is said of a code, mailed, texted or of an app, that does not open what it should. Private to this
// module.

#pragma once

#include "common/error.hpp"

namespace gatehouse::accounts {

inline constexpr ErrorKind kWrongCode{"wrong_code", 422,
    "That code is wrong, too old, or was used already. Please check it, or ask for a new one."};

}  // namespace gatehouse::accounts
