// What an organizer earned with each event, and what of it was whose (PAY-9). Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "common/page.hpp"
#include "modules/orders/service.hpp"
#include "modules/organizations/service.hpp"

namespace gatehouse::payments {

// gross − discounts − refunds − platform_fee = net, to the cent.
struct Settlement {
    EventId event;
    std::string name, zone;
    Time starts_at;
    events::FeesPaidBy fees_paid_by = events::FeesPaidBy::buyer;
    int orders = 0, tickets = 0;
    Money gross, discounts, refunds;
    Money platform_fee;  // what the platform kept: less what it gave back with refunds
    Money net;
    Money by_hand;  // of the net, what the organizer took in cash themselves
};

class Settlements {
public:
    explicit Settlements(const Context& context)
        : context_(context), organizations_(context), events_(context), orders_(context)
    {
    }

    // All of these are for who may handle the organization's money; not_found for strangers, forbidden for
    // other members.

    // The events that sold anything, latest first.
    Page<Settlement> of_organization(
        const auth::Caller& caller, const OrganizationId& id, const PageQuery& query) const;
    Settlement of_event(const auth::Caller& caller, const EventId& id) const;
    // The same for spreadsheets: a row for each event, and for each order of one.
    std::string csv(const auth::Caller& caller, const OrganizationId& id) const;
    std::string csv(const auth::Caller& caller, const EventId& id) const;

private:
    std::vector<Settlement> settle(db::Session& session, const OrganizationId& organization,
        const std::vector<orders::Takings>& takings) const;

    const Context& context_;
    organizations::Service organizations_;
    events::Service events_;
    orders::Service orders_;
};

}  // namespace gatehouse::payments
