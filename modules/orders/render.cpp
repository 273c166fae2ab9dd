#include "modules/orders/render.hpp"

namespace gatehouse::orders {

namespace {

template <class M>
auto of_order(M Order::*member)
{
    return [member](const Shown& s) { return s.order.*member; };
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

// clang-format off
const view::Object<Line> kLine = view::object<Line>("OrderLine")
    .field("ticket_type_id", &Line::type)
    .field("name",           &Line::name)
    .field("quantity",       &Line::quantity)
    .field("unit_price",     &Line::unit_price)
    .field("discount",       &Line::discount)
    .field("tax",            &Line::tax)
    .field("subtotal",       &Line::subtotal);

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

const view::Object<Dashboard::Type> kType = view::object<Dashboard::Type>("DashboardType")
    .field("id",       &Dashboard::Type::id)
    .field("name",     &Dashboard::Type::name)
    .field("sold",     &Dashboard::Type::sold)
    .field("held",     &Dashboard::Type::held)
    .field("capacity", &Dashboard::Type::capacity)
    .field("gross",    &Dashboard::Type::gross);

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
        .field("lines",        of_order(&Order::lines), kLine)
        .field("subtotal",     of_order(&Order::subtotal))
        .field("discount",     of_order(&Order::discount))
        .field("fees",         of_order(&Order::fees))
        .field("tax",          of_order(&Order::tax))
        .field("total",        of_order(&Order::total))
        .field("buyer",        of_order(&Order::buyer), kBuyer)
        .field("expires_at",   [](const Shown& s) {
            return s.order.status == Status::pending ? std::optional(s.order.expires_at) : std::nullopt; })
        .field("completed_at", of_order(&Order::completed_at))
        .field("created_at",   of_order(&Order::created_at))
        .field("payments",     moves(MoneyKind::payment), kPayment)
        .field("refunds",      moves(MoneyKind::refund), kRefund);
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

const view::Object<ShownDashboard>& dashboard_view()
{
    static const view::Object<ShownDashboard> view = view::object<ShownDashboard>("Dashboard")
        .field("sold",       of_board(&Dashboard::sold))
        .field("capacity",   of_board(&Dashboard::capacity))
        .field("held",       of_board(&Dashboard::held))
        .field("gross",      of_board(&Dashboard::gross))
        .field("orders",     of_board(&Dashboard::orders))
        .field("checked_in", of_board(&Dashboard::checked_in))
        .field("today",      of_board(&Dashboard::today), kToday)
        .field("per_type",   of_board(&Dashboard::per_type), kType)
        .field("series",     of_board(&Dashboard::series), kDay)
        .field("latest",     &ShownDashboard::latest, order_view());
    return view;
}
// clang-format on

}  // namespace gatehouse::orders
