// The door: scanning, lookup, staff. Public to the modules above: admin.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "common/page.hpp"
#include "modules/events/service.hpp"
#include "modules/inventory/service.hpp"
#include "modules/organizations/service.hpp"
#include "modules/scanning/types.hpp"
#include "modules/tickets/service.hpp"

namespace gatehouse::scanning {

class Service {
public:
    explicit Service(const Context& context)
        : context_(context), events_(context), organizations_(context), inventory_(context), tickets_(context)
    {
    }

    // Decides about one scan, and keeps it whatever the answer (CHK-2 … CHK-4, CHK-10). not_found to who is
    // no staff here.
    Answer scan(const auth::Caller& caller, const ScanRequest& wanted) const;

    // Admits by hand, with a reason; the same rules but for the QR code (CHK-5).
    Answer admit(const auth::Caller& caller, const ManualRequest& wanted) const;

    // Tickets whose holder, address, number or order begins with q.
    std::vector<tickets::Ticket> lookup(
        const auth::Caller& caller, const EventId& event, const std::string& q) const;

    Overview overview(const auth::Caller& caller, const EventId& event) const;

    // The same in three numbers, unchecked; empty when there is no such event.
    std::optional<DoorState> door(const EventId& event) const;

    // Every scan of these tickets, oldest first, unchecked.
    std::vector<Scan> scans_of(db::Session& session, const std::vector<TicketId>& tickets) const;

    // The events whose door the caller may run, soonest first; past ones stay for as long as their doors are
    // open.
    std::vector<DoorEvent> my_events(const auth::Caller& caller) const;

    std::vector<Staff> staff(const auth::Caller& caller, const EventId& event) const;
    // The person must have an account. Again changes role and end of access.
    Staff add_staff(const auth::Caller& caller, const EventId& event, const StaffRequest& wanted) const;
    void remove_staff(const auth::Caller& caller, const EventId& event, const UserId& user) const;
    // Somebody left the organization at that time: ends the posts at its events that they had by then.
    void end_posts(const OrganizationId& organization, const UserId& user, Time left) const;

    // The event, when the caller may scan there: its staff, or a member who runs its organization's events.
    events::Facts require_staff(db::Session& session, const auth::Caller& caller, const EventId& event) const;

private:
    // A scan under way: what is to be stored, and the ticket once it is known.
    struct Case {
        events::Facts event;
        Scan scan;
        std::optional<tickets::Ticket> ticket;
        std::optional<Admission> first;
        std::vector<inventory::Day> days;  // of the event
        int day = 1;                       // whose doors are open
        bool is_new = false;               // one more person on that day
    };
    Case open(const auth::Caller& caller, const EventId& event) const;
    // Runs the judgement in one transaction and stores the scan; the same nonce again answers as before.
    Answer decide(Case opened, const std::function<void(db::Tx&, Case&)>& judge) const;
    void judge_token(db::Tx& tx, Case& c, const std::string& token) const;
    void judge_ticket(db::Tx& tx, Case& c) const;
    void pass(db::Tx& tx, Case& c) const;
    Answer answer(const Case& c) const;
    Answer repeat(const Case& c) const;
    std::chrono::hours doors() const
    {
        return std::chrono::hours(context_.config.number("scanning.doors_hours"));
    }

    const Context& context_;
    events::Service events_;
    organizations::Service organizations_;
    inventory::Service inventory_;
    tickets::Service tickets_;
};

}  // namespace gatehouse::scanning
