#include "common/auth/scopes.hpp"

namespace gatehouse::auth {

namespace {

struct Area {
    std::string_view path;  // and all below it
    Scope read;
    std::optional<Scope> write;
};

using enum Scope;

// The first that fits counts, so what is below an event but is somebody else's business comes before the
// events.
constexpr Area kAreas[] = {
    {"/api/events/{id}/orders", orders_read, orders_write},
    {"/api/events/{id}/dashboard", orders_read, orders_write},
    {"/api/events/{id}/attendees/lookup", scans_read, scans_write},
    {"/api/events/{id}/attendees", tickets_read, tickets_write},
    {"/api/events/{id}/checkin", scans_read, scans_write},
    {"/api/events/{id}/staff", organizations_read, organizations_write},
    {"/api/events/{id}/queue", queue_read, queue_write},
    {"/api/events/{id}/cancellation", payments_read, payments_write},
    {"/api/events", events_read, events_write},
    {"/api/event-days", events_read, events_write},
    {"/api/ticket-types", events_read, events_write},
    {"/api/bundles", events_read, events_write},
    {"/api/discount-codes", events_read, events_write},
    {"/api/availability", events_read, events_write},
    {"/api/categories", events_read, events_write},
    {"/api/orders/{id}/refunds", payments_read, payments_write},
    {"/api/documents", payments_read, payments_write},
    {"/api/orders", orders_read, orders_write},
    {"/api/tickets", tickets_read, tickets_write},
    {"/api/scans", scans_read, scans_write},
    {"/api/scanner", scans_read, scans_write},
    {"/api/payments", payments_read, payments_write},
    {"/api/organizations/{id}/documents", payments_read, payments_write},
    {"/api/organizations", organizations_read, organizations_write},
    {"/api/queue", queue_read, queue_write},
    {"/api/users/profile", profile_read, {}},
};

// "/api/events/{id}.ics" and "/api/events/slug/{slug}" are below "/api/events", "/api/event-days" is not.
bool is_below(std::string_view path, std::string_view area)
{
    return path.starts_with(area) &&
           (path.size() == area.size() || path[area.size()] == '/' || path[area.size()] == '.');
}

}  // namespace

const char* to_string(Scope scope)
{
    switch (scope) {
        case events_read: return "events:read";
        case events_write: return "events:write";
        case orders_read: return "orders:read";
        case orders_write: return "orders:write";
        case tickets_read: return "tickets:read";
        case tickets_write: return "tickets:write";
        case scans_read: return "scans:read";
        case scans_write: return "scans:write";
        case payments_read: return "payments:read";
        case payments_write: return "payments:write";
        case organizations_read: return "organizations:read";
        case organizations_write: return "organizations:write";
        case queue_read: return "queue:read";
        case queue_write: return "queue:write";
        case profile_read: return "profile:read";
    }
    return "";
}

Scopes Scopes::parse(std::string_view text)
{
    Scopes scopes;
    while (!text.empty()) {
        const auto end = text.find(',');
        for (const auto scope : values(Scope{}))
            if (text.substr(0, end) == auth::to_string(scope)) scopes.add(scope);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return scopes;
}

bool Scopes::allow(Scope scope) const
{
    const auto number = static_cast<unsigned>(scope);
    const bool reading = number % 2 == 0 && scope != profile_read;
    return has(scope) || (reading && has(static_cast<Scope>(number + 1)));
}

std::vector<Scope> Scopes::list() const
{
    std::vector<Scope> out;
    for (const auto scope : values(Scope{}))
        if (has(scope)) out.push_back(scope);
    return out;
}

std::string Scopes::str() const
{
    std::string out;
    for (const auto scope : list()) out += (out.empty() ? "" : ",") + std::string(auth::to_string(scope));
    return out;
}

std::optional<Scope> scope_of(std::string_view method, std::string_view path)
{
    for (const auto& area : kAreas)
        if (is_below(path, area.path)) return method == "GET" ? area.read : area.write;
    return {};
}

}  // namespace gatehouse::auth
