// Sale items: creating, reading, changing and deleting ticket types and bundles, which differ in what they
// are made from and in nothing else. Private to this module.

#pragma once

#include <functional>

#include "common/app/context.hpp"
#include "common/auth/caller.hpp"
#include "modules/inventory/requests.hpp"
#include "modules/inventory/service.hpp"

namespace gatehouse::inventory {

inline constexpr ErrorKind kTooManyTypes{
    "too_many_ticket_types", 409, "An event can have a hundred ticket types and bundles."};

class Editor {
public:
    explicit Editor(const Context& context) : context_(context), events_(context), service_(context) {}

    // An item with a pool of its own, and what it draws from besides. The price is in the event's currency.
    SaleItem create(const auth::Caller& caller, const NewTicketType& wanted) const;
    SaleItem create(const auth::Caller& caller, const NewBundle& wanted) const;

    // Members see all items with their stock, others what is offered to everybody.
    EventStock list(const auth::Caller& caller, const EventId& event) const;
    EventStock types(const auth::Caller& caller, const EventId& event) const;
    EventStock bundles(const auth::Caller& caller, const EventId& event) const;
    SaleItem get(const auth::Caller& caller, const ItemId& id) const;

    // Throws capacity_in_use with `sold` and `held` when the new capacity is below what is taken (INV-4), and
    // has_sales when other days are wanted for what was sold or held already.
    SaleItem update(const auth::Caller& caller, const TicketTypeId& id, const TypeChange& change) const;
    SaleItem update(const auth::Caller& caller, const BundleId& id, const BundleChange& change) const;

    // Throws has_sales when it was ever sold or held.
    void remove(const auth::Caller& caller, const ItemId& id) const;

private:
    // What makes an item out of a request, given the event and the rest of its stock.
    using Make = std::function<void(SaleItem&, const events::Facts&, const EventStock&)>;
    SaleItem create(
        const auth::Caller& caller, const NewItem& wanted, const ItemId& id, const Make& make) const;
    SaleItem update(const auth::Caller& caller, const ItemId& id, const ItemChange& change,
        const Make& change_days) const;

    SaleItem require(db::Session& session, const ItemId& id) const;
    SaleItem with_stock(db::Session& session, const SaleItem& item) const;
    void tell(const EventId& event) const;

    const Context& context_;
    events::Service events_;
    Service service_;
};

// What is wrong with an item as a whole.
schema::Faults faults_of(const Terms& terms, const events::Facts& event);

}  // namespace gatehouse::inventory
