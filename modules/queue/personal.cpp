// Lines by person.

#include "modules/queue/personal.hpp"

#include <algorithm>

#include "common/time.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/queue/ends.hpp"
#include "modules/queue/entry_rows.hpp"

namespace gatehouse::queue {

namespace {

std::vector<Entry> entries_of(db::Session& session, const UserId& user)
{
    return session.all(GH_ENTRY "WHERE user_id = ? ORDER BY created_at", repo::to_entry, user);
}

// Those of a guest with the proven address. The key knows no upper case and no +alias; the address itself
// must be theirs.
std::vector<Entry> guests_of(db::Session& session, const personal::Subject& who)
{
    if (!who.verified) return {};
    auto entries = session.all(GH_ENTRY "WHERE person = ? AND user_id IS NULL", repo::to_entry,
        db::Bytes{key_of({{}, who.email, "", true})});
    std::erase_if(entries, [&](const Entry& entry) { return !may_see(entry, {}, who.email); });
    return entries;
}

std::vector<Entry> all_of(db::Session& session, const personal::Subject& who)
{
    auto entries = entries_of(session, who.user);
    for (auto& entry : guests_of(session, who)) entries.push_back(std::move(entry));
    return entries;
}

void write(json::Writer& out, const Entry& entry, const std::string& event)
{
    out.object()
        .member("id", entry.id.str())
        .member("event", event)
        .member("event_id", entry.event.str())
        .member("name", entry.name)
        .member("email", entry.email)
        .member("quantity", entry.quantity)
        .member("status", to_string(entry.status))
        .member("joined_at", to_rfc3339(entry.created_at));
    if (entry.turn) out.member("turn", *entry.turn);
    if (entry.offer_expires_at) out.member("offer_until", to_rfc3339(*entry.offer_expires_at));
    out.end_object();
}

void leave(const Context& context, const Entry& entry)
{
    try {
        Ends(context).leave(entry);
    } catch (const Error& e) {
        if (&e.kind() != &inventory::kOfferUsed) throw;  // ends with its order
    }
}

personal::File messages_file(db::Session& session, const UserId& user)
{
    constexpr db::Sql kMessages =
        "SELECT subject, text, created_at FROM queue_messages WHERE user_id = ? ORDER BY created_at";
    const auto write = [](const db::Row& row, json::Writer& out) {
        out.member("subject", row.text("subject"))
            .member("text", row.text("text"))
            .member("written_at", to_rfc3339(row.time("created_at")));
    };
    return {"messages_to_lines.json", personal::rows(session, kMessages, write, user)};
}

}  // namespace

personal::Files personal_data(const Context& context, db::Session& session, const personal::Subject& who)
{
    const auto entries = all_of(session, who);
    std::vector<EventId> ids;
    for (const auto& entry : entries) ids.push_back(entry.event);
    const auto events = events::Service(context).briefs(session, ids);
    json::Writer out;
    out.array();
    for (const auto& entry : entries) {
        const auto event = events.find(entry.event);
        write(out, entry, event == events.end() ? "" : event->second.name);
    }
    return {{"queue.json", out.end_array().take()}, messages_file(session, who.user)};
}

void erase(db::Tx& tx, const personal::Subject& who)
{
    // The key is a hash of the address, so it goes too. From now on the entries are the account's, for
    // leave_all().
    constexpr db::Sql kErase = R"sql(
        UPDATE queue_entries SET email = ?, name = ?, user_id = ?, person = UNHEX(SHA2(CONCAT('erased:', HEX(id)), 256))
         WHERE id = ?
    )sql";
    for (const auto& entry : all_of(tx, who))
        tx.exec(kErase, personal::erased_email(who.user), personal::kErasedName, who.user, entry.id);
    tx.exec("DELETE FROM queue_joiners WHERE person = ?",
        db::Bytes{key_of({who.user, who.email, "", who.verified})});
    if (who.verified)
        tx.exec("DELETE FROM queue_guests WHERE email_key = ?", db::Bytes{repo::guest_key(who.email)});
}

void leave_all(const Context& context, const UserId& user)
{
    const auto entries = context.db.read([&](db::Session& session) { return entries_of(session, user); });
    for (const auto& entry : entries)
        if (entry.live()) leave(context, entry);
}

void keep_one_place(const Context& context, const personal::Subject& who)
{
    const auto [own, guests] = context.db.read([&](db::Session& session) {
        return std::pair(entries_of(session, who.user), guests_of(session, who));
    });
    for (const auto& guest : guests)
        if (guest.live() && std::ranges::any_of(own,
                                [&](const Entry& entry) { return entry.live() && entry.item == guest.item; }))
            leave(context, guest);
}

}  // namespace gatehouse::queue
