// Mails by recipient.

#include "modules/notifications/personal.hpp"

#include "common/time.hpp"

namespace gatehouse::notifications {

personal::Files personal_data(db::Session& session, const personal::Subject& who)
{
    constexpr db::Sql kMails = R"sql(
        SELECT kind, status, created_at, sent_at FROM mails WHERE recipient = ? ORDER BY created_at DESC LIMIT 10000
    )sql";
    // Mails to an address that was never confirmed may be another's.
    if (!who.verified) return {{"mails.json", "[]"}};
    const auto write = [](const db::Row& row, json::Writer& out) {
        out.member("kind", row.text("kind"))
            .member("status", row.text("status"))
            .member("written_at", to_rfc3339(row.time("created_at")));
        if (const auto sent = row.find_time("sent_at")) out.member("sent_at", to_rfc3339(*sent));
    };
    return {{"mails.json", personal::rows(session, kMails, write, who.email)}};
}

void erase(db::Tx& tx, const personal::Subject& who)
{
    tx.exec("UPDATE mails SET recipient = ?, last_error = '' WHERE recipient = ?",
        personal::erased_email(who.user), who.email);
}

void erase_farewell(db::Tx& tx, const personal::Subject& who)
{
    tx.exec("UPDATE mails SET recipient = ?, last_error = '' WHERE recipient = ? AND kind = 'account_erased'",
        personal::erased_email(who.user), who.email);
}

}  // namespace gatehouse::notifications
