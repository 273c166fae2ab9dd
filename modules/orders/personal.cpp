// Orders by person: what is known of the buyer, and how it is forgotten.

#include "modules/orders/personal.hpp"

#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/orders/email_repository.hpp"
#include "modules/orders/guests.hpp"
#include "modules/orders/repository.hpp"
#include "modules/tickets/personal.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::orders {

namespace {

constexpr int kAtOnce = 100;

void write_lines(json::Writer& out, const Order& order)
{
    out.key("lines").array();
    for (const auto& line : order.lines)
        out.object()
            .member("name", line.name)
            .member("quantity", line.quantity)
            .member("unit_price", money::to_text(line.unit_price))
            .member("tax", money::to_text(line.tax))
            .end_object();
    out.end_array();
}

void write_moves(json::Writer& out, const Order& order)
{
    out.key("payments_and_refunds").array();
    for (const auto& move : order.moves)
        out.object()
            .member("kind", to_string(move.kind))
            .member("amount", money::to_text(move.amount))
            .member("status", to_string(move.status))
            .member("reason", move.reason)
            .member("at", to_rfc3339(move.created_at))
            .end_object();
    out.end_array();
}

void write_said(json::Writer& out, const Order& order)
{
    out.key("answers").array();
    for (const auto& answer : order.answers) {
        out.object().member("question", answer.asked).member("answer", answer.text);
        if (answer.serial) out.member("ticket", answer.serial);
        out.end_object();
    }
    out.end_array().key("named_holders").array();
    for (int serial = 0; const auto& [name, email] : order.holders) {
        ++serial;
        if (!name.empty() || !email.empty())
            out.object().member("ticket", serial).member("name", name).member("email", email).end_object();
    }
    out.end_array();
}

void write(json::Writer& out, const Order& order, const std::string& event)
{
    out.object()
        .member("id", order.id.str())
        .member("number", order.number)
        .member("event", event)
        .member("event_id", order.event.str())
        .member("status", to_string(order.status))
        .member("name", order.buyer.name)
        .member("email", order.buyer.email)
        .member("phone", order.buyer.phone)
        .member("discount_code", order.discount_code.value_or(""))
        .member("total", money::to_text(order.total))
        .member("tax", money::to_text(order.tax))
        .member("ordered_at", to_rfc3339(order.created_at));
    if (order.completed_at) out.member("completed_at", to_rfc3339(*order.completed_at));
    write_lines(out, order);
    write_moves(out, order);
    write_said(out, order);
    out.end_object();
}

// What they said at the checkout, about themselves and others.
void add_said(const Context& context, db::Session& session, std::vector<Order>& orders)
{
    std::vector<OrderId> ids;
    for (const auto& order : orders)
        if (order.has_holders || order.has_answers) ids.push_back(order.id);
    const tickets::Service tickets(context);
    auto holders = tickets.holders_of(session, ids);
    auto answers = tickets.answers_of(session, ids);
    for (auto& order : orders) {
        order.holders = std::move(holders[order.id]);
        order.answers = std::move(answers[order.id]);
    }
}

}  // namespace

void adopt(const Context& context, const UserId& user) { adopt_guest_orders(context, user); }

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who)
{
    json::Writer out;
    out.array();
    std::optional<repo::After> after;
    for (;;) {
        auto orders = repo::of_user(session, who.user, after, kAtOnce);
        if (orders.empty()) break;
        after = repo::After{orders.back().created_at, orders.back().id};
        repo::add_moves(session, orders);
        add_said(context, session, orders);
        std::vector<EventId> ids;
        for (const auto& order : orders) ids.push_back(order.event);
        const auto events = events::Service(context).briefs(session, ids);
        for (const auto& order : orders) {
            const auto event = events.find(order.event);
            write(out, order, event == events.end() ? "" : event->second.name);
        }
    }
    return {{"orders.json", out.end_array().take()}};
}

personal::Obstacles obstacles(db::Session& session, const UserId& user)
{
    std::string numbers;
    session.all(
        "SELECT number FROM orders WHERE user_id = ? AND status = 'pending' ORDER BY created_at LIMIT 20",
        [&](const db::Row& row) { return numbers += (numbers.empty() ? "" : ", ") + row.text(1), 0; }, user);
    if (numbers.empty()) return {};
    return {{"open_orders",
        "Not paid yet: order " + numbers +
            ". Pay it or give it up, or wait until it ends by itself: a quarter of an hour, or a "
            "day when several people share it."}};
}

std::vector<OrderId> orders_of(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT id FROM orders WHERE user_id = ?", [](const db::Row& row) { return row.id<OrderId>(1); },
        user);
}

std::vector<std::string> addresses_of(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT DISTINCT buyer_email FROM orders WHERE user_id = ?",
        [](const db::Row& row) { return row.text(1); }, user);
}

bool has_sold(const Context& context, db::Session& session, const OrganizationId& organization)
{
    const auto events = events::Service(context).ids_of(session, organization);
    if (events.empty()) return false;
    return !session
                .all_in(
                    "SELECT 1 FROM orders WHERE event_id IN (?*) AND completed_at IS NOT NULL AND total > 0 "
                    "LIMIT 1",
                    [](const db::Row&) { return true; }, events)
                .empty();
}

void erase(db::Tx& tx, const personal::Subject& who)
{
    const auto orders = orders_of(tx, who.user);
    tickets::forget_said(tx, orders);
    repo::forget_emails(tx, orders, who);
    const auto email = personal::erased_email(who.user);
    tx.exec(R"sql(
        UPDATE orders SET buyer_name = ?, buyer_email = ?, buyer_email_key = ?, buyer_phone = '' WHERE user_id = ?
    )sql",
        personal::kErasedName, email, email, who.user);
}

}  // namespace gatehouse::orders
