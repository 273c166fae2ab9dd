#include "modules/inventory/render.hpp"

#include "common/http/page.hpp"
#include "common/time.hpp"

namespace gatehouse::inventory {

namespace {

const view::Object<LineBrief>& line_view()
{
    static const auto view = view::object<LineBrief>("LineBrief")
                                 .field("mode", &LineBrief::mode)
                                 .field("waiting", &LineBrief::waiting);
    return view;
}

// The members that types and bundles share.
view::Object<SaleItem> item_view(std::string name)
{
    // clang-format off
    return view::object<SaleItem>(std::move(name))
        .field("id",            &SaleItem::id)
        .field("event_id",      &SaleItem::event)
        .field("name",          &SaleItem::name)
        .field("description",   &SaleItem::description)
        .field("price",         &SaleItem::price)
        .field("capacity",      &SaleItem::capacity)
        .field("sold",          &SaleItem::sold)
        .field("held",          &SaleItem::held)
        .field("available",     &SaleItem::available)
        .field("sales_start",   &SaleItem::sales_start)
        .field("sales_end",     &SaleItem::sales_end)
        .field("min_per_order", &SaleItem::min_per_order)
        .field("max_per_order", &SaleItem::max_per_order)
        .field("max_per_person", &SaleItem::max_per_person)
        .field("active",        &SaleItem::active)
        .field("visibility",    &SaleItem::visibility)
        .field("sale_mode",     &SaleItem::sale_mode)
        .field("sort",          &SaleItem::sort)
        .field("tax_rate",      &SaleItem::tax_rate)
        .field("tax_included",  &SaleItem::tax_included)
        .field("days",          &SaleItem::day_ids)
        .field("state",         &SaleItem::state)
        .field("queue",         &SaleItem::line, line_view());
    // clang-format on
}

view::Object<SaleItem> item_availability(std::string name)
{
    return view::object<SaleItem>(std::move(name))
        .field("id", &SaleItem::id)
        .field("available", &SaleItem::available)
        .field("held", &SaleItem::held)
        .field("sold_out", [](const SaleItem& i) { return i.state == TypeState::sold_out; })
        .field("state", &SaleItem::state)
        .field("queue", &SaleItem::line, line_view());
}

template <bool bundles>
std::vector<SaleItem> items_of(const std::vector<SaleItem>& items)
{
    auto out = items;
    std::erase_if(out, [](const SaleItem& i) { return i.id.is_bundle() != bundles; });
    return out;
}

view::Object<EventStock> with_capacity(view::Object<EventStock> list)
{
    return std::move(list).field("event_capacity", &EventStock::capacity);
}

}  // namespace

// clang-format off
const view::Object<SaleItem>& type_view()
{
    static const auto view = item_view("TicketType")
        .field("day_id", [](const SaleItem& i) {
            return i.for_one_day() && !i.day_ids.empty() ? std::optional(i.day_ids.front()) : std::nullopt; });
    return view;
}

const view::Object<SaleItem>& bundle_view()
{
    static const auto view = item_view("Bundle")
        .field("day_ids",          &SaleItem::day_ids)
        .field("discount_percent", &SaleItem::discount_percent);
    return view;
}

const view::Object<Day>& day_brief_view()
{
    static const auto view = view::object<Day>("DayBrief")
        .field("id",        &Day::id)
        .field("number",    &Day::number)
        .field("name",      &Day::name)
        .field("date",      &Day::date)
        .field("starts_at", &Day::starts_at)
        .field("ends_at",   &Day::ends_at)
        .field("title",     &Day::title);
    return view;
}

const view::Object<Day>& day_view()
{
    static const auto view = view::object<Day>("EventDay")
        .field("id",          &Day::id)
        .field("number",      &Day::number)
        .field("name",        &Day::name)
        .field("date",        &Day::date)
        .field("starts_at",   &Day::starts_at)
        .field("ends_at",     &Day::ends_at)
        .field("starts_local", [](const Day& d) { return zone::to_local(d.starts_at, d.zone); })
        .field("ends_local",  [](const Day& d) { return zone::to_local(d.ends_at, d.zone); })
        .field("description", &Day::description)
        .field("place",       &Day::place)
        .field("capacity",    &Day::capacity)
        .field("sold",        &Day::sold)
        .field("held",        &Day::held)
        .field("available",   &Day::available)
        .field("sold_out",    &Day::sold_out);
    return view;
}

const view::Object<Availability>& availability_view()
{
    static const auto view = view::object<Availability>("Availability")
        .field("event_id",     &Availability::event)
        .field("ticket_types", [](const Availability& a) { return items_of<false>(a.items); }, item_availability("TypeAvailability"))
        .field("bundles",      [](const Availability& a) { return items_of<true>(a.items); }, item_availability("BundleAvailability"));
    return view;
}

const view::Object<EventStock>& types_view()
{
    static const auto view = with_capacity(view::object<EventStock>("TicketTypeItems").field("items", &EventStock::items, type_view()));
    return view;
}

const view::Object<EventStock>& bundles_view()
{
    static const auto view = with_capacity(view::object<EventStock>("BundleItems").field("items", &EventStock::items, bundle_view()));
    return view;
}

const view::Object<EventStock>& days_view()
{
    static const auto view = with_capacity(view::object<EventStock>("EventDayItems").field("items", &EventStock::days, day_view()));
    return view;
}

const view::Object<EventStock>& capacity_view()
{
    static const auto view = view::object<EventStock>("EventCapacity")
        .field("capacity",  &EventStock::capacity)
        .field("sold",      &EventStock::sold)
        .field("held",      &EventStock::held)
        .field("available", &EventStock::available);
    return view;
}

const view::Object<Question>& question_view()
{
    static const auto view = view::object<Question>("Question")
        .field("id",         &Question::id)
        .field("asked_of",   &Question::of)
        .field("kind",       &Question::kind)
        .field("label",      &Question::label)
        .field("help",       &Question::help)
        .field("required",   &Question::required)
        .field("options",    &Question::options)
        .field("item_ids",   &Question::items);
    return view;
}

const view::Object<Items<Question>>& questions_view()
{
    static const auto view = view_of_items(question_view());
    return view;
}
// clang-format on

}  // namespace gatehouse::inventory
