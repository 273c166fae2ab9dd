// One JSON object a line on standard error. Never a secret, never a query string.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace gatehouse::log {

enum class Level { debug, info, warning, error };

// Views live until the end of the full expression that logs them, which is long enough.
using Field = std::pair<std::string_view, std::variant<std::int64_t, double, std::string_view>>;

// Writes {"time":…, "level":…, "module":…, "message":…, fields…} in one write.
void write(Level level, std::string_view message, std::initializer_list<Field> fields = {});

inline void info(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::info, m, f); }
inline void warning(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::warning, m, f); }
inline void error(std::string_view m, std::initializer_list<Field> f = {}) { write(Level::error, m, f); }

// Names the process in every line.
void set_module(std::string_view name);

}  // namespace gatehouse::log
