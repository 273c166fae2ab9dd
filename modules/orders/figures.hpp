#pragma once

#include <vector>

#include "common/db/session.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders::repo {

struct Totals {
    int orders = 0;
    std::int64_t gross = 0;  // minor units
    std::int64_t cash = 0;   // of it, what the organizer took themselves
    int complimentary = 0;   // tickets that the organizer gave away
};
// Of the event's orders that were sold and not wholly refunded.
Totals totals(db::Session& session, const EventId& event);

// The same sum for several events, in one statement; events that sold nothing are left out.
struct EventGross {
    EventId event;
    std::int64_t gross = 0;
};
std::vector<EventGross> gross_by_event(db::Session& session, const std::vector<EventId>& events);

// What the events sold in a month ("2026-11") in a currency, without what was wholly refunded.
struct MonthGross {
    std::string month, currency;
    int orders = 0;
    std::int64_t gross = 0;
};
std::vector<MonthGross> gross_by_month(db::Session& session, const std::vector<EventId>& events, Time from);

std::vector<Takings> takings(db::Session& session, const std::vector<EventId>& events);

struct ItemGross {
    ItemId item;
    std::int64_t gross = 0;
};
std::vector<ItemGross> gross_by_item(db::Session& session, const EventId& event);

// Sales of a quarter of an hour: every zone's midnight falls between two.
struct Quarter {
    Time begins;
    int sold = 0;
    std::int64_t gross = 0;
};
std::vector<Quarter> by_quarter(db::Session& session, const EventId& event);

}  // namespace gatehouse::orders::repo
