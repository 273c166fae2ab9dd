// The table order_emails, and the address of an order. Private to this module.

#pragma once

#include "common/db/session.hpp"
#include "common/personal.hpp"
#include "modules/orders/types.hpp"

namespace gatehouse::orders::repo {

// Keeps the address that the order has, before it gets another.
void insert_email(db::Tx& tx, const Order& order, Time now);
std::optional<std::string> find_email(db::Session& session, const OrderId& order, int secret_version);
// With it, whoever has the secret that went to the old address has nothing.
void set_email(db::Tx& tx, const OrderId& order, const std::string& email);
// Of the person's orders, and where it is the person's own address.
void forget_emails(db::Tx& tx, const std::vector<OrderId>& orders, const personal::Subject& who);

}  // namespace gatehouse::orders::repo
