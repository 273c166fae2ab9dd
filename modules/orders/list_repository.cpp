// The SQL of the lists.

#include "common/text/text.hpp"
#include "modules/orders/repository.hpp"
#include "modules/orders/rows.hpp"

namespace gatehouse::orders::repo {

namespace {

std::vector<Order> complete(db::Session& session, std::vector<Order> orders)
{
    add_lines(session, orders);
    add_moves(session, orders);
    return orders;
}

std::optional<Time> time_of(const std::optional<After>& after)
{
    return after ? std::optional(after->created_at) : std::nullopt;
}

std::optional<OrderId> id_of(const std::optional<After>& after)
{
    return after ? std::optional(after->id) : std::nullopt;
}

template <class E>
std::optional<std::string> name_of(const std::optional<E>& value)
{
    return value ? std::optional<std::string>(to_string(*value)) : std::nullopt;
}

}  // namespace

std::vector<Order> of_user(
    db::Session& session, const UserId& user, const std::optional<After>& after, int most)
{
    constexpr db::Sql kPage = ORDER R"sql(
         WHERE user_id = ?
           AND (? IS NULL OR created_at < ? OR (created_at = ? AND id < ?))
         ORDER BY created_at DESC, id DESC
         LIMIT ?
    )sql";

    const auto time = time_of(after);
    return complete(session, session.all(kPage, to_order, user, time, time, time, id_of(after), most));
}

std::vector<Order> of_event(db::Session& session, const EventId& event, const OrdersFilter& query,
    const std::optional<After>& after, int most)
{
    constexpr db::Sql kPage = ORDER R"sql(
         WHERE event_id = ?
           AND (? IS NULL OR created_at < ? OR (created_at = ? AND id < ?))
           AND (? IS NULL OR status = ?)
           AND (? IS NULL OR method = ?)
           AND (? IS NULL OR origin = ?)
           AND (? = '' OR buyer_name LIKE ? OR buyer_email_key LIKE ? OR CONVERT(number USING utf8mb4) LIKE ?)
         ORDER BY created_at DESC, id DESC
         LIMIT ?
    )sql";

    const auto time = time_of(after);
    const auto status = name_of(query.status), method = name_of(query.method), origin = name_of(query.origin);
    const auto q = text::like(query.q);
    return complete(session,
        session.all(kPage, to_order, event, time, time, time, id_of(after), status, status, method, method,
            origin, origin, query.q, "%" + q + "%", text::like(text::fold(query.q)) + "%", q + "%", most));
}

std::vector<Order> sold(
    db::Session& session, const EventId& event, const std::optional<After>& after, int most)
{
    constexpr db::Sql kPage = ORDER R"sql(
         WHERE event_id = ? AND completed_at IS NOT NULL
           AND (? IS NULL OR created_at > ? OR (created_at = ? AND id > ?))
         ORDER BY created_at, id
         LIMIT ?
    )sql";

    const auto time = time_of(after);
    return session.all(kPage, to_order, event, time, time, time, id_of(after), most);
}

std::vector<Order> with_tickets(
    db::Session& session, const EventId& event, const std::optional<After>& after, int most)
{
    constexpr db::Sql kPage = ORDER R"sql(
         WHERE event_id = ? AND status IN ('completed', 'partially_refunded', 'refunded') AND tickets_cancelled < quantity
           AND (? IS NULL OR created_at > ? OR (created_at = ? AND id > ?))
         ORDER BY created_at, id
         LIMIT ?
    )sql";

    const auto time = time_of(after);
    return session.all(kPage, to_order, event, time, time, time, id_of(after), most);
}

std::vector<OrderId> open_of_event(db::Session& session, const EventId& event)
{
    return session.all(
        "SELECT id FROM orders WHERE event_id = ? AND status = 'pending' ORDER BY id",
        [](const db::Row& row) { return row.id<OrderId>(1); }, event);
}

int count_open(db::Session& session, const EventId& event)
{
    return *session.one(
        "SELECT COUNT(*) FROM orders WHERE event_id = ? AND status = 'pending'",
        [](const db::Row& row) { return row.integer(1); }, event);
}

void hurry(db::Tx& tx, const std::vector<OrderId>& ids, Time now)
{
    tx.exec_in(R"sql(
        UPDATE orders SET release_at = ? WHERE id IN (?*) AND status = 'pending' AND release_at <= expires_at
    )sql",
        ids, now);
}

}  // namespace gatehouse::orders::repo
