// A person's open sign-ins, for them to look through and end. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/session_list.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

struct OwnSession {
    auth::OpenSession session;
    bool current = false;  // the one that asks
    std::string device;    // in words
};

class OwnSessions {
public:
    explicit OwnSessions(const Context& context) : context_(context) {}

    // The current one first, then the latest.
    std::vector<OwnSession> list(const auth::Caller& caller) const;

    // Ends one. Throws not_found for those of others.
    void end(const auth::Caller& caller, const SessionId& id) const;

    // Ends all but the current one.
    void end_others(const auth::Caller& caller) const;

private:
    const Context& context_;
};

}  // namespace gatehouse::accounts
