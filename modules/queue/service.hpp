// The use cases of people who wait, and of those who want to know about a line. Public to the modules above:
// notifications.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

class Service {
public:
    explicit Service(const Context& context) : context_(context) {}

    // An entry, unchecked; empty when there is none.
    std::optional<Entry> find(db::Session& session, const EntryId& id) const;
    std::optional<Entry> find_by_offer(db::Session& session, const OfferId& offer) const;
    std::optional<Message> find_message(db::Session& session, const MessageId& id) const;
    // Whom a code is for, and for which item.
    struct Guest {
        std::string email, code;
        ItemId item;
    };
    std::optional<Guest> find_guest(db::Session& session, const GuestId& id) const;

    // Opens the entry without a sign-in.
    std::string secret(const EntryId& id) const;
    // Whether the entry is the caller's, by account or secret: for live channels.
    bool may_see(const auth::Caller& caller, const Entry& entry) const;

private:
    const Context& context_;
};

}  // namespace gatehouse::queue
