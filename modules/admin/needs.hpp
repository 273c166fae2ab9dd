// What all processes of an installation together ask of its database server. Private to this module.

#pragma once

#include "common/config.hpp"

namespace gatehouse::admin {

struct Needs {
    int connections = 0;  // at most: one a thread
    int statements = 0;   // that these keep prepared
};
Needs needs_of(const Config& config);

}  // namespace gatehouse::admin
