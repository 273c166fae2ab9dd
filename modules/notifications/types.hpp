#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/clock.hpp"
#include "common/id.hpp"
#include "modules/notifications/mime.hpp"

namespace gatehouse::notifications {

// A mail in words, before it has an id, a date and a sender.
struct Draft {
    mime::Address to;
    std::string subject, text, html;
    std::vector<mime::File> images, attachments;
};

// What we owe to whom: (kind, subject, recipient) is one mail, however often the news of it comes (I9).
struct Debt {
    const char* kind;
    Uuid subject;
    std::string recipient;
    std::optional<UserId> of = {};  // whose account it is about, wherever they lived then
};

// A mail that was owed, as it stands.
struct SentMail {
    std::string kind, recipient;
    Time written_at;
    std::optional<Time> sent_at;  // not yet, or in vain
};

}  // namespace gatehouse::notifications
