#pragma once

#include "common/http/route.hpp"

namespace gatehouse::queue {

const http::Routes& routes();

}  // namespace gatehouse::queue
