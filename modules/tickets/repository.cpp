// All SQL for the table tickets, and for no other.

#include "modules/tickets/repository.hpp"

#include <unordered_set>

#include "common/db/pool.hpp"
#include "common/error.hpp"
#include "common/text/text.hpp"

// SQL must be a literal, so what its statements share is one too.
#define TICKET                                                                                             \
    "SELECT id, organization_id, event_id, order_id, order_number, buyer_name, ticket_type_id, "           \
    "ticket_type, serial, "                                                                                \
    "number, user_id, holder_name, holder_email, status, version, days_mask, secret_version, created_at, " \
    "used_at, is_bundle, transfer_id, buyer_email "                                                        \
    "FROM tickets "

namespace gatehouse::tickets::repo {

namespace {

Ticket to_ticket(const db::Row& row)
{
    Ticket t;
    t.id = row.id<TicketId>(1);
    t.organization = row.id<OrganizationId>(2);
    t.event = row.id<EventId>(3);
    t.order = row.id<OrderId>(4);
    t.order_number = row.text(5);
    t.buyer_name = row.text(6);
    t.type = row.item(7, 20);
    t.type_name = row.text(8);
    t.serial = row.integer(9);
    t.number = row.text(10);
    t.user = row.find_id<UserId>(11);
    t.holder = {row.text(12), row.text(13)};
    t.status = row.choice<Status>(14);
    t.version = row.integer(15);
    t.days = static_cast<DaysMask>(row.number(16));
    t.secret_version = row.integer(17);
    t.created_at = row.time(18);
    t.used_at = row.find_time(19);
    t.transfer = row.find_id<TransferId>(21);
    t.buyer_email = row.text(22);
    return t;
}

void insert_rows(db::Tx& tx, const std::vector<Ticket>& tickets)
{
    constexpr db::Sql kInsert = R"sql(
        INSERT INTO tickets (id, organization_id, event_id, order_id, order_number, buyer_name, ticket_type_id, ticket_type,
                             serial, number, user_id, holder_name, holder_email, days_mask, secret_version, created_at,
                             is_bundle, buyer_email)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";

    std::vector<db::Args> rows;
    rows.reserve(tickets.size());
    for (const auto& t : tickets)
        rows.push_back({t.id, t.organization, t.event, t.order, t.order_number, t.buyer_name, t.type,
            t.type_name, t.serial, t.number, t.user, t.holder.name, t.holder.email, t.days, t.secret_version,
            t.created_at, t.type.is_bundle(), t.buyer_email});
    tx.exec_many(kInsert, rows);
}

bool is_taken_number(const std::exception& e)
{
    return db::is_duplicate(e) &&
           std::string_view(e.what()).find("tickets_by_number") != std::string_view::npos;
}

std::unordered_set<TicketId> known_of(db::Session& session, const std::vector<Ticket>& tickets)
{
    std::vector<TicketId> ids;
    for (const auto& ticket : tickets) ids.push_back(ticket.id);
    const auto known = session.all_in(
        "SELECT id FROM tickets WHERE id IN (?*)", [](const db::Row& row) { return row.id<TicketId>(1); },
        ids);
    return {known.begin(), known.end()};
}

}  // namespace

void insert(db::Tx& tx, std::vector<Ticket>& tickets, const std::function<std::string()>& renumber)
{
    constexpr int kTries = 5;
    auto missing = tickets;
    for (int tries = 1;; ++tries) {
        try {
            return insert_rows(tx, missing);
        } catch (const std::exception& e) {
            if (!is_taken_number(e) || tries == kTries) throw;
        }
        // Only the failed statement was undone; those before it stand.
        const auto inserted = known_of(tx, missing);
        std::erase_if(missing, [&](const Ticket& t) { return inserted.contains(t.id); });
        for (auto& ticket : missing) {
            ticket.number = renumber();
            std::ranges::find(tickets, ticket.id, &Ticket::id)->number = ticket.number;
        }
    }
}

std::optional<Ticket> find(db::Session& session, const TicketId& id)
{
    return session.one(TICKET "WHERE id = ?", to_ticket, id);
}

std::optional<Ticket> find_by_number(db::Session& session, const EventId& event, std::string_view number)
{
    return session.one(TICKET "WHERE number = ? AND event_id = ?", to_ticket, number, event);
}

std::optional<Ticket> lock(db::Tx& tx, const TicketId& id)
{
    return tx.one(TICKET "WHERE id = ? FOR UPDATE", to_ticket, id);
}

std::vector<Ticket> lock(db::Tx& tx, const std::vector<TicketId>& ids)
{
    return tx.all_in(TICKET "WHERE id IN (?*) ORDER BY id FOR UPDATE", to_ticket, ids);
}

std::vector<Ticket> of_order(db::Session& session, const OrderId& order)
{
    return session.all(TICKET "WHERE order_id = ? ORDER BY serial", to_ticket, order);
}

std::vector<Ticket> of_transfer(db::Session& session, const TransferId& id)
{
    return session.all(TICKET
        "WHERE transfer_id = ? AND id IN (SELECT ticket_id FROM ticket_transfer_tickets WHERE transfer_id = "
        "?) "
        "ORDER BY serial",
        to_ticket, id, id);
}

std::vector<Ticket> lock_order(db::Tx& tx, const OrderId& order)
{
    // By id, as everybody locks them: through the order's index they would come by serial.
    auto ids = tx.all(
        "SELECT id FROM tickets WHERE order_id = ?", [](const db::Row& row) { return row.id<TicketId>(1); },
        order);
    std::ranges::sort(ids);
    return ids.empty() ? std::vector<Ticket>() : repo::lock(tx, ids);
}

bool set_used(db::Tx& tx, const TicketId& id, Time now)
{
    return tx.exec("UPDATE tickets SET status = 'used', used_at = ? WHERE id = ? AND status = 'valid'", now,
               id) == 1;
}

void set_cancelled(db::Tx& tx, const std::vector<TicketId>& ids)
{
    tx.exec_in(R"sql(
        UPDATE tickets SET status = 'cancelled', version = version + 1 WHERE id IN (?*) AND status IN ('valid', 'used')
    )sql",
        ids);
}

