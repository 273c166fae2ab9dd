// The mails about accounts, a row each: which news, which words, to whom. To add one, add a row and its three
// templates; whoever publishes the news needs nothing else.
//
// Templates may use {{name}} and {{email}} of the account, {{site}}, {{when}} it happened, {{link}},
// {{code}},
// {{valid}} ("30 minutes"), and every member of the news' payload under its own name.

#pragma once

#include <span>

#include "common/outbox.hpp"
#include "modules/accounts/types.hpp"
#include "modules/notifications/types.hpp"

namespace gatehouse::notifications {

// Who gets it, which is also what the news is about.
enum class To {
    user,     // subject: a user; to the address of the account
    secret,   // subject: a secret of accounts (Secrets::issue); to its target, while it is good
    payload,  // subject: anything; to "email" of the payload, whose name is in "name"
};

struct AccountMail {
    const char* topic;
    const char* kind;  // of the templates
    To to;
    const char* link;     // path of {{link}}, "{token}" in it is the one-time token; '' : no link
    const char* purpose;  // of the one-time token and {{code}}, derived from the news' subject; '' : none
    const char* preview;  // what mail programs show beside the subject
    // Told when it has left the house, for news whose module wants to know.
    void (*sent)(const Context& context, const outbox::News& news) = nullptr;
};

std::span<const AccountMail> account_mails();

// What the row of some news says, with everything it needs to know about the person.
struct AccountLetter {
    const AccountMail& mail;
    const outbox::News& news;
    std::string name, email;          // of the account, or of the payload
    std::string to;                   // the address it goes to
    std::optional<Time> good_until;   // of the secret
    std::optional<UserId> user = {};  // unless it is to a payload
};
Draft account_mail(const Config& config, const AccountLetter& letter);

}  // namespace gatehouse::notifications
