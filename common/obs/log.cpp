#include "common/obs/log.hpp"

#include <unistd.h>

#include "common/json/json.hpp"
#include "common/time.hpp"

namespace gatehouse::log {

namespace {

std::string module = "gatehouse";

constexpr const char* name_of(Level level)
{
    switch (level) {
        case Level::debug: return "debug";
        case Level::info: return "info";
        case Level::warning: return "warning";
        case Level::error: return "error";
    }
    return "error";
}

}  // namespace

void set_module(std::string_view name) { module = name; }

void write(Level level, std::string_view message, std::initializer_list<Field> fields)
{
    json::Writer out;
    out.object()
        .member("time", std::string_view(to_rfc3339(SystemClock().now())))
        .member("level", name_of(level));
    out.member("module", std::string_view(module)).member("message", message);
    for (const auto& [name, value] : fields)
        std::visit([&, n = name](const auto& v) { out.member(n, v); }, value);
    auto line = out.end_object().take() + "\n";
    // A line that cannot be written is lost: there is nowhere else to say so.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace gatehouse::log
