// What an API key may do: to read or to change one area of the API. Which scope a route asks for follows from
// its path; most of what is about signing in, and all of administration, asks for a person instead.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::auth {

// In pairs: reading an area, then changing it, which includes reading.
enum class Scope {
    events_read,
    events_write,
    orders_read,
    orders_write,
    tickets_read,
    tickets_write,
    scans_read,
    scans_write,
    payments_read,
    payments_write,
    organizations_read,
    organizations_write,
    queue_read,
    queue_write,
    profile_read,
};
const char* to_string(Scope scope);
constexpr std::array<Scope, 15> values(Scope)
{
    using enum Scope;
    return {events_read, events_write, orders_read, orders_write, tickets_read, tickets_write, scans_read,
        scans_write, payments_read, payments_write, organizations_read, organizations_write, queue_read,
        queue_write, profile_read};
}

class Scopes {
public:
    Scopes() = default;
    static Scopes parse(std::string_view comma_separated);
    void add(Scope scope) { bits_ |= 1u << static_cast<unsigned>(scope); }
    // Named, or contained in what is named.
    bool allow(Scope scope) const;
    std::string str() const;  // "events:read,orders:write"
    std::vector<Scope> list() const;

private:
    bool has(Scope scope) const { return bits_ >> static_cast<unsigned>(scope) & 1u; }
    unsigned bits_ = 0;
};

// What a key needs for a route, by its method and path ("/api/events/{id}/orders"); empty where keys may not
// go.
std::optional<Scope> scope_of(std::string_view method, std::string_view path);

}  // namespace gatehouse::auth
