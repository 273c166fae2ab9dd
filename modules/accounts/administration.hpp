// What administrators do with people's accounts. Their routes let only administrators in; each act is in the
// audit log with its reason (ACC-8). Private to this module.

#pragma once

#include <string>
#include <vector>

#include "common/app/context.hpp"
#include "modules/accounts/types.hpp"

namespace gatehouse::accounts {

// clang-format off
inline constexpr ErrorKind kOwnAccount       {"own_account",        409, "That is your own account. Another administrator can do this."};
inline constexpr ErrorKind kCannotImpersonate{"cannot_impersonate", 409, "Nobody can act as an administrator, as a suspended account or as themselves."};
inline constexpr ErrorKind kNotActing        {"not_impersonating",  409, "You are signed in as yourself already."};
// clang-format on

// A person as administrators see them.
struct Account {
    User user;
    std::string suspended_reason;
    int sign_ins = 0;  // that are open
    std::optional<Time> last_sign_in;
};

// Addresses are found by their beginning, names by any part.
struct UserQuery : PageQuery {
    std::string search;
    std::optional<Status> status;
    std::optional<auth::Role> role;
};

// New accounts of one day (UTC).
struct Day {
    std::string day;  // "2026-11-28"
    int count = 0;
};

struct Statistics {
    int total = 0, active = 0, suspended = 0, verified = 0, organizers = 0, admins = 0;
    int signed_in = 0;      // who has an open sign-in
    std::vector<Day> days;  // the last thirty that had any
};

// An administrator's new session as somebody else.
struct Acting {
    User user;
    std::string session;
};

class Administration {
public:
    explicit Administration(const Context& context) : context_(context) {}

    // Everybody who fits, newest first.
    Page<User> list(const UserQuery& query) const;
    Account get(const UserId& id) const;
    Statistics statistics() const;

    // Nobody signs in to the account any more, and all its sign-ins end now. Doing it again changes nothing
    // but the reason. Throws own_account.
    Account suspend(const auth::Caller& caller, const UserId& id, const std::string& reason) const;
    Account reinstate(const auth::Caller& caller, const UserId& id, const std::string& reason) const;

    // A session of an hour in which the caller, who is in a browser, acts as the person. Throws
    // cannot_impersonate for oneself, for administrators and for who is suspended.
    Acting impersonate(const auth::Caller& caller, const UserId& id, const std::string& reason,
        const auth::Origin& origin) const;

    // Ends it. True when `own` is a session of the administrator who acted, to which the browser may return.
    bool stop_acting(const auth::Caller& caller, const std::string& own) const;

private:
    Account change_status(const auth::Caller& caller, const UserId& id, Status status, const char* action,
        const std::string& reason) const;

    const Context& context_;
};

}  // namespace gatehouse::accounts
