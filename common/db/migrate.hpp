// Migrations: numbered SQL files, forward only, checksummed, applied under a lock (OPS-6).

#pragma once

#include <functional>
#include <string>

#include "common/db/pool.hpp"

namespace gatehouse::db {

// Applies what is missing of `<folder>/NNNN_name.sql`, in order, and calls `applied` after each. Waits up to
// a minute while another process migrates. Throws std::runtime_error when a file that was applied has changed
// since, or one fails.
void migrate(const Endpoint& endpoint, const std::string& folder,
    const std::function<void(const std::string& name)>& applied);

// The statements of a script: split at ';' outside of quotes and comments.
std::vector<std::string> split_statements(const std::string& script);

}  // namespace gatehouse::db
