// What an item's line is decided by: its event, its terms, what is left. Private to this module.

#pragma once

#include "common/app/context.hpp"
#include "common/fresh.hpp"
#include "modules/inventory/service.hpp"
#include "modules/queue/types.hpp"

namespace gatehouse::queue {

struct Sale {
    events::Facts event;
    inventory::Offer offer;
    std::map<PoolId, std::optional<int>> left;  // of its pools; empty: unlimited

    const inventory::SaleItem& item() const { return offer.item; }
    std::optional<int> available() const;
    // Cancelled, over, switched off: nobody will be offered anything any more.
    bool over(Time now) const;
    bool opened(Time now) const { return !item().sales_start || *item().sales_start <= now; }
    // The fewest that an order may have.
    int least() const;
    ShownMode mode() const;
    LineState state(const std::optional<Line>& line, Time now) const;

    // All of its places together are fewer than that.
    bool never_has(int quantity) const { return offer.room && *offer.room < quantity; }

    // Throws not_found, sales_closed, sales_not_open, no_line, limit_exceeded.
    void require_joinable(int quantity, bool accept_fewer, Time now) const;
};

// Throws not_found for what does not exist or is a draft's.
Sale read_sale(const Context& context, db::Session& session, const ItemId& item);

// The same, but perhaps a second old. One for each process.
class Sales {
public:
    Sales();
    Sale get(const Context& context, const ItemId& item);

private:
    Fresh<ItemId, Sale> kept_;
};

}  // namespace gatehouse::queue
