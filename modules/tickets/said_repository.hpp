// The tables order_holders and order_answers.

#pragma once

#include <unordered_map>

#include "common/db/session.hpp"
#include "modules/tickets/types.hpp"

namespace gatehouse::tickets::repo {

// Writes nothing where nothing was said.
void insert_said(db::Tx& tx, const std::vector<Said>& said);

std::unordered_map<OrderId, std::vector<Holder>> holders_of(
    db::Session& session, const std::vector<OrderId>& orders);
std::unordered_map<OrderId, std::vector<Answered>> answers_of(
    db::Session& session, const std::vector<OrderId>& orders);

void forget_said(db::Tx& tx, const std::vector<OrderId>& orders);

}  // namespace gatehouse::tickets::repo
