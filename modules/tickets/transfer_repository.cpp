// All SQL for the tables ticket_transfers and ticket_transfer_tickets.

#include "modules/tickets/transfer_repository.hpp"

#include "common/text/email.hpp"

namespace gatehouse::tickets::repo {

namespace {

Transfer to_transfer(const db::Row& row)
{
    Transfer t;
    t.id = row.id<TransferId>(1);
    t.organization = row.id<OrganizationId>(2);
    t.event = row.id<EventId>(3);
    t.from_user = row.find_id<UserId>(4);
    t.from = {row.text(5), row.text(6)};
    t.to_user = row.find_id<UserId>(7);
    t.to = {row.text(8), row.text(9)};
    t.created_at = row.time(10);
    t.expires_at = row.time(11);
    return t;
}

}  // namespace

void insert(db::Tx& tx, const Transfer& t)
{
    tx.exec(R"sql(
        INSERT INTO ticket_transfers (id, organization_id, event_id, from_user, from_name, from_email, from_email_key,
                                      to_email, to_email_key, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
        t.id, t.organization, t.event, t.from_user, t.from.name, t.from.email, text::email_key(t.from.email),
        t.to.email, text::email_key(t.to.email), t.created_at, t.expires_at);
    std::vector<db::Args> rows;
    for (const auto& one : t.tickets) rows.push_back({t.id, one.ticket, one.ticket});
    tx.exec_many(
        "INSERT INTO ticket_transfer_tickets (transfer_id, ticket_id, open_ticket) VALUES (?, ?, ?)", rows);
}

std::optional<Transfer> find(db::Session& session, const TransferId& id)
{
    auto transfer = session.one(R"sql(
        SELECT id, organization_id, event_id, from_user, from_name, from_email, to_user, to_name, to_email, created_at,
               expires_at
          FROM ticket_transfers WHERE id = ?
    )sql",
        to_transfer, id);
    if (!transfer) return transfer;
    transfer->tickets = session.all(R"sql(
        SELECT i.ticket_id, t.ticket_type,
               CASE WHEN i.status = 'accepted' AND t.transfer_id <> i.transfer_id THEN 'passed_on'
                    WHEN i.status = 'accepted' AND t.status = 'cancelled' THEN 'cancelled'
                    WHEN i.status = 'offered' AND t.status <> 'valid' THEN 'cancelled' ELSE i.status END
          FROM ticket_transfer_tickets i JOIN tickets t ON t.id = i.ticket_id
         WHERE i.transfer_id = ? ORDER BY i.ticket_id
    )sql",
        [](const db::Row& row) {
            return Transfer::One{row.id<TicketId>(1), row.text(2), row.choice<TransferStatus>(3)};
        },
        id);
    return transfer;
}

std::optional<TransferId> find_open(db::Session& session, const TicketId& ticket)
{
    return session.one(
        "SELECT transfer_id FROM ticket_transfer_tickets WHERE open_ticket = ?",
        [](const db::Row& row) { return row.id<TransferId>(1); }, ticket);
}

std::map<TicketId, OpenTransfer> open_of(db::Session& session, const std::vector<TicketId>& tickets, Time now)
{
    std::map<TicketId, OpenTransfer> out;
    if (tickets.empty()) return out;
    session.all_in(R"sql(
        SELECT i.ticket_id, x.to_email, x.expires_at FROM ticket_transfer_tickets i
          JOIN ticket_transfers x ON x.id = i.transfer_id WHERE i.open_ticket IN (?*) AND x.expires_at > ?
    )sql",
        [&](const db::Row& row) {
            return out.emplace(row.id<TicketId>(1), OpenTransfer{row.text(2), row.time(3)}).second;
        },
        tickets, now);
    return out;
}

std::vector<TransferId> open_of_order(db::Tx& tx, const OrderId& order)
{
    return tx.all(R"sql(
        SELECT DISTINCT i.transfer_id FROM tickets t JOIN ticket_transfer_tickets i ON i.open_ticket = t.id
         WHERE t.order_id = ? AND t.transfer_id IS NULL
    )sql",
        [](const db::Row& row) { return row.id<TransferId>(1); }, order);
}

bool end(db::Tx& tx, const TransferId& id, TransferStatus status, Time now)
{
    return tx.exec(R"sql(
        UPDATE ticket_transfer_tickets i JOIN tickets t ON t.id = i.ticket_id
           SET i.status = IF(t.status = 'valid', ?, 'cancelled'), i.ended_at = ?, i.open_ticket = NULL
         WHERE i.transfer_id = ? AND i.status = 'offered'
    )sql",
               to_string(status), now, id) > 0;
}

void end_cancelled(db::Tx& tx, const std::vector<TicketId>& tickets, Time now)
{
    tx.exec_in(R"sql(
        UPDATE ticket_transfer_tickets SET status = 'cancelled', ended_at = ?, open_ticket = NULL WHERE open_ticket IN (?*)
    )sql",
        tickets, now);
}

void set_receiver(
    db::Tx& tx, const TransferId& id, const std::string& name, const std::optional<UserId>& user)
{
    tx.exec("UPDATE ticket_transfers SET to_name = ?, to_user = ? WHERE id = ?", name, user, id);
}

std::vector<TransferId> overdue(db::Session& session, Time now, int most)
{
    return session.all(R"sql(
        SELECT DISTINCT x.id FROM ticket_transfer_tickets i JOIN ticket_transfers x ON x.id = i.transfer_id
         WHERE i.open_ticket IS NOT NULL AND x.expires_at <= ? LIMIT ?
    )sql",
        [](const db::Row& row) { return row.id<TransferId>(1); }, now, most);
}

std::map<TicketId, std::string> given_away(db::Session& session, const std::vector<TicketId>& tickets)
{
    std::map<TicketId, std::string> out;
    if (tickets.empty()) return out;
    session.all_in(R"sql(
        SELECT i.ticket_id, x.to_email FROM ticket_transfer_tickets i JOIN ticket_transfers x ON x.id = i.transfer_id
         WHERE i.ticket_id IN (?*) AND i.status = 'accepted' ORDER BY i.ended_at
    )sql",
        [&](const db::Row& row) { return out.emplace(row.id<TicketId>(1), row.text(2)).second; }, tickets);
    return out;
}

std::vector<TicketId> given_by(db::Session& session, const std::vector<TicketId>& tickets, const UserId& user)
{
    if (tickets.empty()) return {};
    return session.all_in(R"sql(
        SELECT DISTINCT i.ticket_id FROM ticket_transfer_tickets i JOIN ticket_transfers x ON x.id = i.transfer_id
         WHERE i.ticket_id IN (?*) AND i.status = 'accepted' AND x.from_user = ?
    )sql",
        [](const db::Row& row) { return row.id<TicketId>(1); }, tickets, user);
}

void set_user(db::Tx& tx, const std::string& email, const UserId& user)
{
    const auto key = text::email_key(email);
    tx.exec("UPDATE ticket_transfers SET from_user = ? WHERE from_email_key = ? AND from_user IS NULL", user,
        key);
    tx.exec(R"sql(
        UPDATE ticket_transfers x JOIN ticket_transfer_tickets i ON i.transfer_id = x.id
          JOIN tickets t ON t.id = i.ticket_id AND t.transfer_id = x.id
           SET t.user_id = ?, x.to_user = ? WHERE x.to_email_key = ? AND x.to_user IS NULL AND t.user_id IS NULL
    )sql",
        user, user, key);
}

}  // namespace gatehouse::tickets::repo
