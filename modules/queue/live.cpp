#include "modules/queue/live.hpp"

#include <algorithm>
#include <cstdio>

#include "common/live/marks.hpp"
#include "common/live/turn.hpp"
#include "common/obs/gauges.hpp"
#include "modules/queue/places.hpp"
#include "modules/queue/render.hpp"
#include "modules/queue/showing.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr int kMostLines = 100, kMostEntries = 200;
constexpr int kNear = 200;   // who hears at every beat
constexpr int kRounds = 10;  // beats in which everybody else hears once
constexpr auto kRemember = 24h;

// One for the process: the scheduler's threads share what pages of a line have in common.
Showing& showing()
{
    static Sales sales;
    static Showing showing(sales);
    return showing;
}

// How far the telling of a line is: "version:from:left", where `left` beats of the last change are to come.
struct Told {
    std::int64_t version = -1;
    int from = kNear, left = 0;
};

std::string key_of(const Line& line) { return "queue:{" + line.item.str() + "}:told"; }

Told read(const Context& context, const Line& line)
{
    Told told;
    if (const auto stored = context.redis.get(key_of(line)))
        if (std::sscanf(stored->c_str(), "%ld:%d:%d", &told.version, &told.from, &told.left) != 3) return {};
    return told;
}

void write(const Context& context, const Line& line, const Told& told)
{
    context.redis.set(key_of(line),
        std::to_string(told.version) + ":" + std::to_string(told.from) + ":" + std::to_string(told.left),
        kRemember);
}

void tell(const Context& context, const Line& line)
{
    auto told = read(context, line);
    const bool changed = told.version != line.version;
    if (!changed && told.left == 0) return;
    const Places places(context);
    const int share = std::max(kNear, (line.waiting - kNear + kRounds - 1) / kRounds);
    if (changed) told.left = kRounds;
    if (told.from >= line.waiting) told.from = kNear;
    auto near = changed ? places.slice(line, 0, kNear) : std::vector<EntryId>();
    const auto far = places.slice(line, told.from, share);
    // Redis is behind, or has lost the line: a later beat tells.
    if (!near || !far) return places.rebuild(line.item);
    near->insert(near->end(), far->begin(), far->end());
    live::mark_all(context, live::kEntry, *near);
    write(context, line, {line.version, told.from + share, told.left - 1});
}

}  // namespace

int publish_lines(const Context& context)
{
    return live::publish_each(
        context, live::kLine, kMostLines, [&](const ItemId& item) -> std::optional<live::State> {
            return live::State{"state", line_view().dump(showing().line(context, item))};
        });
}

int publish_entries(const Context& context)
{
    return live::publish_each(
        context, live::kEntry, kMostEntries, [&](const EntryId& id) -> std::optional<live::State> {
            const auto entry = context.db.read([&](db::Session& session) { return repo::find(session, id); });
            if (!entry) return {};
            return live::State{"state", entry_view().dump(showing().entry(context, *entry))};
        });
}

int mark_places(const Context& context)
{
    const auto lines =
        context.db.read([](db::Session& session) { return repo::lines_with_waiters(session); });
    for (const auto& line : lines) tell(context, line);
    return 0;
}

int count_waiting(const Context& context)
{
    const auto lines =
        context.db.read([](db::Session& session) { return repo::lines_with_waiters(session); });
    int people = 0;
    for (const auto& line : lines) people += line.waiting;
    obs::set_gauge(context, "queue_lines", static_cast<double>(lines.size()));
    obs::set_gauge(context, "queue_waiting", people);
    return 0;
}

}  // namespace gatehouse::queue
