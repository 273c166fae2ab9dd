// An event's sale at a glance.

#include <map>
#include <unordered_map>

#include "common/time.hpp"
#include "modules/orders/figures.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr int kLatest = 8;

// One entry for every day from the first sale to today or the last sale, in the event's zone.
std::vector<Dashboard::Day> by_day(
    const std::vector<repo::Quarter>& quarters, const std::string& zone, Time now)
{
    std::map<std::string, Dashboard::Day> days;
    const auto day_of = [&](Time at) -> Dashboard::Day& {
        const auto date = zone::to_day(at, zone);
        auto& day = days[date];
        day.date = date;
        return day;
    };
    // Half days, because a day with a clock change has 23 hours; a date met twice is one entry.
    const auto first = quarters.empty() ? now : std::min(now, quarters.front().begins);
    for (auto at = first; at < now; at += std::chrono::hours(12)) day_of(at);
    day_of(now);
    for (const auto& quarter : quarters) {
        auto& day = day_of(quarter.begins);
        day.sold += quarter.sold;
        day.gross += quarter.gross;
    }
    std::vector<Dashboard::Day> series;
    for (auto& [date, day] : days) series.push_back(std::move(day));
    return series;
}

}  // namespace

Dashboard Service::dashboard(const auth::Caller& caller, const EventId& id) const
{
    return context_.db.read([&](db::Session& session) {
        return board(
            session, events_.require_manageable(session, caller, id, organizations::Permission::events));
    });
}

std::optional<Dashboard> Service::sale(const EventId& id) const
{
    return context_.db.read([&](db::Session& session) -> std::optional<Dashboard> {
        const auto event = events_.find(session, id);
        if (!event) return {};
        return board(session, *event);
    });
}

Dashboard Service::board(db::Session& session, const events::Facts& event) const
{
    const auto now = context_.clock.now();
    const auto& id = event.id;
    const auto totals = repo::totals(session, id);
    Dashboard board;
    board.orders = totals.orders;
    board.gross = {totals.gross, event.currency};
    board.cash = {totals.cash, event.currency};
    board.complimentary = totals.complimentary;

    std::unordered_map<ItemId, std::int64_t> gross;
    for (const auto& item : repo::gross_by_item(session, id)) gross[item.item] = item.gross;
    for (const auto& item : inventory_.items(session, id)) {
        board.per_type.push_back(
            {item.id, item.name, item.sold, item.held, item.capacity, {gross[item.id], event.currency}});
        board.sold += item.sold;
        board.held += item.held;
    }
    board.capacity = inventory_.stock(session, {id})[id].capacity;
    if (board.per_type.empty()) board.capacity = 0;
    for (const auto& type : tickets_.expected(session, id)) board.checked_in += type.used;

    board.series = by_day(repo::by_quarter(session, id), event.zone, now);
    const auto today = zone::to_day(now, event.zone);
    for (const auto& day : board.series)
        if (day.date == today) board.today = {day.sold, {day.gross, event.currency}};
    board.latest = repo::of_event(session, id, {}, {}, kLatest);
    return board;
}

}  // namespace gatehouse::orders
