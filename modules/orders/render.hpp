// How orders are shown.

#pragma once

#include "common/json/view.hpp"
#include "modules/events/types.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders {

struct Shown {
    Order order;
    events::Brief event;
    std::vector<inventory::Day> days;  // of the event
};
const view::Object<Shown>& order_view();
// What of it changes after it was placed, for who listens.
const view::Object<Shown>& order_state_view();

struct ShownPlaced {
    Shown order;
    std::string secret;
};
const view::Object<ShownPlaced>& placed_view();

const view::Object<OwnEvent>& own_event_view();

struct ShownDashboard {
    Dashboard board;
    std::vector<Shown> latest;
};
const view::Object<ShownDashboard>& dashboard_view();
// The same without the series, for who listens.
const view::Object<ShownDashboard>& sales_view();

const view::Object<Usage>& usage_view();

}  // namespace gatehouse::orders
