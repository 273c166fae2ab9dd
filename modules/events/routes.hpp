#pragma once

#include "common/http/route.hpp"

namespace gatehouse::events {

http::Routes routes();

}  // namespace gatehouse::events
