#pragma once

#include "common/json/view.hpp"
#include "modules/privacy/types.hpp"

namespace gatehouse::privacy {

extern const view::Object<Export> kExport;
extern const view::Object<Obstacles> kObstacles;

}  // namespace gatehouse::privacy
