// What documents say, in words and numbers. No I/O. Private to this module.

#pragma once

#include "modules/documents/types.hpp"
#include "modules/events/types.hpp"
#include "modules/orders/types.hpp"
#include "modules/organizations/types.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::documents {

// What an invoice is made of.
struct Sale {
    const orders::Order& order;
    const events::Brief& event;
    const organizations::Organization& seller;
    std::optional<Party> billing;  // whom it is made out to, where that is not simply the buyer
};
Content invoice(const Sale& sale);

// What goes back, or does not after all.
struct Return {
    std::int64_t amount = 0;
    std::string reason;
    bool at_gateway = false;               // somebody refunded it there
    std::vector<tickets::Ticket> tickets;  // that were cancelled with it
};

// Says of `invoice`, whose number is given, that an amount went back. `left` is what all papers of the order
// come to so far, rate by rate.
Content credit_note(const Document& invoice, const orders::Order& order, const std::vector<TaxLine>& left,
    const Return& back);

// Takes all of the invoice back, because another one is in its place.
Content replaced(const Document& invoice);

// Says of a credit note that it did not happen.
Content debit_note(const Document& credit_note);

// Says that so much of what was credited did not go back; `credited` is how much of each rate was.
Content debit_note(const Document& invoice, const std::vector<TaxLine>& credited, std::int64_t amount);

}  // namespace gatehouse::documents
