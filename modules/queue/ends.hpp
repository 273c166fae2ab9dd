// How a wait ends other than by an offer, and how offers end. Every end is a guarded change under the entry's
// lock, so that of several at once one happens. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "modules/queue/repository.hpp"

namespace gatehouse::queue {

class Ends {
public:
    explicit Ends(const Context& context) : context_(context) {}

    // Offers that nobody accepted in time: their places are free, their people may join again. Returns how
    // many rows it looked at.
    int expire() const;

    // Nobody is offered anything in this line any more: everybody is told, offers are taken back. Returns how
    // many it sent home.
    int close(const ItemId& item, const std::string& reason) const;

    // The person leaves; again is the same. Throws offer_used when an order is open.
    void leave(const Entry& entry) const;

    // An order changed that came, or may have come, from an offer.
    void heard(const OrderId& order) const;
    // The same for an order of which we know nothing yet.
    void heard_of_new(const OrderId& order) const;

    // Offers whose order ended while nobody told us; returns how many.
    int settle_forgotten() const;

private:
    int close_some(const ItemId& item, const std::string& reason) const;
    void settle(const EntryId& id, const OrderId& order) const;

    const Context& context_;
};

}  // namespace gatehouse::queue
