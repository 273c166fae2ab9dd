#pragma once

#include <string>

#include "common/db/session.hpp"
#include "modules/notifications/types.hpp"

namespace gatehouse::notifications::repo {

struct Mail {
    MailId id;
    bool sent = false;
    Time created_at;
};

// The mail's row, made when it is not there yet; counts the try.
Mail open(db::Tx& tx, const MailId& fresh, const Debt& debt, Time now);
void mark_sent(db::Tx& tx, const MailId& id, Time now);
void mark_failed(db::Tx& tx, const MailId& id, const std::string& error);

}  // namespace gatehouse::notifications::repo
