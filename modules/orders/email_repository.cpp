#include "modules/orders/email_repository.hpp"

#include "common/text/text.hpp"

namespace gatehouse::orders::repo {

void insert_email(db::Tx& tx, const Order& order, Time now)
{
    tx.exec("INSERT INTO order_emails (order_id, secret_version, email, left_at) VALUES (?, ?, ?, ?)",
        order.id, order.secret_version, order.buyer.email, now);
}

std::optional<std::string> find_email(db::Session& session, const OrderId& order, int secret_version)
{
    return session.one(
        "SELECT email FROM order_emails WHERE order_id = ? AND secret_version = ?",
        [](const db::Row& row) { return row.text(1); }, order, secret_version);
}

void set_email(db::Tx& tx, const OrderId& order, const std::string& email)
{
    tx.exec(R"sql(
        UPDATE orders SET buyer_email = ?, buyer_email_key = ?, secret_version = secret_version + 1 WHERE id = ?
    )sql",
        email, text::fold(email), order);
}

void forget_emails(db::Tx& tx, const std::vector<OrderId>& orders, const personal::Subject& who)
{
    if (!orders.empty()) tx.exec_in("DELETE FROM order_emails WHERE order_id IN (?*)", orders);
    if (who.verified) tx.exec("DELETE FROM order_emails WHERE email = ?", who.email);
}

}  // namespace gatehouse::orders::repo
