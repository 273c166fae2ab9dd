// The secret of a person's authenticator app as it is kept: sealed under a key derived from the master key,
// and good for that person's row only. Private to this module.

#pragma once

#include <string>

#include "common/config.hpp"
#include "common/id.hpp"

namespace gatehouse::accounts::authenticator {

std::string seal(const Config& config, const UserId& user, const std::string& secret);
// Throws Error(kInternal) when it was tampered with.
std::string open(const Config& config, const UserId& user, const std::string& sealed);

}  // namespace gatehouse::accounts::authenticator
