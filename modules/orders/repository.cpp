// All SQL for the tables orders, order_lines and order_money, with rows.cpp, paying_repository.cpp,
// list_repository.cpp and figures.cpp.

#include "modules/orders/repository.hpp"

#include "common/text/text.hpp"
#include "modules/orders/rows.hpp"

namespace gatehouse::orders::repo {

namespace {

std::optional<Order> with_lines(db::Session& session, std::optional<Order> order)
{
    if (!order) return {};
    std::vector<Order> one{std::move(*order)};
    add_lines(session, one);
    return std::move(one.front());
}

}  // namespace

void insert(db::Tx& tx, const std::vector<NewOrder>& orders)
{
    constexpr db::Sql kOrder = R"sql(
        INSERT INTO orders (id, organization_id, event_id, hold_id, number, user_id, buyer_name, buyer_email, buyer_email_key,
                            buyer_phone, status, method, currency, subtotal, discount, fees, tax, total, quantity,
                            secret_version, idempotency, expires_at, release_at, completed_at, created_at,
                            platform_fee, discount_code, origin, has_holders, has_answers)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    constexpr db::Sql kLine = R"sql(
        INSERT INTO order_lines (order_id, position, ticket_type_id, name, quantity, unit_price, discount, tax, subtotal,
                                 days_mask, is_bundle, tax_rate, tax_included)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";

    std::vector<db::Args> rows, lines;
    for (const auto& [o, idempotency] : orders) {
        rows.push_back({o.id, o.organization, o.event, o.hold, o.number, o.user, o.buyer.name, o.buyer.email,
            text::fold(o.buyer.email), o.buyer.phone, to_string(o.status), to_string(o.method),
            o.total.currency, o.subtotal.amount, o.discount.amount, o.fees.amount, o.tax.amount,
            o.total.amount, o.quantity, o.secret_version, db::Bytes{idempotency}, o.expires_at, o.expires_at,
            o.completed_at, o.created_at, o.platform_fee.amount, o.discount_code, to_string(o.origin),
            o.has_holders, o.has_answers});
        for (int position = 0; const auto& l : o.lines)
            lines.push_back(
                {o.id, position++, l.item, l.name, l.quantity, l.unit_price.amount, l.discount.amount,
                    l.tax.amount, l.subtotal.amount, l.days, l.item.is_bundle(), l.tax_rate, l.tax_included});
    }
    tx.exec_many(kOrder, rows);
    tx.exec_many(kLine, lines);
}

std::optional<Order> find(db::Session& session, const OrderId& id)
{
    return with_lines(session, session.one(ORDER "WHERE id = ?", to_order, id));
}

std::vector<Order> find_all(db::Session& session, const std::vector<OrderId>& ids)
{
    return session.all_in(ORDER "WHERE id IN (?*)", to_order, ids);
}

std::vector<OrderId> completed_above(db::Session& session, const OrderId& id, int most)
{
    return session.all(
        "SELECT id FROM orders WHERE id > ? AND completed_at IS NOT NULL ORDER BY id LIMIT ?",
        [](const db::Row& row) { return row.id<OrderId>(1); }, id, most);
}

std::optional<Order> find_by_idempotency(db::Session& session, const std::string& idempotency)
{
    return with_lines(session, session.one(ORDER "WHERE idempotency = ?", to_order, db::Bytes{idempotency}));
}

std::set<std::string> known_keys(db::Session& session, const std::vector<std::string>& idempotency)
{
    const auto known = session.all_in(
        "SELECT idempotency FROM orders WHERE idempotency IN (?*)",
        [](const db::Row& row) { return row.text(1); }, idempotency);
    return {known.begin(), known.end()};
}

std::optional<Order> lock(db::Tx& tx, const OrderId& id)
{
    return with_lines(tx, tx.one(ORDER "WHERE id = ? FOR UPDATE", to_order, id));
}

bool set_closed(db::Tx& tx, const OrderId& id, Status status, Time now)
{
    return tx.exec("UPDATE orders SET status = ?, closed_at = ? WHERE id = ? AND status = 'pending'",
               to_string(status), now, id) == 1;
}

void set_expired(db::Tx& tx, const std::vector<OrderId>& ids, Time now)
{
    tx.exec_in("UPDATE orders SET status = 'expired', closed_at = ? WHERE id IN (?*) AND status = 'pending'",
        ids, now);
}

std::vector<Order> lock_due(db::Tx& tx, Time now, int most, const std::optional<OrderId>& only)
{
    if (only)
        return tx.all(ORDER R"sql(
         WHERE id = ? AND status = 'pending' AND release_at <= ?
           FOR UPDATE SKIP LOCKED
    )sql",
            to_order, *only, now);
    return tx.all(ORDER R"sql(
         WHERE status = 'pending' AND release_at <= ?
         ORDER BY release_at
         LIMIT ?
           FOR UPDATE SKIP LOCKED
    )sql",
        to_order, now, most);
}

void postpone(db::Tx& tx, const OrderId& id, Time now, Time later)
{
    tx.exec("UPDATE orders SET release_at = ? WHERE id = ? AND status = 'pending' AND release_at <= ?", later,
        id, now);
}

std::vector<OrderId> lock_of_guests(db::Tx& tx, std::string_view email, int most)
{
    return tx.all(
        "SELECT id FROM orders WHERE buyer_email_key = ? AND user_id IS NULL ORDER BY id LIMIT ? FOR UPDATE",
        [](const db::Row& row) { return row.id<OrderId>(1); }, text::fold(email), most);
}

void set_user(db::Tx& tx, const std::vector<OrderId>& ids, const UserId& user)
{
    tx.exec_in("UPDATE orders SET user_id = ? WHERE id IN (?*) AND user_id IS NULL", ids, user);
}

}  // namespace gatehouse::orders::repo
