#include "modules/queue/showing.hpp"

#include <cmath>

#include "common/http/page.hpp"
#include "modules/queue/places.hpp"

namespace gatehouse::queue {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMostKept = 1000;
constexpr auto kWindow = 10min;

// Offers a minute over the last ten, or since the first of them: nothing while there were none.
std::optional<Pace> pace_of(db::Session& session, const ItemId& item, Time now)
{
    const auto [count, first] = repo::pace(session, item, now - kWindow);
    if (count == 0 || !first) return {};
    const auto minutes = std::max(1.0, std::chrono::duration<double, std::ratio<60>>(now - *first).count());
    return Pace{std::round(count / minutes * 10) / 10, static_cast<int>(std::ceil(minutes))};
}

}  // namespace

Showing::Showing(Sales& sales) : sales_(sales), common_(5s, kMostKept) {}

Showing::Common Showing::common(const Context& context, const ItemId& item, const std::optional<Line>& line)
{
    const auto now = context.clock.now();
    return common_.get(item, now, [&] {
        return context.db.read([&](db::Session& session) {
            return Common{pace_of(session, item, now),
                line && line->draw ? repo::find_draw(session, *line->draw) : std::nullopt};
        });
    });
}

Shown Showing::joined(
    const Context& context, const Entry& entry, const Line& line, const std::optional<int>& ahead)
{
    return ahead || !entry.turn ? show(context, {entry, line, ahead, {}}) : this->entry(context, entry);
}

Shown Showing::entry(const Context& context, const Entry& entry)
{
    return show(context, context.db.read([&](db::Session& session) {
        Seen seen{entry, repo::find_line(session, entry.item), {}, {}};
        seen.entry = repo::find(session, entry.id).value_or(entry);
        seen.order = seen.entry.order;
        if (seen.entry.status != Status::offered || seen.order) return seen;
        const auto hold = inventory::hold_of(seen.entry.offer.value());
        for (const auto& [id, offer] : inventory::Service(context).offers(session, {hold}))
            seen.order = offer.order;
        return seen;
    }));
}

Shown Showing::show(const Context& context, const Seen& seen)
{
    const auto& [entry, line, ahead, order] = seen;
    const auto sale = sales_.get(context, entry.item);
    const auto common = this->common(context, entry.item, line);
    Shown shown;
    shown.entry = entry;
    shown.order = order;
    shown.item_name = sale.item().name;
    shown.total_waiting = line ? line->waiting : 0;
    shown.opens_at = sale.item().sales_start;
    if (entry.turn && common.draw && common.draw->drawn_at && *entry.turn <= common.draw->entries)
        shown.draw = common.draw->id;
    if (entry.status != Status::waiting) return shown;
    shown.phase = entry.turn ? Phase::line : Phase::pre_queue;
    if (!entry.turn || !line) return shown;
    shown.ahead = ahead ? *ahead : Places(context).ahead(entry, line->version);
    shown.position = *shown.ahead + 1;
    if (line->gate == Gate::paused || !common.pace) return shown;
    shown.pace = common.pace;
    shown.estimate_seconds =
        static_cast<int>(std::ceil(*shown.position / common.pace->offered_per_minute * 60));
    return shown;
}

PublicLine Showing::line(const Context& context, const ItemId& item)
{
    const auto sale = sales_.get(context, item);
    return line(
        context, sale, context.db.read([&](db::Session& session) { return repo::find_line(session, item); }));
}

PublicLine Showing::line(const Context& context, const Sale& sale, const std::optional<Line>& line)
{
    const auto common = this->common(context, sale.item().id, line);
    PublicLine out;
    out.item = sale.item().id;
    out.mode = sale.mode();
    out.state = sale.state(line, context.clock.now());
    out.waiting = line ? line->waiting : 0;
    if (out.mode == ShownMode::open && out.waiting > 0) out.mode = ShownMode::waiting_list;
    out.opens_at = sale.item().sales_start;
    if (common.pace) out.offered_per_minute = common.pace->offered_per_minute;
    out.draw = common.draw;
    return out;
}

ShownDraw drawn(const Context& context, const DrawId& id, const PageQuery& query)
{
    int after = 0;
    if (!query.cursor.empty()) {
        const auto part = page::split(query.cursor, 1).front();
        if (part.empty() || part.size() > 9 || part.find_first_not_of("0123456789") != std::string::npos)
            page::refuse_cursor();
        after = std::stoi(part);
    }
    return context.db.read([&](db::Session& session) {
        const auto draw = repo::find_draw(session, id);
        if (!draw) throw Error(kNotFound, id.str());
        auto rows = repo::drawn(session, draw->item, after, query.limit + 1);
        return ShownDraw{*draw, page::cut(std::move(rows), query.limit,
                                    [](const Drawn& d) { return std::vector{std::to_string(d.rank)}; })};
    });
}

}  // namespace gatehouse::queue
