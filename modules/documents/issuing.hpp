// Issuing the papers of one order, in the caller's transaction. Private to this module.

#pragma once

#include "modules/documents/compose.hpp"
#include "modules/orders/service.hpp"

namespace gatehouse::documents {

class Issuing {
public:
    // The order is locked and was completed.
    Issuing(const Context& context, db::Tx& tx, const orders::Order& order);

    // The order's invoice, when it has none.
    void invoice();
    // What goes back by this refund, or does not any more.
    void refund(const RefundId& id, std::int64_t owed, const Return& back);
    bool knows(const RefundId& id) const { return next_revision(id.uuid()) > 1; }
    // Whatever is still missing between the papers and what the order says of itself, but for so much that is
    // papered later.
    void rest(std::int64_t later = 0);
    // The invoice is taken back, and another one made out.
    void invoice_anew();

    int issued() const { return issued_; }
    const std::vector<Document>& papers() const { return papers_; }

private:
    const Document* invoice_in_force() const;
    std::vector<TaxLine> left() const;
    int next_revision(const Uuid& cause) const;
    void add(Kind kind, const Uuid& cause, const std::optional<DocumentId>& corrects, Content content);
    Content new_invoice() const;

    const Context& context_;
    db::Tx& tx_;
    const orders::Order& order_;
    std::vector<Document> papers_;  // oldest first
    int issued_ = 0;
};

}  // namespace gatehouse::documents
