// Under which address somebody tried to come in, for the audit log. Private to this module.

#pragma once

#include <optional>
#include <string_view>

#include "common/app/context.hpp"

namespace gatehouse::accounts {

struct Tried {
    const char* type;
    Uuid subject;
};

// The account, or for an address without one what stands for it: a keyed hash, the same each time. So staff
// see that one address is tried again and again, and the log, which outlives accounts, holds no address.
Tried tried(const Config& config, const std::optional<UserId>& user, std::string_view email);

}  // namespace gatehouse::accounts
