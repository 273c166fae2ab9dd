#include "modules/scanning/render.hpp"

namespace gatehouse::scanning {

namespace {

view::Object<Counts> counts_view()
{
    return view::object<Counts>("DoorCounts")
        .field("admitted", &Counts::admitted)
        .field("expected", &Counts::expected);
}

view::Object<Seen> seen_view()
{
    return view::object<Seen>("ScannedTicket")
        .field("id", &Seen::id)
        .field("number", &Seen::number)
        .field("holder", &Seen::holder)
        .field("type", &Seen::type)
        .field("order_number", &Seen::order_number);
}

view::Object<Overview::Type> type_view()
{
    using T = Overview::Type;
    return view::object<T>("CheckinType")
        .field("id", &T::id)
        .field("name", &T::name)
        .field("expected", &T::expected)
        .field("admitted", &T::admitted);
}

view::Object<Overview::Recent> recent_view()
{
    using R = Overview::Recent;
    return view::object<R>("CheckinScan")
        .field("at", &R::at)
        .field("result", &R::result)
        .field("reason", &R::reason)
        .field("number", &R::number)
        .field("holder", &R::holder)
        .field("gate", &R::gate);
}

}  // namespace

view::Object<Answer> answer_view()
{
    return view::object<Answer>("ScanAnswer")
        .field("result", &Answer::result)
        .field("reason", &Answer::reason)
        .field("ticket", &Answer::ticket, seen_view())
        .field("first_scan_at",
            [](const Answer& a) { return a.first ? std::optional(a.first->at) : std::nullopt; })
        .field("first_gate",
            [](const Answer& a) { return a.first ? std::optional(a.first->gate) : std::nullopt; })
        .field("counts", &Answer::counts, counts_view());
}

view::Object<Overview> overview_view()
{
    return view::object<Overview>("Checkin")
        .field("expected", &Overview::expected)
        .field("admitted", &Overview::admitted)
        .field("refused", &Overview::refused)
        .field("per_type", &Overview::per_type, type_view())
        .field("recent", &Overview::recent, recent_view());
}

view::Object<Found> found_view()
{
    return view::object<Found>("FoundTicket")
        .field("id", [](const Found& f) { return f.ticket.id; })
        .field("number", [](const Found& f) { return f.ticket.number; })
        .field("holder", [](const Found& f) { return f.ticket.holder; })
        .field("email", &Found::email)
        .field("type", [](const Found& f) { return f.ticket.type; })
        .field("order_number", [](const Found& f) { return f.ticket.order_number; })
        .field("status", &Found::status)
        .field("admitted_at", &Found::admitted_at);
}

view::Object<DoorEvent> door_event_view()
{
    return view::object<DoorEvent>("DoorEvent")
        .field("id", &DoorEvent::id)
        .field("name", &DoorEvent::name)
        .field("slug", &DoorEvent::slug)
        .field("starts_at", &DoorEvent::starts_at)
        .field("ends_at", &DoorEvent::ends_at)
        .field("zone", &DoorEvent::zone)
        .field("venue_name", &DoorEvent::venue_name)
        .field("admitted", [](const DoorEvent& e) { return e.counts.admitted; })
        .field("expected", [](const DoorEvent& e) { return e.counts.expected; });
}

view::Object<Staff> staff_view()
{
    return view::object<Staff>("Staff")
        .field("user_id", &Staff::user)
        .field("name", &Staff::name)
        .field("email", &Staff::email)
        .field("role", &Staff::role)
        .field("ends_at", &Staff::ends_at)
        .field("created_at", &Staff::created_at);
}

}  // namespace gatehouse::scanning
