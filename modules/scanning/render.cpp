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
        .field("order_number", &Seen::order_number)
        .field("days", &Seen::days, inventory::day_brief_view());
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

view::Object<Overview::PerDay> day_view()
{
    using D = Overview::PerDay;
    return view::object<D>("CheckinDay")
        .field("day", &D::day, inventory::day_brief_view())
        .field("expected", &D::expected)
        .field("admitted", &D::admitted);
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
        .field("day", &Answer::day, inventory::day_brief_view())
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
        .field("per_day", &Overview::per_day, day_view())
        .field("per_type", &Overview::per_type, type_view())
        .field("recent", &Overview::recent, recent_view());
}

// What staff needs to know whom they have before them; never the code, which is the holder's.
view::Object<tickets::Ticket> found_view()
{
    using tickets::Ticket;
    struct Type {
        ItemId id;
        std::string name;
    };
    return view::object<Ticket>("FoundTicket")
        .field("id", &Ticket::id)
        .field("number", &Ticket::number)
        .field("order_number", &Ticket::order_number)
        .field("holder", &Ticket::holder,
            view::object<tickets::Holder>("FoundHolder")
                .field("name", &tickets::Holder::name)
                .field("email", &tickets::Holder::email))
        .field("buyer_name", &Ticket::buyer_name)
        .field(
            "ticket_type",
            [](const Ticket& t) {
                return Type{t.type, t.type_name};
            },
            view::object<Type>("FoundTicketType").field("id", &Type::id).field("name", &Type::name))
        .field("status", &Ticket::status)
        .field("checked_in_at", &Ticket::used_at);
}

view::Object<DoorState> door_state_view()
{
    return view::object<DoorState>("DoorState")
        .field("admitted", [](const DoorState& d) { return d.counts.admitted; })
        .field("expected", [](const DoorState& d) { return d.counts.expected; })
        .field("checked_in", &DoorState::checked_in);
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
