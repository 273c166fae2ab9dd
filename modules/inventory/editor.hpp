// Ticket types: creating, reading, changing and deleting them. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/requests.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

inline constexpr ErrorKind kTooManyTypes{
    "too_many_ticket_types", 409, "An event can have a hundred ticket types."};

class Editor {
public:
    explicit Editor(const Context& context) : context_(context), events_(context), service_(context) {}

    // A type with a pool of its own. The price is in the event's currency.
    TicketType create(const auth::Caller& caller, const NewTicketType& wanted) const;

    // Members see all types with their stock, others what is offered to everybody.
    std::vector<TicketType> list(const auth::Caller& caller, const EventId& event) const;
    TicketType get(const auth::Caller& caller, const TicketTypeId& id) const;

    // Throws capacity_in_use with `sold` and `held` when the new capacity is below what is taken (INV-4).
    TicketType update(const auth::Caller& caller, const TicketTypeId& id, const TypeChange& change) const;

    // Throws has_sales when it was ever sold or held.
    void remove(const auth::Caller& caller, const TicketTypeId& id) const;

private:
    TicketType require(db::Session& session, const TicketTypeId& id) const;
    TicketType with_stock(db::Session& session, const TicketType& type) const;
    void resize(db::Tx& tx, const TicketTypeId& type, std::optional<int> capacity) const;

    const Context& context_;
    events::Service events_;
    Service service_;
};

// What is wrong with a type as a whole.
schema::Faults faults_of(const Terms& terms, const events::Facts& event);

}  // namespace gatehouse::inventory
