#include "modules/tickets/render.hpp"

#include "common/http/request.hpp"

namespace gatehouse::tickets {

namespace {

struct TypeBrief {
    ItemId id;
    std::string name;
};
struct OrderBrief {
    OrderId id;
    std::string number, buyer_name;
};

const view::Object<TypeBrief> kType =
    view::object<TypeBrief>("TicketTypeBrief").field("id", &TypeBrief::id).field("name", &TypeBrief::name);
const view::Object<Holder> kHolder =
    view::object<Holder>("Holder").field("name", &Holder::name).field("email", &Holder::email);
const view::Object<OrderBrief> kOrder = view::object<OrderBrief>("OrderBrief")
                                            .field("id", &OrderBrief::id)
                                            .field("number", &OrderBrief::number)
                                            .field("buyer_name", &OrderBrief::buyer_name);

constexpr int kAdmits = 1;  // people, once

std::string link(const Shown& s, const char* file)
{
    const auto path = "/api/tickets/" + s.ticket.ticket.id.str() + "/" + file;
    return s.secret.empty() ? path : path + "?secret=" + http::percent_encode(s.secret);
}

// The members that both views share; `of` finds the ticket in what is shown.
template <class T, class Of>
view::Object<T> with_ticket(std::string name, Of of)
{
    return view::object<T>(std::move(name))
        .field("id", [of](const T& t) { return of(t).id; })
        .field("number", [of](const T& t) { return of(t).number; })
        .field("serial", [of](const T& t) { return of(t).serial; })
        .field("order_id", [of](const T& t) { return of(t).order; })
        .field("event_id", [of](const T& t) { return of(t).event; })
        .field(
            "ticket_type",
            [of](const T& t) {
                return TypeBrief{of(t).type, of(t).type_name};
            },
            kType)
        .field(
            "holder", [of](const T& t) { return of(t).holder; }, kHolder)
        .field("status", [of](const T& t) { return of(t).status; })
        .field("admits", [](const T&) { return kAdmits; })
        .field("used_at", [of](const T& t) { return of(t).used_at; });
}

}  // namespace

const view::Object<Shown>& ticket_view()
{
    static const view::Object<Shown> view =
        with_ticket<Shown>("Ticket", [](const Shown& s) -> const Ticket& { return s.ticket.ticket; })
            .field("qr_token", [](const Shown& s) { return s.ticket.token; })
            .field("qr_url", [](const Shown& s) { return link(s, "qr.svg"); })
            .field("pdf_url", [](const Shown& s) { return link(s, "ticket.pdf"); })
            .field("days", &Shown::days, inventory::day_brief_view())
            .field("event", &Shown::event, events::brief_view())
            .field("transferable", &Shown::transferable)
            .field("transfer", &Shown::transfer,
                view::object<OpenTransfer>("OpenTransfer")
                    .field("email", &OpenTransfer::email)
                    .field("expires_at", &OpenTransfer::expires_at));
    return view;
}

const view::Object<ShownTransfer>& transfer_view()
{
    using S = ShownTransfer;
    static const view::Object<S> view =
        view::object<S>("TicketTransfer")
            .field("status", [](const S& s) { return s.transfer.status(); })
            .field("from_name", [](const S& s) { return s.transfer.from.name; })
            .field("email", [](const S& s) { return s.transfer.to.email; })
            .field("expires_at", [](const S& s) { return s.transfer.expires_at; })
            // Accepted by somebody who was signed in, or whose address is an account's now: the link opens
            // nothing any more.
            .field("in_account", [](const S& s) { return s.transfer.to_user.has_value(); })
            .field(
                "tickets", [](const S& s) { return s.transfer.tickets; },
                view::object<Transfer::One>("TransferredTicket")
                    .field("id", &Transfer::One::ticket)
                    .field("name", &Transfer::One::type_name)
                    .field("status", &Transfer::One::status))
            .field("event", &S::event, events::brief_view());
    return view;
}

const view::Object<Answered>& answer_view()
{
    static const view::Object<Answered> view =
        view::object<Answered>("Answer")
            .field("question_id", [](const Answered& a) { return a.question; })
            .field(
                "serial", [](const Answered& a) { return a.serial ? std::optional(a.serial) : std::nullopt; })
            .field("question", [](const Answered& a) { return a.asked; })
            .field("answer", [](const Answered& a) { return a.text; });
    return view;
}

const view::Object<Attendee>& attendee_view()
{
    static const view::Object<Attendee> view =
        with_ticket<Attendee>("Attendee", [](const Attendee& a) -> const Ticket& { return a.ticket; })
            .field(
                "order",
                [](const Attendee& a) {
                    return OrderBrief{a.ticket.order, a.ticket.order_number, a.ticket.buyer_name};
                },
                kOrder)
            .field("checked_in_at", [](const Attendee& a) { return a.ticket.used_at; })
            .field("answers", &Attendee::answers, answer_view());
    return view;
}

}  // namespace gatehouse::tickets
