#include "modules/orders/render.hpp"

#include <functional>

namespace gatehouse::orders {

namespace {

template <class M>
auto of_order(M Order::*member)
{
    return [member](const Shown& s) { return s.order.*member; };
}

struct ShownLine {
    const Line& line;
    std::vector<inventory::Day> days;
};
template <class M>
auto of_line(M Line::*member)
{
    return [member](const ShownLine& l) { return l.line.*member; };
}

std::vector<ShownLine> lines_of(const Shown& s)
{
    std::vector<ShownLine> out;
    for (const auto& line : s.order.lines) out.push_back({line, inventory::covered(s.days, line.days)});
    return out;
}

auto moves(MoneyKind kind)
{
    return [kind](const Shown& s) {
        std::vector<MoneyMove> out;
        for (const auto& move : s.order.moves)
            if (move.kind == kind) out.push_back(move);
        return out;
    };
}

// Until when an open order holds its tickets.
std::optional<Time> until(const Shown& s)
{
    return s.order.status == Status::pending ? std::optional(s.order.expires_at) : std::nullopt;
}

// clang-format off
const view::Object<ShownLine> kLine = view::object<ShownLine>("OrderLine")
    .field("ticket_type_id", [](const ShownLine& l) { return l.line.item.type(); })
    .field("bundle_id",      [](const ShownLine& l) { return l.line.item.bundle(); })
    .field("name",           of_line(&Line::name))
    .field("days",           &ShownLine::days, inventory::day_brief_view())
    .field("quantity",       of_line(&Line::quantity))
    .field("unit_price",     of_line(&Line::unit_price))
    .field("discount",       of_line(&Line::discount))
    .field("tax",            of_line(&Line::tax))
    .field("subtotal",       of_line(&Line::subtotal));

const view::Object<Buyer> kBuyer = view::object<Buyer>("Buyer")
    .field("name",  &Buyer::name)
    .field("email", &Buyer::email)
    .field("phone", &Buyer::phone);

const view::Object<MoneyMove> kPayment = view::object<MoneyMove>("Payment")
    .field("id",           [](const MoneyMove& m) { return PaymentId(m.id); })
    .field("amount",       &MoneyMove::amount)
    .field("status",       &MoneyMove::status)
    .field("failure_code", &MoneyMove::failure_code)
    .field("created_at",   &MoneyMove::created_at);

const view::Object<MoneyMove> kRefund = view::object<MoneyMove>("Refund")
    .field("id",         [](const MoneyMove& m) { return RefundId(m.id); })
    .field("amount",     &MoneyMove::amount)
    .field("status",     &MoneyMove::status)
    .field("reason",     &MoneyMove::reason)
    .field("created_at", &MoneyMove::created_at);

const view::Object<MoneyMove> kDispute = view::object<MoneyMove>("Dispute")
    .field("id",         [](const MoneyMove& m) { return DisputeId(m.id); })
    .field("amount",     &MoneyMove::amount)
    .field("status",     [](const MoneyMove& m) { return standing_of(m.status); })
    .field("reason",     &MoneyMove::reason)
    .field("respond_by", &MoneyMove::until)
    .field("created_at", &MoneyMove::created_at);

const view::Object<Dashboard::Item> kItem = view::object<Dashboard::Item>("DashboardType")
    .field("id",       &Dashboard::Item::id)
    .field("name",     &Dashboard::Item::name)
    .field("sold",     &Dashboard::Item::sold)
    .field("held",     &Dashboard::Item::held)
    .field("capacity", &Dashboard::Item::capacity)
    .field("gross",    &Dashboard::Item::gross);

const view::Object<Dashboard::Day> kDay = view::object<Dashboard::Day>("DashboardDay")
    .field("date",  &Dashboard::Day::date)
    .field("sold",  &Dashboard::Day::sold)
    .field("gross", &Dashboard::Day::gross);

const view::Object<Dashboard::Today> kToday = view::object<Dashboard::Today>("DashboardToday")
    .field("sold",  &Dashboard::Today::sold)
    .field("gross", &Dashboard::Today::gross);

template <class M>
auto of_board(M Dashboard::*member)
{
    return [member](const ShownDashboard& d) { return d.board.*member; };
}

}  // namespace

const view::Object<Shown>& order_view()
{
    static const view::Object<Shown> view = view::object<Shown>("Order")
        .field("id",           of_order(&Order::id))
        .field("number",       of_order(&Order::number))
        .field("event",        &Shown::event, events::brief_view())
        .field("status",       of_order(&Order::status))
        .field("method",       of_order(&Order::method))
        .field("origin",       of_order(&Order::origin))
        .field("lines",        lines_of, kLine)
        .field("subtotal",     of_order(&Order::subtotal))
        .field("discount",     of_order(&Order::discount))
        .field("discount_code", of_order(&Order::discount_code))
        .field("fees",         of_order(&Order::fees))
        .field("platform_fee", of_order(&Order::platform_fee))
        .field("tax",          of_order(&Order::tax))
        .field("total",        of_order(&Order::total))
        .field("refunded",     of_order(&Order::refunded))
        .field("buyer",        of_order(&Order::buyer), kBuyer)
        .field("expires_at",   until)
        .field("completed_at", of_order(&Order::completed_at))
        .field("created_at",   of_order(&Order::created_at))
        .field("payments",     moves(MoneyKind::payment), kPayment)
        .field("refunds",      moves(MoneyKind::refund), kRefund)
        .field("disputes",     moves(MoneyKind::dispute), kDispute)
        .field("answers",      of_order(&Order::answers), tickets::answer_view());
    return view;
}

const view::Object<Shown>& order_state_view()
{
    static const view::Object<Shown> view = view::object<Shown>("OrderState")
        .field("id",           of_order(&Order::id))
        .field("status",       of_order(&Order::status))
        .field("expires_at",   until)
        .field("completed_at", of_order(&Order::completed_at))
        .field("payments",     moves(MoneyKind::payment), kPayment)
        .field("refunds",      moves(MoneyKind::refund), kRefund)
        .field("disputes",     moves(MoneyKind::dispute), kDispute);
    return view;
}

const view::Object<ShownPlaced>& placed_view()
{
    static const view::Object<ShownPlaced> view = view::object<ShownPlaced>("PlacedOrder")
        .field("order",  &ShownPlaced::order, order_view())
        .field("secret", &ShownPlaced::secret);
    return view;
}

const view::Object<OwnEvent>& own_event_view()
{
    static const auto view = view::object<OwnEvent>("OrganizerEvent")
                                 .include(&OwnEvent::event, events::card_view())
                                 .field("capacity", &OwnEvent::capacity)
                                 .field("sold", &OwnEvent::sold)
                                 .field("gross", &OwnEvent::gross);
    return view;
}

const view::Object<ShownDashboard>& sales_view()
{
    static const view::Object<ShownDashboard> view = view::object<ShownDashboard>("Sales")
        .field("sold",       of_board(&Dashboard::sold))
        .field("capacity",   of_board(&Dashboard::capacity))
        .field("held",       of_board(&Dashboard::held))
        .field("gross",      of_board(&Dashboard::gross))
        .field("cash",       of_board(&Dashboard::cash))
        .field("complimentary", of_board(&Dashboard::complimentary))
        .field("orders",     of_board(&Dashboard::orders))
        .field("checked_in", of_board(&Dashboard::checked_in))
        .field("today",      of_board(&Dashboard::today), kToday)
        .field("per_type",   of_board(&Dashboard::per_type), kItem)
        .field("latest",     &ShownDashboard::latest, order_view());
    return view;
}

const view::Object<ShownDashboard>& dashboard_view()
{
    static const view::Object<ShownDashboard> view = view::object<ShownDashboard>("Dashboard")
        .include(std::identity(), sales_view())
        .field("series", of_board(&Dashboard::series), kDay);
    return view;
}
// clang-format on

}  // namespace gatehouse::orders
