#include "tests/bench/floor/rows.hpp"

namespace gatehouse::bench {

namespace {

using namespace std::chrono_literals;

// One argument list per order, for exec_many().
template <class F>
std::vector<db::Args> rows_of(const std::vector<Sold>& orders, F args)
{
    std::vector<db::Args> rows;
    for (const auto& order : orders) rows.push_back(args(order));
    return rows;
}

template <class Member>
auto ids_of(const std::vector<Sold>& orders, Member member)
{
    std::vector<std::decay_t<decltype(orders.front().*member)>> ids;
    for (const auto& order : orders) ids.push_back(order.*member);
    return ids;
}

void record(db::Tx& tx, const Item& item, const std::vector<Sold>& orders, Time now)
{
    constexpr db::Sql kAudit = R"sql(
        INSERT INTO audit_log (at, organization_id, action, subject_type, subject_id, detail, request_id, address)
        VALUES (?, ?, ?, ?, ?, '', '', '')
    )sql";
    constexpr db::Sql kNews = R"sql(
        INSERT INTO outbox (topic, subject, payload, status, created_at, due_at) VALUES (?, ?, '', 'done', ?, ?)
    )sql";
    tx.exec_many(kAudit, rows_of(orders, [&](const Sold& o) {
        return db::Args{now, item.organization, "payment.succeeded", "payment", o.payment};
    }));
    tx.exec_many(kAudit, rows_of(orders, [&](const Sold& o) {
        return db::Args{now, item.organization, "order.completed", "order", o.order};
    }));
    tx.exec_many(kNews, rows_of(orders, [&](const Sold& o) {
        return db::Args{"order.completed", o.order, now, now};
    }));
}

}  // namespace

Item find_item(db::Session& session, const std::string& type)
{
    constexpr db::Sql kFind = R"sql(
        SELECT t.organization_id, t.event_id, t.id, i.pool_id, t.name, t.currency, t.price
          FROM ticket_types t JOIN item_pools i ON i.item_id = t.id WHERE t.id = ? LIMIT 1
    )sql";
    const auto id = TicketTypeId::parse(type);
    const auto item =
        id ? session.one(
                 kFind,
                 [](const db::Row& row) {
                     return Item{row.id<OrganizationId>(1), row.id<EventId>(2), row.id<TicketTypeId>(3),
                         row.id<PoolId>(4), row.text(5), row.text(6), row.number(7)};
                 },
                 *id)
           : std::nullopt;
    if (!item) throw std::runtime_error("no such ticket type: " + type);
    return *item;
}

Sold new_order(const Context& context)
{
    Sold order{new_id<OrderId>(context), new_id<HoldId>(context), new_id<PaymentId>(context),
        context.random.code(10), {}, {}, context.clock.now()};
    order.name = "Buyer " + order.number;
    order.email = order.number + "@example.org";
    return order;
}

bool hold(db::Tx& tx, const Item& item, const std::vector<Sold>& orders, Random& random)
{
    constexpr db::Sql kOrder = R"sql(
        INSERT INTO orders (id, organization_id, event_id, hold_id, number, buyer_name, buyer_email, buyer_email_key,
                            buyer_phone, status, method, currency, subtotal, discount, fees, tax, total, quantity,
                            idempotency, expires_at, release_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 'pending', 'card', ?, ?, 0, 0, 0, ?, 1, ?, ?, ?, ?)
    )sql";
    constexpr db::Sql kLine = R"sql(
        INSERT INTO order_lines (order_id, position, ticket_type_id, name, quantity, unit_price, discount, tax, subtotal)
        VALUES (?, 0, ?, ?, 1, ?, 0, 0, ?)
    )sql";
    constexpr db::Sql kHold =
        "INSERT INTO holds (id, event_id, kind, order_id, expires_at, created_at) VALUES (?, ?, 'checkout', "
        "?, ?, ?)";
    constexpr db::Sql kHoldLine = "INSERT INTO hold_lines (hold_id, pool_id, quantity) VALUES (?, ?, 1)";
    constexpr db::Sql kTake =
        "UPDATE pools SET taken = taken + ? WHERE id = ? AND (size IS NULL OR taken + ? <= size)";

    tx.exec_many(kOrder, rows_of(orders, [&](const Sold& o) {
        const auto key = random.bytes(32);
        return db::Args{o.order, item.organization, item.event, o.hold, o.number, o.name, o.email, o.email,
            item.currency, item.price, item.price, db::Bytes{key}, o.at + 10min, o.at + 10min, o.at};
    }));
    tx.exec_many(kLine, rows_of(orders, [&](const Sold& o) {
        return db::Args{o.order, item.type, item.name, item.price, item.price};
    }));
    tx.exec_many(kHold, rows_of(orders, [&](const Sold& o) {
        return db::Args{o.hold, item.event, o.order, o.at + 10min, o.at};
    }));
    tx.exec_many(kHoldLine, rows_of(orders, [&](const Sold& o) { return db::Args{o.hold, item.pool}; }));
    return tx.exec(kTake, orders.size(), item.pool, orders.size()) == 1;
}

