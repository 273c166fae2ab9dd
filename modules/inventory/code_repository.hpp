// The tables discount_codes and code_items.

#pragma once

#include "common/db/session.hpp"
#include "modules/inventory/types.hpp"

namespace gatehouse::inventory::repo {

// With what they are for and show, and what is left of their reserves.
std::vector<DiscountCode> codes_of(db::Session& session, const EventId& event);
std::vector<DiscountCode> codes_by_key(
    db::Session& session, const EventId& event, const std::vector<std::string>& keys);
std::optional<DiscountCode> find_code(db::Session& session, const CodeId& id);
// Reserves of codes whose time is over.
std::vector<CodeId> ended_with_reserve(db::Session& session, Time now);

// A second code of the same key throws a duplicate.
void insert_code(db::Tx& tx, const DiscountCode& code, const std::string& currency);
// False when it was used more often than its new limit.
bool update_code(db::Tx& tx, const DiscountCode& code, const std::string& currency);
void set_reserve(db::Tx& tx, const CodeId& code, const std::optional<HoldId>& reserve);
// The code, locked; false when a hold ever used it.
bool lock_unused(db::Tx& tx, const CodeId& id);
void remove_code(db::Tx& tx, const CodeId& id);
bool names_item(db::Session& session, const ItemId& item);

}  // namespace gatehouse::inventory::repo
