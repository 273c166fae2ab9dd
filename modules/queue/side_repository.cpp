// Draws, guests who prove their address, and messages to those who wait.

#include "common/crypto/crypto.hpp"
#include "common/text/text.hpp"
#include "modules/queue/repository.hpp"

namespace gatehouse::queue::repo {

namespace {

int to_count(const db::Row& row) { return row.integer(1); }

Guest to_guest(const db::Row& row)
{
    return {row.id<GuestId>(1), row.text(2), row.item(3, 4), row.integer(5)};
}

}  // namespace

void insert_draw(db::Tx& tx, const Draw& draw, const std::string& sealed)
{
    tx.exec("INSERT INTO queue_draws (id, item_id, seed_hash, sealed) VALUES (?, ?, ?, ?)", draw.id,
        draw.item, db::Bytes{draw.seed_hash}, db::Bytes{sealed});
}

std::optional<Draw> find_draw(db::Session& session, const DrawId& id)
{
    constexpr db::Sql kDraw = R"sql(
        SELECT d.id, d.item_id, l.is_bundle, d.seed_hash, d.seed, d.entries, d.drawn_at
          FROM queue_draws d JOIN queue_lines l ON l.item_id = d.item_id WHERE d.id = ?
    )sql";
    return session.one(
        kDraw,
        [](const db::Row& row) {
            return Draw{row.id<DrawId>(1), row.item(2, 3), row.text(4), row.find_text(5), row.integer(6),
                row.find_time(7)};
        },
        id);
}

std::string sealed_seed(db::Session& session, const DrawId& id)
{
    return session
        .one(
            "SELECT sealed FROM queue_draws WHERE id = ?", [](const db::Row& row) { return row.text(1); }, id)
        .value();
}

void set_drawn(db::Tx& tx, const DrawId& id, const std::string& seed, int entries, Time now)
{
    tx.exec("UPDATE queue_draws SET seed = ?, entries = ?, drawn_at = ? WHERE id = ?", db::Bytes{seed},
        entries, now, id);
}

std::string guest_key(const std::string& email) { return crypto::sha256("email:" + text::fold(email)); }

int guests_since(db::Session& session, const std::string& email, Time since)
{
    return session
        .one("SELECT COUNT(*) FROM queue_guests WHERE email_key = ? AND created_at > ?", to_count,
            db::Bytes{guest_key(email)}, since)
        .value_or(0);
}

void insert_guest(db::Tx& tx, const Guest& guest, Time now, Time expires_at)
{
    tx.exec(R"sql(
        INSERT INTO queue_guests (id, email, email_key, item_id, is_bundle, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
    )sql",
        guest.id, guest.email, db::Bytes{guest_key(guest.email)}, guest.item, guest.item.is_bundle(), now,
        expires_at);
}

std::optional<Guest> find_guest(db::Session& session, const GuestId& id)
{
    return session.one(
        "SELECT id, email, item_id, is_bundle, attempts FROM queue_guests WHERE id = ?", to_guest, id);
}

std::vector<Guest> lock_guests(db::Tx& tx, const std::string& email, Time now)
{
    return tx.all(R"sql(
        SELECT id, email, item_id, is_bundle, attempts FROM queue_guests
         WHERE email_key = ? AND expires_at > ? AND confirmed_at IS NULL
         ORDER BY created_at DESC, id DESC LIMIT 3 FOR UPDATE
    )sql",
        to_guest, db::Bytes{guest_key(email)}, now);
}

void count_attempt(db::Tx& tx, const GuestId& id)
{
    tx.exec("UPDATE queue_guests SET attempts = attempts + 1 WHERE id = ?", id);
}

void confirm_guest(db::Tx& tx, const GuestId& id, Time now)
{
    tx.exec("UPDATE queue_guests SET confirmed_at = ? WHERE id = ?", now, id);
}

int sweep_guests(db::Tx& tx, Time before)
{
    return static_cast<int>(tx.exec("DELETE FROM queue_guests WHERE created_at < ? LIMIT 1000", before));
}

int messages_since(db::Session& session, const ItemId& item, Time since)
{
    return session
        .one(
            "SELECT COUNT(*) FROM queue_messages WHERE item_id = ? AND created_at > ?", to_count, item, since)
        .value_or(0);
}

void insert_message(
    db::Tx& tx, const MessageId& id, const ItemId& item, const UserId& user, const Message& message, Time now)
{
    tx.exec(
        "INSERT INTO queue_messages (id, item_id, user_id, subject, text, created_at) VALUES (?, ?, ?, ?, ?, "
        "?)",
        id, item, user, message.subject, message.text, now);
}

std::optional<Message> find_message(db::Session& session, const MessageId& id)
{
    return session.one(
        "SELECT subject, text FROM queue_messages WHERE id = ?",
        [](const db::Row& row) {
            return Message{row.text(1), row.text(2)};
        },
        id);
}

std::optional<Sending> lock_message_to_send(db::Tx& tx)
{
    // In two steps, because a join would lock the line's row as well, and with it everybody who joins.
    const auto next = tx.one(
        "SELECT id FROM queue_messages WHERE done_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
        [](const db::Row& row) { return row.id<MessageId>(1); });
    if (!next) return {};
    constexpr db::Sql kSending = R"sql(
        SELECT m.id, m.item_id, l.is_bundle, m.told
          FROM queue_messages m JOIN queue_lines l ON l.item_id = m.item_id
         WHERE m.id = ?
    )sql";
    return tx.one(
        kSending,
        [](const db::Row& row) {
            return Sending{row.id<MessageId>(1), row.item(2, 3), row.id<EntryId>(4)};
        },
        *next);
}

std::vector<EntryId> waiting_after(db::Session& session, const ItemId& item, const EntryId& after, int most)
{
    return session.all(
        "SELECT id FROM queue_entries WHERE item_id = ? AND status = 'waiting' AND id > ? ORDER BY id LIMIT "
        "?",
        [](const db::Row& row) { return row.id<EntryId>(1); }, item, after, most);
}

void told(db::Tx& tx, const MessageId& id, const std::optional<EntryId>& last, int count, Time now)
{
    if (last)
        tx.exec(
            "UPDATE queue_messages SET told = ?, recipients = recipients + ? WHERE id = ?", *last, count, id);
    else
        tx.exec("UPDATE queue_messages SET done_at = ? WHERE id = ?", now, id);
}

}  // namespace gatehouse::queue::repo
