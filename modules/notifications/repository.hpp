#pragma once

#include <optional>
#include <string>

#include "common/db/session.hpp"
#include "modules/notifications/types.hpp"

namespace gatehouse::notifications::repo {

struct Mail {
    MailId id;
    bool sent = false;
    Time created_at;  // when it was tried first
};

// The mail that was sent for the debt, or tried.
std::optional<Mail> find(db::Session& session, const Debt& debt);

// What became of a try; the first makes the mail's row.
void mark_sent(db::Tx& tx, const Mail& mail, const Debt& debt, Time now);
void mark_failed(db::Tx& tx, const Mail& mail, const Debt& debt, const std::string& error);
// To whom it went, who is erased, and why it could not.
void forget(db::Tx& tx, const MailId& id, const UserId& user);

// Of the kinds that orders cause, oldest first.
std::vector<SentMail> mails_about(db::Session& session, const std::vector<Uuid>& subjects);

}  // namespace gatehouse::notifications::repo
