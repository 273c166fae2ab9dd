#pragma once

#include "common/http/route.hpp"

namespace gatehouse::tickets {

const http::Routes& routes();

}  // namespace gatehouse::tickets
