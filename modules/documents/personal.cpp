#include "modules/documents/personal.hpp"

#include "common/time.hpp"
#include "modules/documents/repository.hpp"

namespace gatehouse::documents {

personal::Files personal_data(db::Session& session, const std::vector<OrderId>& orders)
{
    json::Writer papers, billing;
    papers.array(), billing.array();
    for (const auto& order : orders) {
        for (const auto& d : repo::of_order(session, order))
            papers.object()
                .member("number", d.number.str())
                .member("issued_at", to_rfc3339(d.issued_at))
                .key("content")
                .raw(to_json(d.content))
                .end_object();
        if (const auto to = repo::find_billing(session, order))
            billing.object()
                .member("order", order.str())
                .member("name", to->name)
                .member("address", to->address)
                .member("tax_id", to->tax_id)
                .end_object();
    }
    return {
        {"invoices.json", papers.end_array().take()}, {"invoice_addresses.json", billing.end_array().take()}};
}

void erase(db::Tx& tx, const std::vector<OrderId>& orders)
{
    tx.exec_in("DELETE FROM order_billing WHERE order_id IN (?*)", orders);
}

}  // namespace gatehouse::documents
