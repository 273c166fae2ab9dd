#include "modules/orders/render.hpp"

namespace gatehouse::orders {

namespace {

// clang-format off
const view::Object<Usage::Month>& month_view()
{
    static const auto view = view::object<Usage::Month>("UsageMonth")
        .field("month",   &Usage::Month::month)
        .field("events",  &Usage::Month::events)
        .field("orders",  &Usage::Month::orders)
        .field("revenue", &Usage::Month::revenue)
        .field("members", &Usage::Month::members)
        .field("storage", &Usage::Month::storage);
    return view;
}

}  // namespace

const view::Object<Usage>& usage_view()
{
    static const auto view = view::object<Usage>("Usage")
        .field("plan",    &Usage::plan)
        .field("limits",  &Usage::limits, organizations::limits_view())
        .field("members", &Usage::members)
        .field("events",  &Usage::events)
        .field("months",  &Usage::months, month_view());
    return view;
}
// clang-format on

}  // namespace gatehouse::orders
