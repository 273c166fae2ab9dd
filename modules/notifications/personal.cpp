// Mails by the person that they are about, and by recipient.

#include "modules/notifications/personal.hpp"

#include <set>

#include "common/outbox_personal.hpp"
#include "common/time.hpp"

namespace gatehouse::notifications {

personal::Files personal_data(db::Session& session, const personal::Subject& who)
{
    constexpr db::Sql kMails = R"sql(
        SELECT kind, status, created_at, sent_at FROM mails WHERE user_id = ? OR recipient = ?
         ORDER BY created_at DESC LIMIT 10000
    )sql";
    // Others to an address that was never confirmed may be another's.
    const auto address = who.verified ? who.email : "";
    const auto write = [](const db::Row& row, json::Writer& out) {
        out.member("kind", row.text("kind"))
            .member("status", row.text("status"))
            .member("written_at", to_rfc3339(row.time("created_at")));
        if (const auto sent = row.find_time("sent_at")) out.member("sent_at", to_rfc3339(*sent));
    };
    return {{"mails.json", personal::rows(session, kMails, write, who.user, address)}};
}

void erase(db::Tx& tx, const personal::Subject& who, const Bought& bought)
{
    const auto addresses = tx.all(
        "SELECT DISTINCT recipient FROM mails WHERE user_id = ?",
        [](const db::Row& row) { return row.text(1); }, who.user);
    std::set<std::string> words(addresses.begin(), addresses.end());
    words.insert(bought.addresses.begin(), bought.addresses.end());
    // A mail is owed once to an address: so each keeps one of its own.
    const auto nobody = "." + personal::erased_email(who.user);
    tx.exec("UPDATE mails SET recipient = CONCAT(HEX(id), ?), last_error = '' WHERE user_id = ?", nobody,
        who.user);
    for (const auto& address : bought.addresses)
        if (!bought.orders.empty())
            tx.exec_in(
                "UPDATE mails SET recipient = CONCAT(HEX(id), ?), last_error = '' WHERE recipient = ? AND "
                "subject_id IN (?*)",
                bought.orders, nobody, address);
    if (who.verified) {
        words.insert(who.email);
        tx.exec("UPDATE mails SET recipient = CONCAT(HEX(id), ?), last_error = '' WHERE recipient = ?",
            nobody, who.email);
    }
    for (const auto& word : words) outbox::forget_failures(tx, word);
}

void erase_farewell(db::Tx& tx, const personal::Subject& who)
{
    tx.exec("UPDATE mails SET recipient = ?, last_error = '' WHERE recipient = ? AND kind = 'account_erased'",
        personal::erased_email(who.user), who.email);
}

}  // namespace gatehouse::notifications
