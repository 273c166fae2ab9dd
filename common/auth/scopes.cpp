#include "common/auth/scopes.hpp"
#include "common/auth/open_paths.hpp"

#include <algorithm>

namespace gatehouse::auth {

namespace {

struct Opening {
    std::string_view path;
    std::optional<Scope> read, write;  // GET, and everything else
};

using enum Scope;
constexpr std::optional<Scope> kClosed;

// Whole paths, so that a new route is closed to keys until somebody opens it here: what stands below an event
// or an order may be about other people, or money. tests/admin holds each of them against the routes that
// there are.
// clang-format off
constexpr Opening kOpen[] = {
    {"/api/events",                            events_read, events_write},
    {"/api/events/organizer",                  events_read, kClosed},
    {"/api/events/slug/{slug}",                events_read, kClosed},
    {"/api/events/{id}",                       events_read, events_write},
    {"/api/events/{id}/calendar.ics",          events_read, kClosed},
    {"/api/events/{id}/cancel",                kClosed,     events_write},
    {"/api/events/{id}/capacity",              kClosed,     events_write},
    {"/api/events/{id}/days",                  events_read, events_write},
    {"/api/events/{id}/duplicate",             kClosed,     events_write},
    {"/api/events/{id}/media",                 kClosed,     events_write},
    {"/api/events/{id}/media/{media_id}",      kClosed,     events_write},
    {"/api/events/{id}/publish",               kClosed,     events_write},
    {"/api/event-days/{id}",                   kClosed,     events_write},
    {"/api/ticket-types",                      events_read, events_write},
    {"/api/ticket-types/{id}",                 events_read, events_write},
    {"/api/bundles",                           events_read, events_write},
    {"/api/bundles/{id}",                      events_read, events_write},
    {"/api/discount-codes",                    events_read, events_write},
    {"/api/discount-codes/check",              kClosed,     events_write},
    {"/api/discount-codes/{id}",               kClosed,     events_write},
    {"/api/availability/{event_id}",           events_read, kClosed},
    {"/api/events/{id}/questions",             events_read, events_write},
    {"/api/questions/{id}",                    kClosed,     events_write},
    {"/api/categories",                        events_read, kClosed},
    {"/api/orders",                            orders_read, orders_write},
    {"/api/orders/{id}",                       orders_read, kClosed},
    {"/api/orders/{id}/cancel",                kClosed,     orders_write},
    {"/api/orders/{id}/live",                  orders_read, kClosed},
    {"/api/orders/{id}/tickets",               orders_read, kClosed},
    {"/api/orders/{id}/tickets.pdf",           orders_read, kClosed},
    {"/api/events/{id}/orders",                orders_read, kClosed},
    {"/api/events/{id}/orders.csv",            orders_read, kClosed},
    {"/api/orders/{id}/timeline",              orders_read, kClosed},
    {"/api/events/{id}/dashboard",             orders_read, kClosed},
    {"/api/events/{id}/live",                  orders_read, kClosed},
    {"/api/organizations/{id}/usage",          orders_read, kClosed},
    {"/api/tickets",                           tickets_read, kClosed},
    {"/api/tickets/{id}",                      tickets_read, kClosed},
    {"/api/tickets/{id}/qr.png",               tickets_read, kClosed},
    {"/api/tickets/{id}/qr.svg",               tickets_read, kClosed},
    {"/api/tickets/{id}/ticket.pdf",           tickets_read, kClosed},
    {"/api/events/{id}/attendees",             tickets_read, kClosed},
    {"/api/events/{id}/attendees.csv",         tickets_read, kClosed},
    {"/api/events/{id}/attendees/lookup",      scans_read,  kClosed},
    {"/api/events/{id}/checkin",               scans_read,  kClosed},
    {"/api/scanner/events",                    scans_read,  kClosed},
    {"/api/scans",                             kClosed,     scans_write},
    {"/api/scans/manual",                      kClosed,     scans_write},
    {"/api/payments/checkout",                 kClosed,     payments_write},
    {"/api/payments/config",                   payments_read, kClosed},
    {"/api/orders/{id}/refunds",               payments_read, payments_write},
    {"/api/events/{id}/cancellation",          payments_read, payments_write},
    {"/api/events/{id}/cancellation/preview",  payments_read, kClosed},
    {"/api/events/{id}/cancellation/retry",    kClosed,       payments_write},
    {"/api/events/{id}/cancellation/orders",   payments_read, kClosed},
    {"/api/events/{id}/cancellation/orders/{order_id}/settle", kClosed, payments_write},
    {"/api/events/{id}/cancellation.csv",      payments_read, kClosed},
    {"/api/organizations",                     organizations_read, organizations_write},
    {"/api/organizations/slug/{slug}",         organizations_read, kClosed},
    {"/api/organizations/{id}",                organizations_read, organizations_write},
    {"/api/organizations/{id}/logo",           kClosed,            organizations_write},
    {"/api/organizations/{id}/invitations",    organizations_read, organizations_write},
    {"/api/organizations/{id}/invitations/{invitation_id}",        kClosed, organizations_write},
    {"/api/organizations/{id}/invitations/{invitation_id}/resend", kClosed, organizations_write},
    {"/api/organizations/{id}/members",        organizations_read, kClosed},
    {"/api/organizations/{id}/members/{user_id}", kClosed,         organizations_write},
    {"/api/events/{id}/staff",                 organizations_read, organizations_write},
    {"/api/events/{id}/staff/{user_id}",       kClosed,            organizations_write},
    {"/api/events/{id}/queue",                 queue_read,  kClosed},
    {"/api/queue/draws/{id}",                  queue_read,  kClosed},
    {"/api/queue/entries",                     queue_read,  queue_write},
    {"/api/queue/entries/{id}",                queue_read,  queue_write},
    {"/api/queue/entries/{id}/live",           queue_read,  kClosed},
    {"/api/queue/entries/{id}/rejoin",         kClosed,     queue_write},
    {"/api/queue/guests",                      kClosed,     queue_write},
    {"/api/queue/guests/confirm",              kClosed,     queue_write},
    {"/api/queue/lines/{item_id}",             queue_read,  queue_write},
    {"/api/queue/lines/{item_id}/entries",     queue_read,  kClosed},
    {"/api/queue/lines/{item_id}/message",     kClosed,     queue_write},
    {"/api/users/profile",                     profile_read, kClosed},
};
// clang-format on

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
    const auto* open = std::ranges::find(kOpen, path, &Opening::path);
    if (open == std::end(kOpen)) return {};
    return method == "GET" ? open->read : open->write;
}

std::vector<std::string_view> open_paths()
{
    std::vector<std::string_view> out;
    for (const auto& open : kOpen) out.push_back(open.path);
    return out;
}

}  // namespace gatehouse::auth
