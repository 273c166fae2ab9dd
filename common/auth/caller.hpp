// Who is asking: handed from dispatch to handlers and services.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/auth/scopes.hpp"
#include "common/error.hpp"
#include "common/id.hpp"

namespace gatehouse::auth {

enum class Role { attendee, organizer, admin };
constexpr const char* to_string(Role role)
{
    return role == Role::admin ? "admin" : role == Role::organizer ? "organizer" : "attendee";
}

constexpr std::array<Role, 3> values(Role) { return {Role::attendee, Role::organizer, Role::admin}; }

// A set of platform roles.
class Roles {
public:
    Roles() = default;
    static Roles parse(std::string_view comma_separated);
    void add(Role role) { bits_ |= 1u << static_cast<unsigned>(role); }
    bool has(Role role) const { return bits_ >> static_cast<unsigned>(role) & 1u; }
    std::string str() const;  // "attendee,organizer"
    std::vector<Role> list() const;

    // Takes the administrator's role away and remembers that: until they have set up the second factor that
    // this installation demands of administrators.
    void hold_admin();
    bool admin_is_held() const { return (bits_ & kHeld) != 0; }

private:
    static constexpr unsigned kHeld = 1u << 7;
    unsigned bits_ = 0;
};

// An API key that somebody's program came with.
struct KeyInUse {
    ApiKeyId id;
    Scopes scopes;
};

// A signed-in person, or a program with a key of theirs.
struct Principal {
    UserId user;
    Roles roles;
    SessionId session;
    bool by_cookie = false;  // then state changes need the CSRF token
    std::optional<KeyInUse> key = {};
    // The administrator who acts as this person; see http::dispatch() for what they may not.
    std::optional<UserId> impersonator = {};
};

struct Caller {
    std::optional<Principal> principal;
    std::string order_secret;  // of `Authorization: Order <secret>` or ?secret=
    std::string address;
    std::string request_id;

    std::optional<UserId> user() const { return principal ? std::optional(principal->user) : std::nullopt; }
    bool is_admin() const { return principal && principal->roles.has(Role::admin); }
    // An administrator who may not act as one before they have set up a second factor.
    bool is_held_back() const { return principal && principal->roles.admin_is_held(); }
    // Throws unauthenticated.
    const UserId& require_user() const
    {
        if (!principal) throw Error(kUnauthenticated);
        return principal->user;
    }
};

}  // namespace gatehouse::auth