void open_payments(db::Tx& tx, const Item& item, const std::vector<Sold>& orders)
{
    constexpr db::Sql kPayment = R"sql(
        INSERT INTO payments (id, organization_id, event_id, order_id, attempt, status, currency, amount, session_id,
                              url, created_at, updated_at, settle_at)
        VALUES (?, ?, ?, ?, 1, 'open', ?, ?, ?, ?, ?, ?, ?)
    )sql";
    constexpr db::Sql kShown = R"sql(
        INSERT INTO order_money (id, order_id, kind, amount, status, created_at, updated_at)
        VALUES (?, ?, 'payment', ?, 'open', ?, ?)
    )sql";
    tx.exec_in(
        "UPDATE orders SET release_at = release_at + INTERVAL 90 SECOND WHERE id IN (?*) AND status = "
        "'pending'",
        ids_of(orders, &Sold::order));
    tx.exec_many(kPayment, rows_of(orders, [&](const Sold& o) {
        return db::Args{o.payment, item.organization, item.event, o.order, item.currency, item.price,
            "cs_floor_" + o.number, "http://127.0.0.1/pay/cs_floor_" + o.number, o.at, o.at, o.at + 10min};
    }));
    tx.exec_many(kShown, rows_of(orders, [&](const Sold& o) {
        return db::Args{o.payment, o.order, item.price, o.at, o.at};
    }));
}

void complete(db::Tx& tx, const Item& item, const std::vector<Sold>& orders, const Context& context)
{
    constexpr db::Sql kPaid = R"sql(
        UPDATE payments SET status = 'succeeded', paid_at = ?, updated_at = ? WHERE id IN (?*) AND status <> 'succeeded'
    )sql";
    constexpr db::Sql kShown = "UPDATE order_money SET status = 'succeeded', updated_at = ? WHERE id IN (?*)";
    constexpr db::Sql kConverted =
        "UPDATE holds SET status = 'converted' WHERE id IN (?*) AND status = 'active'";
    constexpr db::Sql kCompleted = R"sql(
        UPDATE orders SET status = 'completed', completed_at = ? WHERE id IN (?*) AND status IN ('pending', 'expired')
    )sql";
    constexpr db::Sql kTicket = R"sql(
        INSERT INTO tickets (id, organization_id, event_id, order_id, order_number, buyer_name, ticket_type_id, ticket_type,
                             serial, number, holder_name, holder_email, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
    )sql";
    constexpr db::Sql kEvent = R"sql(
        INSERT INTO gateway_events (id, type, object_id, outcome, received_at)
        VALUES (?, 'checkout.session.completed', ?, 'completed', ?)
    )sql";
    const auto now = context.clock.now();
    const auto payments = ids_of(orders, &Sold::payment);
    tx.exec_in(kPaid, payments, now, now);
    tx.exec_in(kShown, payments, now);
    tx.exec_in(kConverted, ids_of(orders, &Sold::hold));
    tx.exec_in(kCompleted, ids_of(orders, &Sold::order), now);
    tx.exec_many(kTicket, rows_of(orders, [&](const Sold& o) {
        return db::Args{new_id<TicketId>(context), item.organization, item.event, o.order, o.number, o.name,
            item.type, item.name, context.random.code(12), o.name, o.email, now};
    }));
    record(tx, item, orders, now);
    tx.exec_many(kEvent, rows_of(orders, [&](const Sold& o) {
        return db::Args{"evt_floor_" + o.number, "cs_floor_" + o.number, now};
    }));
}

}  // namespace gatehouse::bench
