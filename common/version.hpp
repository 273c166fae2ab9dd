#pragma once

namespace gatehouse {

// Of the whole installation; every process says it (GET /api/admin/health).
inline constexpr const char* kVersion = "1.0.0";

}  // namespace gatehouse
