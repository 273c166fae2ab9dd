#include "common/rush.hpp"

#include <atomic>

#include "common/error.hpp"
#include "common/time.hpp"

namespace gatehouse::rush {

using namespace std::chrono_literals;

namespace {

constexpr const char* kKey = "rush";
constexpr std::chrono::milliseconds kLasts = 2s, kSayAgain = 500ms;

}  // namespace

void note(const Context& context)
{
    static std::atomic<Time> said{};
    const auto now = context.clock.now();
    auto last = said.load();
    if (now - last < kSayAgain && now >= last) return;
    if (said.compare_exchange_strong(last, now)) context.redis.post_set(kKey, "1", kLasts);
}

bool is_on(const Context& context)
try {
    return context.redis.get(kKey).has_value();
} catch (const Error&) {
    return false;
}

}  // namespace gatehouse::rush
