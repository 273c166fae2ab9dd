#include "modules/orders/rows.hpp"

#include <unordered_map>

namespace gatehouse::orders::repo {

namespace {

struct LineOf {
    OrderId order;
    Line line;
};

LineOf to_line(const db::Row& row)
{
    return {row.id<OrderId>(1), {row.item(2, 10), row.text(3), row.integer(4), {row.number(5), {}},
                                    {row.number(6), {}}, {row.number(7), {}}, {row.number(8), {}},
                                    static_cast<DaysMask>(row.number(9)), row.integer(11), row.flag(12)}};
}

struct MoveOf {
    OrderId order;
    MoneyMove move;
};

MoveOf to_move(const db::Row& row)
{
    return {row.id<OrderId>(1),
        {row.choice<MoneyKind>(2), row.id<PaymentId>(3).uuid(), {row.number(4), {}},
            row.choice<MoneyStatus>(5), row.find_text(6), row.text(7), row.time(8), row.find_time(9)}};
}

std::vector<OrderId> ids_of(const std::vector<Order>& orders)
{
    std::vector<OrderId> ids;
    for (const auto& order : orders) ids.push_back(order.id);
    return ids;
}

std::unordered_map<OrderId, Order*> by_id(std::vector<Order>& orders)
{
    std::unordered_map<OrderId, Order*> map;
    for (auto& order : orders) map[order.id] = &order;
    return map;
}

}  // namespace

Order to_order(const db::Row& row)
{
    Order o;
    o.id = row.id<OrderId>(1);
    o.organization = row.id<OrganizationId>(2);
    o.event = row.id<EventId>(3);
    o.hold = row.id<HoldId>(4);
    o.number = row.text(5);
    o.user = row.find_id<UserId>(6);
    o.buyer = {row.text(7), row.text(8), row.text(9)};
    o.status = row.choice<Status>(10);
    o.method = row.choice<Method>(11);
    const auto currency = row.text(12);
    o.subtotal = {row.number(13), currency};
    o.discount = {row.number(14), currency};
    o.fees = {row.number(15), currency};
    o.tax = {row.number(16), currency};
    o.total = {row.number(17), currency};
    o.quantity = row.integer(18);
    o.secret_version = row.integer(19);
    o.expires_at = row.time(20);
    o.completed_at = row.find_time(21);
    o.closed_at = row.find_time(22);
    o.created_at = row.time(23);
    o.platform_fee = {row.number(24), currency};
    o.discount_code = row.find_text(25);
    o.refunded = {row.number(26), currency};
    o.tickets_cancelled = row.integer(27);
    o.origin = row.choice<Origin>(28);
    o.has_holders = row.flag(29);
    o.has_answers = row.flag(30);
    return o;
}

void add_lines(db::Session& session, std::vector<Order>& orders)
{
    constexpr db::Sql kLines = R"sql(
        SELECT order_id, ticket_type_id, name, quantity, unit_price, discount, tax, subtotal, days_mask, is_bundle,
               tax_rate, tax_included
          FROM order_lines
         WHERE order_id IN (?*)
         ORDER BY order_id, position
    )sql";

    const auto order_of = by_id(orders);
    for (auto& [id, line] : session.all_in(kLines, to_line, ids_of(orders))) {
        auto& order = *order_of.at(id);
        for (auto* money : {&line.unit_price, &line.discount, &line.tax, &line.subtotal})
            money->currency = order.total.currency;
        order.lines.push_back(std::move(line));
    }
}

void add_moves(db::Session& session, std::vector<Order>& orders)
{
    constexpr db::Sql kMoves = R"sql(
        SELECT order_id, kind, id, amount, status, failure_code, reason, created_at, until
          FROM order_money
         WHERE order_id IN (?*)
         ORDER BY order_id, created_at, id
    )sql";

    const auto order_of = by_id(orders);
    for (auto& [id, move] : session.all_in(kMoves, to_move, ids_of(orders))) {
        auto& order = *order_of.at(id);
        move.amount.currency = order.total.currency;
        order.moves.push_back(std::move(move));
    }
}

}  // namespace gatehouse::orders::repo
