// Reading events: search, one by id or slug, the organizer's list. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/requests.hpp"
#include "modules/events/service.hpp"

namespace gatehouse::events {

// The slug has changed for good; `slug` and `location` say where to.
inline constexpr ErrorKind kMoved{"moved", 301, "This event has a new address."};

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
    Event shown(db::Session& session, const auth::Caller& caller, std::optional<Event> event,
        const std::string& asked) const;

    const Context& context_;
    Service events_;
};

}  // namespace gatehouse::events
