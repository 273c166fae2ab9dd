// What the modules above may ask of events. The use cases of the HTTP surface are in catalogue.hpp,
// editor.hpp and gallery.hpp, which are private to this module.

#pragma once

#include <unordered_map>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/events/types.hpp"
#include "modules/organizations/types.hpp"

namespace gatehouse::events {

// Reasons against publishing that only a module above can know: {"/ticket_types", "required", "…"}.
using Missing = std::vector<Fault>;

class Service {
public:
    explicit Service(const Context& context) : context_(context) {}

    // One cheap statement.
    std::optional<Facts> find(db::Session& session, const EventId& id) const;

    // The event, if tickets may be sold for it now: published, not over, no save-the-date. Drafts and
    // strangers' ids throw not_found; a cancelled or past event throws sales_closed. Windows of ticket types
    // are inventory's matter.
    Facts require_on_sale(db::Session& session, const EventId& id) const;

    // The event, if everybody may see it or the caller belongs to its organization; else not_found.
    Facts require_visible(db::Session& session, const auth::Caller& caller, const EventId& id) const;

    // The event, if the caller may do this to it. Strangers get not_found, members who lack the right
    // forbidden.
    Facts require_manageable(db::Session& session, const auth::Caller& caller, const EventId& id,
        organizations::Permission permission) const;

    // True when the caller may do this to it; never throws for lack of a right.
    bool may(db::Session& session, const auth::Caller& caller, const Facts& event,
        organizations::Permission permission) const;

    // The whole event, unchecked; not_found when there is none.
    Event read(db::Session& session, const EventId& id) const;

    // What orders and tickets show of their events, with picture and organizer. Unknown ids are left out of
    // briefs().
    Brief brief(db::Session& session, const EventId& id) const;
    std::unordered_map<EventId, Brief> briefs(db::Session& session, const std::vector<EventId>& ids) const;

    // The events of the caller's organizations, latest first: the frame of the organizer's list.
    Page<Card> of_organizer(
        db::Session& session, const auth::Caller& caller, const OrganizerQuery& query) const;

    // The event as an iCalendar file (RFC 5545). `url` is the page it points to; empty means the event's own
    // page.
    std::string calendar(const Brief& event, const std::string& url = {}) const;

    // Locks the event's row: the first lock of a use case that changes its life or its stock.
    std::optional<Facts> lock(db::Tx& tx, const EventId& id) const;

    // draft → published. Lists everything that is missing at once, `also` included (EVT-4).
    void publish(db::Tx& tx, const auth::Caller& caller, const EventId& id, const Missing& also) const;

    // published → cancelled: the sale stops with the COMMIT.
    void cancel(db::Tx& tx, const auth::Caller& caller, const EventId& id, const std::string& reason) const;

    // A copy as a draft with its pictures and categories, under a new id and slug; stock is inventory's
    // matter (EVT-6).
    struct Copy {
        std::optional<std::string> name;
        std::optional<Time> starts_at, ends_at;
    };
    EventId duplicate(db::Tx& tx, const auth::Caller& caller, const EventId& id, const Copy& copy) const;

    // Sets what lists show of the sale. Writes only when it differs.
    void set_sale_summary(db::Tx& tx, const EventId& id, const SaleSummary& summary) const;

    // Whether its buyers are asked anything (Facts::asks).
    void set_asks(db::Tx& tx, const EventId& id, bool asks) const;

    // Published events of these organizations that end after a moment, soonest first: whose doors their
    // members may run.
    std::vector<EventId> of_organizations(
        db::Session& session, const std::vector<OrganizationId>& ids, Time ending_after, int most) const;

    // What the organization published and how much its pictures take, up to the end of each month (ORG-8).
    // `months` ("2026-11") are in order.
    std::vector<MonthlyUse> usage(
        db::Session& session, const OrganizationId& id, const std::vector<std::string>& months) const;
    // Every event of the organization, whatever became of it.
    std::vector<EventId> ids_of(db::Session& session, const OrganizationId& id) const;
    // Drafts and events to come: what a plan's limit counts.
    int count_open(db::Session& session, const OrganizationId& id) const;

    // Published events that ended in (from, to]: their sale is over.
    std::vector<EventId> ended_between(db::Session& session, Time from, Time to) const;

private:
    const Context& context_;
};

}  // namespace gatehouse::events
