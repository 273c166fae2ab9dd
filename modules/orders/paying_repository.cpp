#include "modules/orders/paying_repository.hpp"

#include "modules/orders/rows.hpp"

namespace gatehouse::orders::repo {

std::vector<Order> lock(db::Tx& tx, std::span<const OrderId> ids)
{
    auto orders = tx.all_in(ORDER "WHERE id IN (?*) ORDER BY id FOR UPDATE", to_order, ids);
    add_lines(tx, orders);
    return orders;
}

void keep_longer(db::Tx& tx, const std::vector<OrderId>& ids, std::chrono::seconds grace)
{
    tx.exec_in(R"sql(
        UPDATE orders SET release_at = DATE_ADD(expires_at, INTERVAL ? SECOND) WHERE id IN (?*) AND status = 'pending'
    )sql",
        ids, static_cast<std::int64_t>(grace.count()));
}

bool set_split(db::Tx& tx, const OrderId& id, Time until, Time now)
{
    return tx.exec(R"sql(
        UPDATE orders SET method = 'split', expires_at = ?, release_at = ?
         WHERE id = ? AND status = 'pending' AND method = 'card' AND expires_at > ?
    )sql",
               until, until, id, now) == 1;
}

std::size_t set_completed(db::Tx& tx, const std::vector<OrderId>& ids, Time now)
{
    return tx.exec_in(R"sql(
        UPDATE orders SET status = 'completed', completed_at = ?, closed_at = NULL
         WHERE id IN (?*) AND status IN ('pending', 'expired')
    )sql",
        ids, now);
}

void set_given_back(db::Tx& tx, const Order& order, std::optional<Time> closed_at)
{
    tx.exec("UPDATE orders SET status = ?, refunded = ?, tickets_cancelled = ?, closed_at = ? WHERE id = ?",
        to_string(order.status), order.refunded.amount, order.tickets_cancelled, closed_at, order.id);
}

void add_cancelled(db::Tx& tx, const OrderId& order, const std::map<int, std::int64_t>& lines)
{
    for (const auto& [position, amount] : lines)
        tx.exec("UPDATE order_lines SET cancelled = cancelled + ? WHERE order_id = ? AND position = ?",
            amount, order, position);
}

void put_moves(db::Tx& tx, std::span<const OrderMove> moves, Time now)
{
    constexpr db::Sql kPut = R"sql(
        INSERT INTO order_money (id, order_id, kind, amount, status, failure_code, reason, until, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE amount = VALUES(amount), status = VALUES(status), failure_code = VALUES(failure_code), until = VALUES(until),
            updated_at = VALUES(updated_at)
    )sql";

    std::vector<db::Args> rows;
    for (const auto& [order, m] : moves)
        rows.push_back({PaymentId(m.id), order, to_string(m.kind), m.amount.amount, to_string(m.status),
            m.failure_code, m.reason, m.until, m.created_at, now});
    tx.exec_many(kPut, rows);
}

}  // namespace gatehouse::orders::repo
