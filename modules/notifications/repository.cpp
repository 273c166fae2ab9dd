// All SQL for the table mails.

#include "modules/notifications/repository.hpp"
#include "common/personal.hpp"
#include "common/text/text.hpp"

namespace gatehouse::notifications::repo {

std::optional<Mail> find(db::Session& session, const Debt& debt)
{
    return session.one(
        "SELECT id, status, created_at FROM mails WHERE kind = ? AND subject_id = ? AND recipient = ?",
        [](const db::Row& row) {
            return Mail{row.id<MailId>(1), row.text(2) == "sent", row.time(3)};
        },
        debt.kind, OrderId(debt.subject), debt.recipient);
}

void mark_sent(db::Tx& tx, const Mail& mail, const Debt& debt, Time now)
{
    tx.exec(R"sql(
        INSERT INTO mails (id, kind, subject_id, recipient, user_id, status, attempts, created_at, sent_at)
        VALUES (?, ?, ?, ?, ?, 'sent', 1, ?, ?)
        ON DUPLICATE KEY UPDATE status = 'sent', attempts = attempts + 1, sent_at = VALUES(sent_at), last_error = ''
    )sql",
        mail.id, debt.kind, OrderId(debt.subject), debt.recipient, debt.of, mail.created_at, now);
}

void mark_failed(db::Tx& tx, const Mail& mail, const Debt& debt, const std::string& error)
{
    tx.exec(R"sql(
        INSERT INTO mails (id, kind, subject_id, recipient, user_id, attempts, last_error, created_at)
        VALUES (?, ?, ?, ?, ?, 1, ?, ?)
        ON DUPLICATE KEY UPDATE status = 'queued', sent_at = NULL, attempts = attempts + 1, last_error = VALUES(last_error)
    )sql",
        mail.id, debt.kind, OrderId(debt.subject), debt.recipient, debt.of, text::excerpt(error, 500),
        mail.created_at);
}

// A mail is owed once to an address, so each keeps one of its own.
void forget(db::Tx& tx, const MailId& id, const UserId& user)
{
    tx.exec("UPDATE mails SET recipient = CONCAT(HEX(id), ?), last_error = '' WHERE id = ?",
        "." + personal::erased_email(user), id);
}

std::vector<SentMail> mails_about(db::Session& session, const std::vector<Uuid>& subjects)
{
    std::vector<OrderId> ids;
    for (const auto& subject : subjects) ids.emplace_back(subject);
    if (ids.empty()) return {};
    return session.all_in(R"sql(
        SELECT kind, recipient, created_at, sent_at FROM mails
         WHERE kind IN ('order_completed', 'order_resent', 'order_moved', 'order_refunded', 'refunded_late',
                        'event_cancelled')
           AND subject_id IN (?*)
         ORDER BY created_at, kind
    )sql",
        [](const db::Row& row) {
            return SentMail{row.text(1), row.text(2), row.time(3), row.find_time(4)};
        },
        ids);
}

}  // namespace gatehouse::notifications::repo
