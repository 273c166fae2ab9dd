#pragma once

#include <string>

#include "common/db/session.hpp"

namespace gatehouse::operations::repo {

// The last migration that was applied: "0052_audit_is_kept_400_days".
std::string schema_version(db::Session& session);

}  // namespace gatehouse::operations::repo
