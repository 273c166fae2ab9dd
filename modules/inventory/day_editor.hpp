// An event's days and the capacities that its items share. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/requests.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

class DayEditor {
public:
    explicit DayEditor(const Context& context) : context_(context), events_(context), service_(context) {}

    // Members see the figures, others what is offered to everybody.
    EventStock list(const auth::Caller& caller, const EventId& event) const;

    // The next number. Throws too_many beyond 32.
    Day create(const auth::Caller& caller, const EventId& event, const NewDay& wanted) const;

    // Throws capacity_in_use when more is taken than that (INV-4).
    Day update(const auth::Caller& caller, const DayId& id, const DayChange& change) const;

    // Throws has_sales when an item is for this day, or when tickets of the event are out: theirs may admit
    // to it, and its number must not come to mean another day.
    void remove(const auth::Caller& caller, const DayId& id) const;

    // The capacity of the event as a whole; empty: unlimited. Throws capacity_in_use.
    EventStock set_capacity(
        const auth::Caller& caller, const EventId& event, std::optional<int> capacity) const;

private:
    Day require(db::Session& session, const DayId& id) const;
    Day shown(db::Session& session, const Day& day) const;
    void set_capacity(db::Tx& tx, Day& day, std::optional<int> capacity) const;
    void tell(const EventId& event) const;

    const Context& context_;
    events::Service events_;
    Service service_;
};

// What is wrong with a day as a whole.
schema::Faults faults_of(const Day& day, const events::Facts& event);

}  // namespace gatehouse::inventory
