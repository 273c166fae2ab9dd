// Reading events: search, one by id or slug, the organizer's list. Private to this module.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/requests.hpp"
#include "modules/events/service.hpp"

namespace gatehouse::events {

// The slug has changed for good; `slug` and `location` say where to.
inline constexpr ErrorKind kMoved{"moved", 301, "This event has a new address."};

// An event by its id, or by its slug.
using Asked = std::variant<EventId, std::string>;

class Catalogue {
public:
    explicit Catalogue(const Context& context) : context_(context), events_(context) {}

    // Published events (EVT-8).
    Page<Card> search(const Search& search) const;

    // The event as the caller may see it, else not_found: drafts are for members.
    Event get(const auth::Caller& caller, const EventId& id) const;
    // The same by slug. Throws moved for an earlier slug (EVT-12).
    Event get_by_slug(const auth::Caller& caller, const std::string& slug) const;

    std::vector<Category> categories() const;
    std::string calendar(const auth::Caller& caller, const EventId& id) const;

    // An organization as everybody sees it, with its next events. Throws organizations::kOrganizationMoved
    // for an earlier slug.
    std::pair<organizations::Organization, std::vector<Card>> of_organizer(const std::string& slug) const;

    // For crawlers.
    std::string sitemap() const;
    std::string robots() const;

private:
    Event shown(const auth::Caller& caller, const Asked& asked) const;

    const Context& context_;
    Service events_;
};

}  // namespace gatehouse::events
