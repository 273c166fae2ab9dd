#pragma once

#include "modules/payments/ledger.hpp"

namespace gatehouse::payments::ledger::repo {

// Rows as Posting::rows() makes them.
void insert_entries(db::Tx& tx, const std::vector<db::Args>& rows);

// The number of the next posting of this cause, whose own row the caller has locked.
int next_step(db::Session& session, const OrganizationId& organization, Cause cause, const Uuid& id);

// Cash of the order went back under this id.
bool has_handed_back(db::Session& session, const OrderId& order, const RefundId& refund);

}  // namespace gatehouse::payments::ledger::repo
