#pragma once

#include <string>

#include <sys/types.h>

#include "tools/supervisor/plan.hpp"

namespace gatehouse::supervisor {

/// Starts the command of `spec` in a process group of its own, with `socket` (or /dev/null when -1) as fd 0
/// and its output appended to the log. Throws when the fork fails; a failed exec ends the child with 127.
pid_t spawn(const Spec& spec, int socket, const std::string& log_path);

}  // namespace gatehouse::supervisor
