// All SQL for the table mails.

#include "modules/notifications/repository.hpp"

namespace gatehouse::notifications::repo {

Mail open(db::Tx& tx, const MailId& fresh, const Debt& debt, Time now)
{
    tx.exec(R"sql(
        INSERT INTO mails (id, kind, subject_id, recipient, attempts, created_at) VALUES (?, ?, ?, ?, 1, ?)
        ON DUPLICATE KEY UPDATE attempts = attempts + 1
    )sql",
        fresh, debt.kind, OrderId(debt.subject), debt.recipient, now);
    return *tx.one(
        "SELECT id, status, created_at FROM mails WHERE kind = ? AND subject_id = ? AND recipient = ?",
        [](const db::Row& row) {
            return Mail{row.id<MailId>(1), row.text(2) == "sent", row.time(3)};
        },
        debt.kind, OrderId(debt.subject), debt.recipient);
}

void mark_sent(db::Tx& tx, const MailId& id, Time now)
{
    tx.exec("UPDATE mails SET status = 'sent', sent_at = ?, last_error = '' WHERE id = ?", now, id);
}

void mark_failed(db::Tx& tx, const MailId& id, const std::string& error)
{
    tx.exec("UPDATE mails SET last_error = ? WHERE id = ?", error.substr(0, 500), id);
}

}  // namespace gatehouse::notifications::repo
