// Readers of what the requests of several modules name.

#pragma once

#include "common/json/schema.hpp"

namespace gatehouse::schema {

// A ticket type or a bundle.
Reader<ItemId> item_id();

// An address, or ''.
Reader<std::string> email_or_none();

}  // namespace gatehouse::schema
