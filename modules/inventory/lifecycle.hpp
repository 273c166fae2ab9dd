// What happens to an event as a whole and needs its stock. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/requests.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

class Lifecycle {
public:
    explicit Lifecycle(const Context& context) : context_(context), events_(context), service_(context) {}

    // Throws not_publishable with everything that is missing, of the event and of what it sells (EVT-4).
    void publish(const auth::Caller& caller, const EventId& event) const;

    // Stops the sale. Throws has_sales while tickets that were paid for are out: they are to be refunded
    // first.
    void cancel(const auth::Caller& caller, const EventId& event, const std::string& reason) const;

    // A draft with the same days, ticket types, bundles, capacities and codes (EVT-6). Days, sale windows and
    // codes move with the event's start.
    EventId duplicate(const auth::Caller& caller, const EventId& event, const Duplicate& wanted) const;

    // News that a draft was deleted: all its stock goes as well. Hearing it twice does no harm.
    void forget(const EventId& event) const;

private:
    const Context& context_;
    events::Service events_;
    Service service_;
};

}  // namespace gatehouse::inventory