void readdress(db::Tx& tx, const OrderId& order, const std::string& from, const std::string& to)
{
    tx.exec(R"sql(
        UPDATE tickets
           SET secret_version = secret_version + 1,
               version = version + IF(status = 'valid' AND transfer_id IS NULL, 1, 0),
               holder_email = IF(holder_email = ? AND transfer_id IS NULL, ?, holder_email), buyer_email = ?
         WHERE order_id = ?
    )sql",
        from, to, to, order);
}

void set_user(db::Tx& tx, const std::vector<OrderId>& orders, const UserId& user)
{
    for (const auto& order : orders)
        tx.exec(
            "UPDATE tickets SET user_id = ? WHERE order_id = ? AND user_id IS NULL AND transfer_id IS NULL",
            user, order);
}

void set_holder(db::Tx& tx, const std::vector<TicketId>& ids, const TransferId& transfer, const Holder& to,
    const std::optional<UserId>& user)
{
    tx.exec_in(R"sql(
        UPDATE tickets SET version = version + 1, transfer_id = ?, holder_name = ?, holder_email = ?, user_id = ?
         WHERE id IN (?*) AND status = 'valid'
    )sql",
        ids, transfer, to.name, to.email, user);
}

std::vector<Expected> expected(db::Session& session, const EventId& event, DaysMask days)
{
    constexpr db::Sql kCounts = R"sql(
        SELECT ticket_type_id, MAX(ticket_type) AS name, COUNT(*), SUM(status = 'used'), MAX(is_bundle)
          FROM tickets
         WHERE event_id = ? AND status IN ('valid', 'used') AND days_mask & ? <> 0
         GROUP BY ticket_type_id
         ORDER BY name, ticket_type_id
    )sql";

    return session.all(
        kCounts,
        [](const db::Row& row) {
            return Expected{row.item(1, 5), row.text(2), row.integer(3), row.integer(4)};
        },
        event, days);
}

std::vector<ExpectedOn> expected_on(db::Session& session, const EventId& event)
{
    return session.all(
        "SELECT days_mask, COUNT(*) FROM tickets WHERE event_id = ? AND status IN ('valid', 'used') GROUP BY "
        "days_mask",
        [](const db::Row& row) {
            return ExpectedOn{static_cast<DaysMask>(row.number(1)), row.integer(2)};
        },
        event);
}

std::vector<Share> shares_of(db::Session& session, const UserId& user)
{
    return session.all(
        "SELECT event_id, COUNT(*) FROM tickets WHERE user_id = ? GROUP BY event_id",
        [](const db::Row& row) {
            return Share{row.id<EventId>(1), row.integer(2)};
        },
        user);
}

std::vector<Ticket> of_user_at(db::Session& session, const UserId& user, const std::vector<EventId>& events)
{
    return session.all_in(
        TICKET "WHERE event_id IN (?*) AND user_id = ? ORDER BY id", to_ticket, events, user);
}

std::vector<Ticket> of_event(db::Session& session, const EventId& event, const AttendeeFilter& filter,
    const std::optional<After>& after, int most)
{
    constexpr db::Sql kPage = TICKET R"sql(
         WHERE event_id = ?
           AND (? IS NULL OR holder_name > ? OR (holder_name = ? AND id > ?))
           AND (? IS NULL OR status = ?)
           AND (? IS NULL OR ticket_type_id = ?)
           AND (? = '' OR holder_name LIKE ? OR holder_email LIKE ?
                OR CONVERT(number USING utf8mb4) LIKE ? OR CONVERT(order_number USING utf8mb4) LIKE ?)
         ORDER BY holder_name, id
         LIMIT ?
    )sql";

    const auto name = after ? std::optional(after->holder_name) : std::nullopt;
    const auto status = filter.status ? std::optional<std::string>(to_string(*filter.status)) : std::nullopt;
    const auto at_start = text::like(filter.q) + "%", anywhere = "%" + at_start;
    return session.all(kPage, to_ticket, event, name, name, name,
        after ? std::optional(after->id) : std::nullopt, status, status, filter.type, filter.type, filter.q,
        anywhere, at_start, at_start, at_start, most);
}

}  // namespace gatehouse::tickets::repo
